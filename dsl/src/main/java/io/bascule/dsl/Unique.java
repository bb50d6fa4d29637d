package io.bascule.dsl;

import io.bascule.schema.Conflict;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.Key;
import io.bascule.schema.Unique.NullsEqual;
import java.util.List;
import java.util.function.UnaryOperator;

/** A unique constraint of a table. */
public final class Unique extends Constraint {
  private io.bascule.schema.Unique unique;

  Unique(Parts parts, List<Key> keys) {
    super(parts);
    if (!keys.stream().allMatch(Key::isColumn)) {
      throw Mistake.notColumns("a unique constraint", line());
    }
    unique =
        new io.bascule.schema.Unique(
            ConstraintName.NONE,
            keys,
            List.of(),
            NullsEqual.DISTINCT,
            Deferral.NOT_DEFERRABLE,
            null);
  }

  private Unique change(UnaryOperator<io.bascule.schema.Unique> change) {
    refuseIfFrozen("a unique constraint");
    unique = change.apply(unique);
    return this;
  }

  /** Under that name, and not under one by the naming convention. */
  public Unique named(String name) {
    return change(own -> own.named(name));
  }

  /** With columns that its index carries besides (PostgreSQL). */
  public Unique including(Column<?>... columns) {
    return change(own -> own.including(Names.of("a unique constraint", columns)));
  }

  /** Two NULLs count as equal (PostgreSQL 15 and later). */
  public Unique nullsNotDistinct() {
    return change(io.bascule.schema.Unique::nullsNotDistinct);
  }

  /** Checked at once, unless a transaction puts it off (PostgreSQL). */
  public Unique deferrable() {
    return change(own -> own.deferrable(Deferral.INITIALLY_IMMEDIATE));
  }

  /** Checked at the end of the transaction (PostgreSQL). */
  public Unique initiallyDeferred() {
    return change(own -> own.deferrable(Deferral.INITIALLY_DEFERRED));
  }

  /** What SQLite does with a row that breaks it. */
  public Unique onConflict(Conflict clause) {
    return change(own -> own.onConflict(clause));
  }

  @Override
  io.bascule.schema.Unique resolve(Declaration declaration) {
    return unique;
  }
}
