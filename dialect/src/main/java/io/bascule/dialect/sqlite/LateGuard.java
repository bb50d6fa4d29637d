package io.bascule.dialect.sqlite;

import io.bascule.dialect.Statement;
import io.bascule.dialect.sqlite.TableShape.Addressing;
import io.bascule.operation.Operation;
import java.util.List;

/**
 * A question about foreign keys that is asked at the end of a plan, when all tables are as they
 * shall be, and under the names that they have then.
 */
sealed interface LateGuard {
  /** The table whose rows are looked at. */
  String child();

  /** The table that must be there for the question to make sense. */
  String parent();

  /** The same after a table was renamed. */
  LateGuard renamed(String before, String after);

  /** The same after a column was renamed. */
  LateGuard renamed(String table, String before, String after);

  /**
   * The question.
   *
   * @param now how the rows of the child are addressed at the end
   */
  Statement.Guard guard(Addressing now);

  private static String following(String name, String before, String after) {
    return SqliteNames.same(name, before) ? after : name;
  }

  /**
   * Every row must keep a key that was not there before.
   *
   * @param columns the key's own columns
   */
  record NewKey(Operation cause, String child, String parent, List<String> columns)
      implements LateGuard {
    @Override
    public LateGuard renamed(String before, String after) {
      return new NewKey(
          cause,
          LateGuard.following(child, before, after),
          LateGuard.following(parent, before, after),
          columns);
    }

    @Override
    public LateGuard renamed(String table, String before, String after) {
      return SqliteNames.same(table, child)
          ? new NewKey(
              cause,
              child,
              parent,
              columns.stream().map(own -> LateGuard.following(own, before, after)).toList())
          : this;
    }

    @Override
    public Statement.Guard guard(Addressing now) {
      String own =
          "SELECT id FROM pragma_foreign_key_list(%s) WHERE seq = 0 AND lower(\"table\") = lower(%s)"
                  .formatted(SqliteText.constant(child), SqliteText.constant(parent))
              + " AND lower(\"from\") = lower(%s)".formatted(SqliteText.constant(columns.get(0)));
      return new Statement.Guard(
          cause,
          """
          SELECT count(*) AS "rows", min(rowid) AS "first rowid"
          FROM pragma_foreign_key_check(%s)
          WHERE fkid IN (%s)
          GROUP BY parent"""
              .formatted(SqliteText.constant(child), own),
          "Rows of %s point from %s to rows of %s that do not exist"
              .formatted(child, String.join(", ", columns), parent));
    }
  }

  /**
   * No more rows may break the table's keys than broke them at first.
   *
   * @param was how the rows were addressed at first
   * @param baseline the temporary table of the rows that broke a key at first, in quotes
   */
  record NoMore(Operation cause, String child, Addressing was, String baseline)
      implements LateGuard {
    @Override
    public String parent() {
      return child;
    }

    @Override
    public LateGuard renamed(String before, String after) {
      return new NoMore(cause, LateGuard.following(child, before, after), was, baseline);
    }

    @Override
    public LateGuard renamed(String table, String before, String after) {
      return this;
    }

    @Override
    public Statement.Guard guard(Addressing now) {
      boolean addressed = was == Addressing.ROWID && now == Addressing.ROWID;
      return new Statement.Guard(
          cause,
          (addressed ? EACH_ROW : ALL_ROWS).formatted(SqliteText.constant(child), baseline),
          "Rows of %s point to rows that do not exist any more".formatted(child));
    }

    private static final String EACH_ROW =
        """
        SELECT count(*) AS "rows", min(rowid) AS "first rowid"
        FROM pragma_foreign_key_check(%s) AS now
        WHERE NOT EXISTS (
          SELECT 1 FROM temp.%s AS was
          WHERE was.address = now.rowid AND was.parent = now.parent)
        GROUP BY now.parent""";

    private static final String ALL_ROWS =
        """
        SELECT now.n AS "rows", was.n AS before
        FROM (SELECT count(*) AS n FROM pragma_foreign_key_check(%s)) AS now,
             (SELECT count(*) AS n FROM temp.%s) AS was
        WHERE now.n > was.n""";
  }
}
