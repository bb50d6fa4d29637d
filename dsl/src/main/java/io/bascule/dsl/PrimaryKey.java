package io.bascule.dsl;

import io.bascule.schema.Conflict;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.Key;
import java.util.List;
import java.util.function.UnaryOperator;

/** The primary key of a table. */
public final class PrimaryKey extends Constraint {
  private io.bascule.schema.PrimaryKey key;

  PrimaryKey(Parts parts, List<Key> keys) {
    super(parts);
    if (!keys.stream().allMatch(Key::isColumn)) {
      throw Mistake.notColumns("a primary key", line());
    }
    key =
        new io.bascule.schema.PrimaryKey(
            ConstraintName.NONE, keys, List.of(), Deferral.NOT_DEFERRABLE, null);
  }

  private PrimaryKey change(UnaryOperator<io.bascule.schema.PrimaryKey> change) {
    refuseIfFrozen("the primary key");
    key = change.apply(key);
    return this;
  }

  /** Under that name, and not under one by the naming convention. */
  public PrimaryKey named(String name) {
    return change(own -> own.named(name));
  }

  /** With columns that its index carries besides (PostgreSQL). */
  public PrimaryKey including(Column<?>... columns) {
    return change(own -> own.including(Names.of("the primary key", columns)));
  }

  /** Checked at once, unless a transaction puts it off (PostgreSQL). */
  public PrimaryKey deferrable() {
    return change(own -> own.deferrable(Deferral.INITIALLY_IMMEDIATE));
  }

  /** Checked at the end of the transaction (PostgreSQL). */
  public PrimaryKey initiallyDeferred() {
    return change(own -> own.deferrable(Deferral.INITIALLY_DEFERRED));
  }

  /** What SQLite does with a row that breaks it. */
  public PrimaryKey onConflict(Conflict clause) {
    return change(own -> own.onConflict(clause));
  }

  @Override
  io.bascule.schema.PrimaryKey resolve(Declaration declaration) {
    return key;
  }
}
