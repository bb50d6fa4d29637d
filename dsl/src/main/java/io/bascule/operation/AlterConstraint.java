package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes a constraint in a way that keeps its name and kind: its deferral, its validity, its rule.
 *
 * @param table the table
 * @param before the constraint as it was
 * @param after the constraint as it shall be
 */
public record AlterConstraint(QualifiedName table, Constraint before, Constraint after)
    implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(
        table, own -> own.mapConstraints(other -> other.equals(before) ? after : other));
  }

  @Override
  public Operation inverse() {
    return new AlterConstraint(table, after, before);
  }

  @Override
  public String describe() {
    return "alter %s %s of %s".formatted(before.kind(), before.id(), table);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.alterConstraint(this);
  }
}
