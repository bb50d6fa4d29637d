package io.bascule.operation;

import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes an index in place: its comment or its storage parameters.
 *
 * @param table the table
 * @param before the index as it was
 * @param after the index as it shall be
 */
public record AlterIndex(QualifiedName table, Index before, Index after) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(
        table, own -> own.withIndexes(own.indexes().replacing(before.name(), after)));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof AlterIndex other
        && other.table().equals(table)
        && other.before().equals(after)) {
      return Optional.of(
          before.equals(other.after())
              ? Operations.NONE
              : Operations.of(new AlterIndex(table, before, other.after())));
    }
    if (next instanceof DropIndex drop
        && drop.table().equals(table)
        && drop.index().equals(after)) {
      return Optional.of(Operations.of(new DropIndex(table, before)));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new AlterIndex(table, after, before);
  }

  @Override
  public String describe() {
    return "alter index %s of %s".formatted(before.name(), table);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.alterIndex(this);
  }
}
