package io.bascule.runner;

import io.bascule.operation.Delete;
import io.bascule.revision.Direction;
import io.bascule.schema.QualifiedName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Data that a run would delete for good, as it is before the run.
 *
 * @param revision the id of the revision that does it
 * @param direction on which way
 * @param change the change that does it, for people
 * @param table the table, by the name that it has now
 * @param column the column whose values are deleted, by the name that it has now; null for rows
 * @param rows how many rows, or values, there are; {@link #UNKNOWN} if nobody could count them
 * @param counted how they were counted
 * @param delete what deletes rows of a table that stays; null if it is the table or a column that
 *     goes
 */
public record Loss(
    String revision,
    Direction direction,
    String change,
    QualifiedName table,
    @Nullable String column,
    long rows,
    Counted counted,
    @Nullable Delete delete) {
  /** The database does not let the user see all rows. */
  public static final long UNKNOWN = -1;

  /** A table or a column that goes. */
  public Loss(
      String revision,
      Direction direction,
      String change,
      QualifiedName table,
      @Nullable String column,
      long rows,
      Counted counted) {
    this(revision, direction, change, table, column, rows, counted, null);
  }

  /** Whether there is nothing that could be deleted. */
  public boolean isNothing() {
    return rows == 0;
  }

  /** The table, or the column with its table. */
  public String subject() {
    return column == null ? table.toString() : table + "." + column;
  }

  /** How much of what, for people: {@code 1,204 rows of orders}. */
  public String describe() {
    String what = column == null ? "row" : "value";
    if (rows == UNKNOWN) {
      return "all %ss of %s, which this user cannot count".formatted(what, subject());
    }
    if (isNothing() && isChosen()) {
      return "nothing: no row of %s fits".formatted(subject());
    }
    if (isNothing()) {
      return "nothing: %s %s".formatted(subject(), column == null ? "is empty" : "has no values");
    }
    String plural = rows == 1 ? "" : "s";
    return String.format(
        Locale.ROOT, "%s%,d %s%s of %s", counted.words(), rows, what, plural, subject());
  }

  /** Whether it is some rows of the table, which a condition tells. */
  boolean isChosen() {
    return delete != null && delete.where() != null && counted != Counted.AT_MOST;
  }

  boolean isBy(Step step) {
    return revision.equals(step.id()) && direction == step.direction();
  }

  Loss with(long number, Counted how) {
    return new Loss(revision, direction, change, table, column, number, how, delete);
  }

  /** What somebody agrees to: not to a number of rows, which grows by the minute. */
  Key key() {
    return new Key(revision, direction, change);
  }

  /** One change of one revision. */
  record Key(String revision, Direction direction, String change) {}
}
