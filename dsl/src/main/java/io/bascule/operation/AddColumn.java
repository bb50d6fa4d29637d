package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column to a table.
 *
 * @param table the table
 * @param column the column
 * @param position where it stands, on databases that put columns in order
 */
public record AddColumn(QualifiedName table, Column column, Position position)
    implements Operation {
  /** A column behind all others. */
  public AddColumn(QualifiedName table, Column column) {
    this(table, column, Position.LAST);
  }

  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(
        table,
        own -> {
          if (own.columns().has(column.name())) {
            throw SchemaException.exists("column", table + "." + column.name());
          }
          return own.with(column, position);
        });
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (!table.equals(next.table())) {
      return Optional.empty();
    }
    if (next instanceof DropColumn drop && drop.column().equals(column)) {
      return Optional.of(Operations.NONE);
    }
    if (next instanceof RenameColumn rename && rename.before().equals(column.name())) {
      return Optional.of(
          Operations.of(new AddColumn(table, column.withName(rename.after()), position)));
    }
    return next instanceof AlterColumn alter
        ? ColumnFolds.altered(this, alter)
        : TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new DropColumn(table, column, position);
  }

  @Override
  public String describe() {
    return "add column " + table + "." + column.name();
  }

  @Override
  public List<Hazard> hazards() {
    boolean filled =
        column.nullable()
            || column.defaultValue() != null
            || column.identity() != null
            || column.generated() != null;
    return filled
        ? List.of()
        : List.of(
            Hazard.depends(
                "BC105",
                describe() + " fails if the table has rows: it is NOT NULL, without default"));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.addColumn(this);
  }
}
