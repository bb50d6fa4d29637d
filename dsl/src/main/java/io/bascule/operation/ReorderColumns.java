package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the columns of a table in another order, on databases that keep one.
 *
 * @param table the table
 * @param before the names in the order as it was
 * @param after the names in the order as it shall be
 */
public record ReorderColumns(QualifiedName table, List<String> before, List<String> after)
    implements Operation {
  public ReorderColumns {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, own -> own.withColumns(own.columns().ordered(after)));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof ReorderColumns other
        && other.table().equals(table)
        && other.before().equals(after)) {
      return Optional.of(
          before.equals(other.after())
              ? Operations.NONE
              : Operations.of(new ReorderColumns(table, before, other.after())));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new ReorderColumns(table, after, before);
  }

  @Override
  public String describe() {
    return "reorder columns of " + table;
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.reorderColumns(this);
  }
}
