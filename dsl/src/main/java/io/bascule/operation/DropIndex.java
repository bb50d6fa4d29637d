package io.bascule.operation;

import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops an index of a table.
 *
 * @param table the table
 * @param index the index, whole
 */
public record DropIndex(QualifiedName table, Index index) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, own -> own.withIndexes(own.indexes().without(index.name())));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof CreateIndex create
        && create.table().equals(table)
        && create.index().equals(index)) {
      return Optional.of(Operations.NONE);
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new CreateIndex(table, index);
  }

  @Override
  public String describe() {
    return "drop index %s of %s".formatted(index.name(), table);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropIndex(this);
  }
}
