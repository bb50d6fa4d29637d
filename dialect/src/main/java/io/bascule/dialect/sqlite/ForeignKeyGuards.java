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
  private final List<LateGuard> late = new ArrayList<>();
  private final List<Statement> baselines = new ArrayList<>();

  ForeignKeyGuards(Simulator simulator, Steps steps) {
    this.simulator = simulator;
    this.steps = steps;
  }

  /** A key that was not there before: at the end of the plan every row must keep it. */
  void guardNew(Operation cause, String table, OwnedRule key) {
    late.add(new LateGuard.NewKey(cause, table, key.parent(), key.columns()));
  }

  /** A table has another name from here on. */
  void renamed(String before, String after) {
    late.replaceAll(guard -> guard.renamed(before, after));
    if (watched.remove(SqliteNames.fold(before))) {
      watched.add(SqliteNames.fold(after));
    }
  }

  /** A column has another name from here on. */
  void renamed(String table, String before, String after) {
    late.replaceAll(guard -> guard.renamed(table, before, after));
  }

  /** A table is gone, and what is made in its place is another one. */
  void dropped(String table) {
    late.removeIf(guard -> SqliteNames.same(guard.child(), table));
    watched.remove(SqliteNames.fold(table));
  }

  /** Adds the guards, but for keys that cannot be checked because they point to what is no key. */
  void finish() {
    for (LateGuard guard : late) {
      if (simulator.table(guard.parent()).isPresent() && isCheckable(guard.child())) {
        steps.atEnd(guard.guard(TableShape.of(simulator, guard.child()).addressing()));
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
    if (!isCheckable(child) || !watched.add(SqliteNames.fold(child))) {
      return; // a key to what is no key cannot be checked, nor be broken any further
    }
    String baseline = SqlText.quoted(BASELINE + baselines.size() + "_" + child);
    steps.run(
        cause,
        """
        CREATE TEMP TABLE %s AS
        SELECT rowid AS address, parent FROM pragma_foreign_key_check(%s)"""
            .formatted(baseline, SqliteText.constant(child)));
    var addressing = TableShape.of(simulator, child).addressing();
    late.add(new LateGuard.NoMore(cause, child, addressing, baseline));
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
