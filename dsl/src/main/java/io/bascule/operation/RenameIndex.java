package io.bascule.operation;

import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives an index another name.
 *
 * @param table the table
 * @param before its name
 * @param after the name that it gets
 */
public record RenameIndex(QualifiedName table, Index before, String after) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(
        table,
        own -> own.withIndexes(own.indexes().replacing(before.name(), before.withName(after))));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    Index renamed = before.withName(after);
    if (next instanceof RenameIndex other
        && other.table().equals(table)
        && other.before().equals(renamed)) {
      return Optional.of(
          before.name().equals(other.after())
              ? Operations.NONE
              : Operations.of(new RenameIndex(table, before, other.after())));
    }
    if (next instanceof DropIndex drop
        && drop.table().equals(table)
        && drop.index().equals(renamed)) {
      return Optional.of(Operations.of(new DropIndex(table, before)));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new RenameIndex(table, before.withName(after), before.name());
  }

  @Override
  public String describe() {
    return "rename index %s of %s to %s".formatted(before.name(), table, after);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.renameIndex(this);
  }
}
