package io.bascule.dialect.sqlite;

import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterTable;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropIndex;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.operation.ReorderColumns;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Index;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The changes from one schema to another, found in the simplest way: by names, without renames. */
final class NaiveDiff {
  private final List<Operation> changes = new ArrayList<>();

  private NaiveDiff() {}

  static Operation[] between(Schema before, Schema after) {
    var diff = new NaiveDiff();
    for (Table table : before.tables()) {
      if (after.table(table.id()).isEmpty()) {
        diff.changes.add(new DropTable(table));
      }
    }
    for (Table table : after.tables()) {
      before
          .table(table.id())
          .ifPresentOrElse(
              old -> diff.table(old, table), () -> diff.changes.add(new CreateTable(table)));
    }
    return diff.changes.toArray(new Operation[0]);
  }

  private void table(Table before, Table after) {
    QualifiedName id = before.id();
    for (Index index : before.indexes()) {
      if (!after.indexes().find(index.name()).filter(index::equals).isPresent()) {
        changes.add(new DropIndex(id, index));
      }
    }
    for (Constraint constraint : before.constraints()) {
      if (!after.constraints().contains(constraint)) {
        changes.add(new DropConstraint(id, constraint));
      }
    }
    for (Column column : before.columns()) {
      if (!after.columns().has(column.name())) {
        changes.add(new DropColumn(id, column, Position.of(column.name(), before)));
      }
    }
    columns(id, before, after);
    if (!before.attributes().equals(after.attributes())) {
      changes.add(new AlterTable(id, before.attributes(), after.attributes()));
    }
    for (Constraint constraint : after.constraints()) {
      if (!before.constraints().contains(constraint)) {
        changes.add(new AddConstraint(id, constraint));
      }
    }
    for (Index index : after.indexes()) {
      if (!before.indexes().find(index.name()).filter(index::equals).isPresent()) {
        changes.add(new CreateIndex(id, index));
      }
    }
  }

  private void columns(QualifiedName id, Table before, Table after) {
    for (Column column : after.columns()) {
      Column old = before.column(column.name()).orElse(null);
      if (old == null) {
        changes.add(new AddColumn(id, column, Position.of(column.name(), after)));
      } else if (!old.equals(column)) {
        changes.add(new AlterColumn(id, old, column));
      }
    }
    Schema now = Schema.EMPTY.with(before);
    for (Operation change : changes) {
      boolean ofColumns = change instanceof AddColumn || change instanceof DropColumn;
      now = ofColumns && id.equals(change.table()) ? change.applyTo(now) : now;
    }
    List<String> names = now.existing(id).columns().names();
    if (!names.equals(after.columns().names())) {
      changes.add(new ReorderColumns(id, names, after.columns().names()));
    }
  }
}
