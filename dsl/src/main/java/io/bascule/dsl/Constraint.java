package io.bascule.dsl;

/** A rule that every row of a table keeps, while it is being declared. */
public abstract sealed class Constraint
    permits Check, ForeignKey, OtherConstraint, PrimaryKey, Unique {
  private final Parts parts;
  private final String line = Line.here();

  Constraint(Parts parts) {
    this.parts = parts;
  }

  final String line() {
    return line;
  }

  final void refuseIfFrozen(String what) {
    parts.refuseIfFrozen(what, line);
  }

  /** The rule as the schema keeps it; without a name if it has none yet. */
  abstract io.bascule.schema.Constraint resolve(Declaration declaration);
}
