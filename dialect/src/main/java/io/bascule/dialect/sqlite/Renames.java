package io.bascule.dialect.sqlite;

import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Renames of tables and columns. SQLite itself changes the names in indexes, checks, foreign keys,
 * views and triggers, wherever they are.
 */
final class Renames {
  private static final String BETWEEN = "__bascule_rename_";

  private final Target target;
  private final Steps steps;

  Renames(Target target, Steps steps) {
    this.target = target;
    this.steps = steps;
  }

  /** Renames a table, and what ANALYZE knows of it. */
  void table(RenameTable change) {
    String before = change.before().local();
    String after = change.after().local();
    target.refuseShadowed(before);
    if (SqliteNames.same(before, after)) {
      rename(change, before, BETWEEN + before);
      rename(change, BETWEEN + before, after);
    } else {
      rename(change, before, after);
    }
    for (String statistics : target.statistics()) {
      steps.add(
          Statement.Sql.of(
              change,
              "UPDATE %s SET tbl = %s WHERE tbl = %s"
                  .formatted(statistics, SqliteText.constant(after), SqliteText.constant(before))));
    }
  }

  private void rename(RenameTable change, String before, String after) {
    alter(change, "ALTER TABLE %s RENAME TO %s".formatted(quoted(before), quoted(after)));
  }

  /** Renames a column. */
  void column(RenameColumn change) {
    target.refuseShadowed(change.table().local());
    alter(
        change,
        "ALTER TABLE %s RENAME COLUMN %s TO %s"
            .formatted(
                quoted(change.table().local()), quoted(change.before()), quoted(change.after())));
  }

  /**
   * SQLite refuses to rename anything while any view or trigger is broken. With writable_schema it
   * leaves those as they are and renames the rest (renameColumnFunc in its alter.c), which must not
   * be done where the table itself would be broken.
   */
  private void alter(Operation change, String sql) {
    var statement = Statement.Sql.of(change, sql);
    @Nullable String refusal = steps.tried(statement);
    if (refusal == null) {
      return;
    }
    if (!refusal.startsWith("error in ") || refusal.startsWith("error in table ")) {
      steps.run(statement);
      return;
    }
    steps.run(change, "PRAGMA writable_schema=ON");
    steps.run(statement);
    steps.run(change, "PRAGMA writable_schema=RESET");
  }

  private static String quoted(String name) {
    return SqlText.quoted(name);
  }
}
