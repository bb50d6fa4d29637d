package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops a constraint of a table.
 *
 * @param table the table
 * @param constraint the constraint, whole
 */
public record DropConstraint(QualifiedName table, Constraint constraint) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, this::without);
  }

  private Table without(Table own) {
    Table fewer = own.without(constraint);
    if (fewer.constraints().size() < own.constraints().size()) {
      return fewer;
    }
    Constraint named =
        own.constraint(constraint.id().orEmpty())
            .orElseThrow(
                () ->
                    SchemaException.missing(
                        "table " + table, constraint.kind(), constraint.id().toString()));
    return own.without(named);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof AddConstraint add
        && add.table().equals(table)
        && add.constraint().equals(constraint)
        && !(constraint instanceof PrimaryKey)) {
      return Optional.of(Operations.NONE);
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new AddConstraint(table, constraint);
  }

  @Override
  public String describe() {
    return "drop %s %s of %s".formatted(constraint.kind(), constraint.id(), table);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropConstraint(this);
  }
}
