package io.bascule.dsl;

import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.ForeignKey.Match;
import io.bascule.schema.Validity;

/**
 * What can be said of a foreign key. A column has these words after {@code references(…)}.
 *
 * @param <C> what says them
 */
public sealed interface ForeignKeyModifiers<C>
    permits ForeignKey,
        PlainReference,
        IntegerReference,
        NumberReference,
        TextReference,
        OtherReference {

  /** What happens to the row when the row that it points to is deleted. */
  default C onDelete(Action action) {
    return Change.of(this, key -> key.onDelete(action));
  }

  /**
   * What happens to some columns of the key when the row that it points to is deleted, with {@code
   * SET_NULL} or {@code SET_DEFAULT} (PostgreSQL 15 and later).
   */
  default C onDelete(Action action, Column<?>... columns) {
    return Change.of(this, key -> key.onDelete(action, Names.of("a foreign key", columns)));
  }

  /** What happens to the row when the key that it points to changes. */
  default C onUpdate(Action action) {
    return Change.of(this, key -> key.onUpdate(action));
  }

  /** Checked at once, unless a transaction puts it off. */
  default C deferrable() {
    return Change.of(this, key -> key.deferrable(Deferral.INITIALLY_IMMEDIATE));
  }

  /** Checked at the end of the transaction. */
  default C initiallyDeferred() {
    return Change.of(this, key -> key.deferrable(Deferral.INITIALLY_DEFERRED));
  }

  /** How a composite key with some NULLs is taken. */
  default C match(Match how) {
    return Change.of(this, key -> key.match(how));
  }

  /** Not checked on the rows that were there before it (PostgreSQL). */
  default C notValid() {
    return Change.of(this, key -> key.validity(Validity.NOT_VALID));
  }

  /** Not checked at all (PostgreSQL 18 and later). */
  default C notEnforced() {
    return Change.of(this, key -> key.validity(Validity.NOT_ENFORCED));
  }

  /** Under that name, and not under one by the naming convention. */
  default C named(String name) {
    return Change.of(this, key -> key.named(name));
  }
}
