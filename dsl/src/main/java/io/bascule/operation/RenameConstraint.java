package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
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
