package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Statement;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.Simulator.Stored;
import io.bascule.dialect.sqlite.TableDifference.ColumnChange;
import io.bascule.dialect.sqlite.TableDifference.RuleChange;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Index;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the gathered changes of one table: in place if all of them can be, else by a rebuild. */
final class TableChange {
  private static final SqliteSpelling SPELLING = SqliteSpelling.INSTANCE;

  private final Simulator simulator;
  private final Target target;
  private final Steps steps;
  private final ForeignKeyGuards guards;

  TableChange(Simulator simulator, Target target, Steps steps) {
    this.simulator = simulator;
    this.target = target;
    this.steps = steps;
    this.guards = new ForeignKeyGuards(simulator, steps);
  }

  /** Makes what was gathered. */
  void make(Pending gathered, Pending.Form after) {
    target.refuseShadowed(after.held().id().local());
    if (gathered.before() == null) {
      create(after);
    } else {
      alter(gathered, gathered.before(), after);
    }
  }

  /** Adds what can be told only when all tables are as they shall be. */
  void finish() {
    guards.finish();
  }

  /** A table has another name from here on. */
  void renamed(RenameTable change) {
    guards.renamed(change.before().local(), change.after().local());
  }

  /** A column has another name from here on. */
  void renamed(RenameColumn change) {
    guards.renamed(change.table().local(), change.before(), change.after());
  }

  /** Drops a table with its indexes and triggers. */
  void drop(DropTable cause, String name) {
    target.refuseShadowed(name);
    steps.run(cause, "DROP TABLE " + SqlText.quoted(name));
    guards.dropped(name);
  }

  /** Drops an index. */
  void dropIndex(Operation cause, String name) {
    steps.run(cause, "DROP INDEX " + SqlText.quoted(name));
  }

  private void create(Pending.Form after) {
    var create = new io.bascule.operation.CreateTable(after.meant());
    steps.mean(create);
    SPELLING.create(after.held()).forEach(sql -> steps.run(create, sql));
  }

  private void alter(Pending gathered, Pending.Form before, Pending.Form after) {
    TableDifference difference =
        TableDifference.between(
            CreateTable.of(SPELLING.table(before.held())),
            CreateTable.of(SPELLING.table(after.held())),
            gathered.fresh());
    List<Statement.Sql> indexes = indexes(gathered, before.held(), after.held());
    if (!gathered.computesValues() && inPlace(gathered, after, difference)) {
      gathered.parts().stream().forEach(steps::mean);
      indexes.forEach(steps::run);
    } else {
      rebuild(gathered, before, after, difference, indexes);
    }
  }

  /** Changes the table in place if that can be done; otherwise nothing has happened. */
  private boolean inPlace(Pending gathered, Pending.Form after, TableDifference difference) {
    if (difference.isEmpty()) {
      return true;
    }
    Stored table = existing(after);
    var change =
        new NativeChange(
            target.version(),
            gathered::about,
            CreateTable.of(table.text()),
            difference,
            Diagnoses.of(TableShape.of(simulator, table.name())));
    List<Statement.Sql> statements = change.statements();
    if (statements == null) {
      return false;
    }
    int mark = steps.mark();
    simulator.trial();
    for (Statement.Sql statement : statements) {
      if (steps.tried(statement) != null) {
        simulator.undo();
        steps.backTo(mark);
        return false;
      }
    }
    simulator.keep();
    guardNewKeys(gathered, table.name(), difference);
    return true;
  }

  private void rebuild(
      Pending gathered,
      Pending.Form before,
      Pending.Form after,
      TableDifference difference,
      List<Statement.Sql> indexes) {
    Stored table = existing(after);
    var rebuild = new RebuildTable(before.meant(), after.meant(), gathered.parts());
    steps.mean(rebuild);
    watchKeys(rebuild, gathered, table.name(), difference);
    var replaced = new HashSet<String>();
    for (Index index : before.held().indexes()) {
      replaced.add(SqliteNames.fold(index.name()));
    }
    after.held().indexes().stream()
        .filter(index -> isKept(gathered, before.held(), index))
        .forEach(index -> replaced.remove(SqliteNames.fold(index.name())));
    new Rebuild(simulator, target, steps, rebuild, table)
        .plan(
            new Rebuild.Wish(
                TableEdit.of(CreateTable.of(table.text()), difference),
                difference,
                new Conversions(gathered, after, SPELLING),
                new Rebuild.Indexes(replaced, indexes)));
    guardNewKeys(gathered, table.name(), difference);
  }

  private Stored existing(Pending.Form after) {
    String name = after.held().id().local();
    return simulator
        .table(name)
        .filter(object -> object.type().equals("table"))
        .orElseThrow(
            () ->
                DialectException.of(
                    "no-such-table",
                    """
                    Cannot change table %s: the database has no such table."""
                        .formatted(name)));
  }

  /** The statements that make the indexes that are new or not as before. */
  private static List<Statement.Sql> indexes(Pending gathered, Table before, Table after) {
    var made = new ArrayList<Statement.Sql>();
    for (Index index : after.indexes()) {
      if (isKept(gathered, before, index)) {
        continue;
      }
      var statement =
          Statement.Sql.of(gathered.about(index.name()), SPELLING.index(after.id(), index));
      made.add(
          index.isUnique()
              ? statement.with(Diagnoses.of(after.id().local()).unique(index, SPELLING))
              : statement);
    }
    return made;
  }

  private static boolean isKept(Pending gathered, Table before, Index index) {
    return gathered.isMade(index.name())
        && before
            .indexes()
            .find(index.name())
            .filter(
                old -> SPELLING.index(before.id(), old).equals(SPELLING.index(before.id(), index)))
            .isPresent();
  }

  private void guardNewKeys(Pending gathered, String table, TableDifference difference) {
    var keys = new ArrayList<OwnedRule>(difference.addedRules());
    difference.changedRules().stream().map(RuleChange::after).forEach(keys::add);
    for (OwnedRule rule : OwnedRule.of(difference.after())) {
      if (rule.owner() != null && difference.added().contains(rule.owner())) {
        keys.add(rule);
      }
    }
    for (OwnedRule key : keys) {
      if (key.kind() == Kind.FOREIGN_KEY && !isAllNull(difference, key)) {
        guards.guardNew(gathered.about(key.name()), table, key);
      }
    }
  }

  /** A key over a new column without a default holds for every row. */
  private static boolean isAllNull(TableDifference difference, OwnedRule key) {
    return difference.added().stream()
        .filter(column -> key.columns().contains(SqliteNames.fold(column.name())))
        .anyMatch(
            column -> column.last(Kind.DEFAULT).isEmpty() && column.last(Kind.GENERATED).isEmpty());
  }

  /** Foreign keys whose values may be others afterwards, on this side or the other. */
  private void watchKeys(
      Operation cause, Pending gathered, String table, TableDifference difference) {
    Set<String> changed = new HashSet<>();
    for (ColumnChange change : difference.changed()) {
      boolean computed =
          gathered.using(change.after().name()) != null
              || gathered.labels(change.after().name()) != null
              || change.changes(Kind.NOT_NULL);
      if (computed || change.changesType()) {
        changed.add(SqliteNames.fold(change.after().name()));
      }
    }
    gathered.computed().forEach(changed::add);
    if (changed.isEmpty()) {
      return;
    }
    if (guards.uses(table, changed)) {
      guards.watch(cause, table);
    }
    for (String child : guards.children(table)) {
      if (guards.points(child, table, changed)) {
        guards.watch(cause, child);
      }
    }
  }
}
