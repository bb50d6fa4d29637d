package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.schema.QualifiedName;
import java.util.Locale;

/**
 * How large a table is that a revision works on.
 *
 * @param revision the id of the revision
 * @param direction on which way
 * @param table the table, by the name that it has now
 * @param rows how many rows it has
 * @param counted how they were counted
 */
public record TableSize(
    String revision, Direction direction, QualifiedName table, long rows, Counted counted) {
  /** For people: {@code about 1,200,000 in orders}. */
  public String describe() {
    return String.format(Locale.ROOT, "%s%,d in %s", counted.words(), rows, table);
  }

  boolean isOf(Step step) {
    return revision.equals(step.id()) && direction == step.direction();
  }
}
