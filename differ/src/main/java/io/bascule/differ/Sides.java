package io.bascule.differ;

import io.bascule.schema.Table;
import java.util.Map;

/**
 * One table on both sides, as it stands and in the form in which it is compared. Renames are done:
 * both sides have one name.
 *
 * @param before the table as it was
 * @param after the table as it shall be
 * @param normalBefore the former in normal form
 * @param normalAfter the latter in normal form
 */
record Sides(Table before, Table after, Table normalBefore, Table normalAfter) {
  /** The same with the normal forms of what the server wrote down. */
  Sides with(Map<String, Table> canonicalBefore, Map<String, Table> canonicalAfter) {
    return new Sides(
        before,
        after,
        canonicalBefore.getOrDefault(before.name(), normalBefore),
        canonicalAfter.getOrDefault(after.name(), normalAfter));
  }

  boolean differ() {
    return !normalBefore.equals(normalAfter);
  }
}
