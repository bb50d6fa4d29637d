package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a constraint another name.
 *
 * @param table the table
 * @param before the constraint as it was called
 * @param after the name that it gets
 */
public record RenameConstraint(QualifiedName table, Constraint before, ConstraintName after)
    implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(
        table,
        own -> own.mapConstraints(other -> other.equals(before) ? other.withName(after) : other));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    Constraint renamed = before.withName(after);
    if (next instanceof RenameConstraint other
        && other.table().equals(table)
        && other.before().equals(renamed)) {
      return Optional.of(
          before.id().equals(other.after())
              ? Operations.NONE
              : Operations.of(new RenameConstraint(table, before, other.after())));
    }
    if (next instanceof DropConstraint drop
        && drop.table().equals(table)
        && drop.constraint().equals(renamed)) {
      return Optional.of(Operations.of(new DropConstraint(table, before)));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new RenameConstraint(table, before.withName(after), before.id());
  }

  @Override
  public String describe() {
    return "rename %s %s of %s to %s".formatted(before.kind(), before.id(), table, after);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.renameConstraint(this);
  }
}
