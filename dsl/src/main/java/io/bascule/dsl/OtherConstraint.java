package io.bascule.dsl;

import io.bascule.schema.ConstraintName;

/** A constraint in the database's own words, such as PostgreSQL's {@code EXCLUDE}. */
public final class OtherConstraint extends Constraint {
  private final io.bascule.schema.OtherConstraint constraint;

  OtherConstraint(Parts parts, String name, String definition) {
    super(parts);
    constraint =
        new io.bascule.schema.OtherConstraint(
            ConstraintName.of(Mistake.present(name, "a constraint")),
            Mistake.present(definition, "constraint " + name));
  }

  @Override
  io.bascule.schema.OtherConstraint resolve(Declaration declaration) {
    return constraint;
  }
}
