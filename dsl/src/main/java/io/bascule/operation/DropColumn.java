package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops a column of a table with its values.
 *
 * @param table the table
 * @param column the column, whole
 * @param position where it stood
 */
public record DropColumn(QualifiedName table, Column column, Position position)
    implements Operation {
  /** A column that stood behind all others. */
  public DropColumn(QualifiedName table, Column column) {
    this(table, column, Position.LAST);
  }

  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, this::without);
  }

  private Table without(Table own) {
    if (!own.columns().has(column.name())) {
      throw SchemaException.missing("table " + table, "column", column.name());
    }
    return own.withColumns(own.columns().without(column.name()));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new AddColumn(table, column, position);
  }

  @Override
  public String describe() {
    return "drop column " + table + "." + column.name();
  }

  @Override
  public List<Hazard> hazards() {
    return column.generated() != null // it will be computed again
        ? List.of()
        : List.of(
            Hazard.deletes(
                "DS103", "all values of " + table + "." + column.name() + " are deleted"));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropColumn(this);
  }
}
