package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds a constraint to a table.
 *
 * @param table the table
 * @param constraint the constraint
 */
public record AddConstraint(QualifiedName table, Constraint constraint) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, own -> own.with(constraint));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (!table.equals(next.table())) {
      return Optional.empty();
    }
    if (next instanceof DropConstraint drop
        && drop.constraint().equals(constraint)
        && !(constraint instanceof PrimaryKey)) { // which leaves columns closed to NULL
      return Optional.of(Operations.NONE);
    }
    if (next instanceof RenameConstraint rename && rename.before().equals(constraint)) {
      return Optional.of(
          Operations.of(new AddConstraint(table, constraint.withName(rename.after()))));
    }
    if (next instanceof AlterConstraint alter && alter.before().equals(constraint)) {
      return Optional.of(Operations.of(new AddConstraint(table, alter.after())));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new DropConstraint(table, constraint);
  }

  @Override
  public String describe() {
    return "add %s %s to %s".formatted(constraint.kind(), constraint.id(), table);
  }

  @Override
  public List<Hazard> hazards() {
    return List.of(
        Hazard.depends(
            "DD103", "rows of %s that break %s make it fail".formatted(table, constraint.id())));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.addConstraint(this);
  }
}
