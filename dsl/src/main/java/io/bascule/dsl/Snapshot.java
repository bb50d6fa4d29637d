package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.TableAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as a revision finds it: what is said of its rows is said in its columns. */
final class Snapshot {
  private final Table table;
  private final io.bascule.schema.Table columns;

  Snapshot(Table table) {
    this.table = Mistake.present(table, "a snapshot");
    table.parts().freeze();
    this.columns =
        new io.bascule.schema.Table(
            table.id(),
            Members.of(
                "table " + table.id(),
                table.parts().columns().stream().map(Definition::column).toList()),
            List.of(),
            Members.none(),
            TableAttributes.NONE);
  }

  QualifiedName id() {
    return table.id();
  }

  /** The table with its columns, as data. */
  io.bascule.schema.Table columns() {
    return columns;
  }

  /** The name of a column that is one of this table. */
  String name(Column<?> column) {
    Column<?> present = Mistake.present(column, "what is said of rows of " + id());
    if (!table.parts().columns().contains(present.definition())) {
      throw Mistake.notInSnapshot(id(), present.name());
    }
    return present.name();
  }

  /** A value as a step keeps it: what Java alone knows is a label, or the text of an array. */
  <X> @Nullable Object plain(Column<X> column, @Nullable X value) {
    if (value instanceof Enum<?> constant) {
      String label = column.constant(value).text();
      return label.equals(constant.name()) ? constant : label;
    }
    return value instanceof List ? column.constant(value).text() : value;
  }

  /** An expression over columns of this table. */
  Expression expression(Value<?> value) {
    return checked(Mistake.present(value, "what is said of rows of " + id()).expression());
  }

  /** The same expression, if its columns are of this table. */
  Expression checked(Expression expression) {
    if (expression instanceof Expression.ColumnName column
        && !columns.columns().has(column.name())) {
      throw Mistake.notInSnapshot(id(), column.name());
    }
    if (expression instanceof Expression.Apply apply) {
      apply.operands().forEach(this::checked);
    }
    return expression;
  }
}
