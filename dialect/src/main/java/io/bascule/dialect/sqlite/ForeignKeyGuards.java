package io.bascule.dialect.sqlite;

import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the foreign keys that a plan can break, and no others: looking at all of them costs more
 * than copying the table. Keys that were broken before are not the plan's fault.
 */
final class ForeignKeyGuards {
  private static final String BASELINE = "__bascule_orphans_";

  private final Simulator simulator;
  private final Steps steps;
  private final Set<String> watched = new TreeSet<>();
  private final List<Late> late = new ArrayList<>();
  private final List<Statement> baselines = new ArrayList<>();

  ForeignKeyGuards(Simulator simulator, Steps steps) {
    this.simulator = simulator;
    this.steps = steps;
  }

  /** A key that was not there before: at the end of the plan every row must keep it. */
  void guardNew(Operation cause, String table, OwnedRule key) {
    List<String> columns = key.columns();
    String own =
        "SELECT id FROM pragma_foreign_key_list(%s) WHERE seq = 0 AND lower(\"table\") = lower(%s)"
                .formatted(SqliteText.constant(table), SqliteText.constant(key.parent()))
            + " AND lower(\"from\") = lower(%s)".formatted(SqliteText.constant(columns.get(0)));
    var guard =
        new Statement.Guard(
            cause,
            """
            SELECT count(*) AS "rows", min(rowid) AS "first rowid"
            FROM pragma_foreign_key_check(%s)
            WHERE fkid IN (%s)
            GROUP BY parent"""
                .formatted(SqliteText.constant(table), own),
            "Rows of %s point from %s to rows of %s that do not exist"
                .formatted(table, String.join(", ", columns), key.parent()));
    late.add(new Late(table, key.parent(), guard));
  }

  /** A guard for the end: it can only be asked if both tables are there then. */
  private record Late(String child, String parent, Statement.Guard guard) {}

  /** Adds the guards, but for keys that cannot be checked because they point to what is no key. */
  void finish() {
    for (Late key : late) {
      if (simulator.table(key.parent()).isPresent() && isCheckable(key.child())) {
        steps.atEnd(key.guard());
      }
    }
    baselines.forEach(steps::atEnd);
  }

  private boolean isCheckable(String child) {
    return simulator.table(child).isPresent()
        && simulator.refusal(
                "SELECT * FROM pragma_foreign_key_check(%s)".formatted(SqliteText.constant(child)))
            == null;
  }

  /**
   * Keys that were there before and whose values change: at the end of the plan no more rows may
   * break them than now. It must be called before the values change.
   */
  void watch(Operation cause, String child) {
    String name = SqliteText.constant(child);
    if (!isCheckable(child) || !watched.add(SqliteNames.fold(child))) {
      return; // a key to what is no key cannot be checked, nor be broken any further
    }
    String baseline = SqlText.quoted(BASELINE + child);
    steps.run(
        cause,
        """
        CREATE TEMP TABLE %s AS
        SELECT rowid AS address, parent FROM pragma_foreign_key_check(%s)"""
            .formatted(baseline, name));
    boolean addressed = TableShape.of(simulator, child).addressing() == TableShape.Addressing.ROWID;
    String query =
        addressed
            ? """
              SELECT count(*) AS "rows", min(rowid) AS "first rowid"
              FROM pragma_foreign_key_check(%s) AS now
              WHERE NOT EXISTS (
                SELECT 1 FROM temp.%s AS was
                WHERE was.address = now.rowid AND was.parent = now.parent)
              GROUP BY now.parent"""
            : """
              SELECT now.n AS "rows", was.n AS before
              FROM (SELECT count(*) AS n FROM pragma_foreign_key_check(%s)) AS now,
                   (SELECT count(*) AS n FROM temp.%s) AS was
              WHERE now.n > was.n""";
    var guard =
        new Statement.Guard(
            cause,
            query.formatted(name, baseline),
            "Rows of %s point to rows that do not exist any more".formatted(child));
    late.add(new Late(child, child, guard));
    baselines.add(Statement.Sql.of(cause, "DROP TABLE temp." + baseline));
  }

  /** The tables that have foreign keys to this one, itself among them if it has. */
  List<String> children(String parent) {
    return simulator.stored().stream()
        .filter(o -> o.type().equals("table"))
        .map(Simulator.Stored::name)
        .filter(
            name ->
                !simulator
                    .rows(
                        "SELECT 1 FROM pragma_foreign_key_list(%s) WHERE lower(\"table\") = lower(%s)"
                            .formatted(SqliteText.constant(name), SqliteText.constant(parent)))
                    .isEmpty())
        .toList();
  }

  /** Whether one of the table's foreign keys uses one of the columns. */
  boolean uses(String child, Set<String> columns) {
    return from(child, "from", "1 = 1").stream().anyMatch(columns::contains);
  }

  /** Whether a foreign key of the child points to one of the columns of the parent. */
  boolean points(String child, String parent, Set<String> columns) {
    String condition = "lower(\"table\") = lower(%s)".formatted(SqliteText.constant(parent));
    return from(child, "to", condition).stream()
        .anyMatch(column -> column.isEmpty() || columns.contains(column));
  }

  private List<String> from(String child, String side, String condition) {
    return simulator
        .rows(
            "SELECT coalesce(\"%s\", '') FROM pragma_foreign_key_list(%s) WHERE %s"
                .formatted(side, SqliteText.constant(child), condition))
        .stream()
        .map(row -> SqliteNames.fold(String.valueOf(row.get(0))))
        .toList();
  }
}
