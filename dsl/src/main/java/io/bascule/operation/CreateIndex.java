package io.bascule.operation;

import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates an index on a table.
 *
 * @param table the table
 * @param index the index
 */
public record CreateIndex(QualifiedName table, Index index) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, own -> own.with(index));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (!table.equals(next.table())) {
      return Optional.empty();
    }
    if (next instanceof DropIndex drop && drop.index().equals(index)) {
      return Optional.of(Operations.NONE);
    }
    if (next instanceof RenameIndex rename && rename.before().equals(index)) {
      return Optional.of(Operations.of(new CreateIndex(table, index.withName(rename.after()))));
    }
    if (next instanceof AlterIndex alter && alter.before().equals(index)) {
      return Optional.of(Operations.of(new CreateIndex(table, alter.after())));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new DropIndex(table, index);
  }

  @Override
  public String describe() {
    return "create index %s on %s".formatted(index.name(), table);
  }

  @Override
  public List<Hazard> hazards() {
    return index.isUnique()
        ? List.of(
            Hazard.depends(
                "DD101",
                "rows of %s that are equal in %s make it fail".formatted(table, index.name())))
        : List.of();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.createIndex(this);
  }
}
