package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.Optional;
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
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof AlterConstraint other
        && other.table().equals(table)
        && other.before().equals(after)) {
      return Optional.of(
          before.equals(other.after())
              ? Operations.NONE
              : Operations.of(new AlterConstraint(table, before, other.after())));
    }
    if (next instanceof DropConstraint drop
        && drop.table().equals(table)
        && drop.constraint().equals(after)) {
      return Optional.of(Operations.of(new DropConstraint(table, before)));
    }
    return TableFolds.intoDrop(this, next);
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
