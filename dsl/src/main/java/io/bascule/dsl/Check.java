package io.bascule.dsl;

import io.bascule.schema.Conflict;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Validity;
import java.util.function.UnaryOperator;

/** A rule that is an expression over the row. */
public final class Check extends Constraint {
  private io.bascule.schema.Check check;

  Check(Parts parts, ConstraintName name, Expression rule) {
    super(parts);
    check = io.bascule.schema.Check.of(name, rule);
  }

  private Check change(UnaryOperator<io.bascule.schema.Check> change) {
    refuseIfFrozen("check " + check.id());
    check = change.apply(check);
    return this;
  }

  /** Not handed down to tables that inherit from this one (PostgreSQL). */
  public Check noInherit() {
    return change(io.bascule.schema.Check::noInherit);
  }

  /** Not checked on the rows that were there before it (PostgreSQL). */
  public Check notValid() {
    return change(own -> own.validity(Validity.NOT_VALID));
  }

  /** Not checked at all (PostgreSQL 18 and later). */
  public Check notEnforced() {
    return change(own -> own.validity(Validity.NOT_ENFORCED));
  }

  /** What SQLite does with a row that breaks it. */
  public Check onConflict(Conflict clause) {
    return change(own -> own.onConflict(clause));
  }

  @Override
  io.bascule.schema.Check resolve(Declaration declaration) {
    return check;
  }
}
