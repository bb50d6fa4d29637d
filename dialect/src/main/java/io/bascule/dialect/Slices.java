package io.bascule.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * How a statement that copies all rows of a table can be sent as several, each for a range of the
 * numbers that its rows have, so that somebody can be told how far it is. Together they do what the
 * statement does, and in the same order, whatever the numbers are.
 *
 * @param table the table, as it is spelled
 * @param number the expression that gives a row's number, of 64 bits
 * @param access what stands behind the table's name so that its rows are found by their numbers
 * @param size how many rows a slice has where the numbers have no gaps
 * @param guard the guard behind the statement: it holds if as many rows were copied as there are
 */
public record Slices(String table, String number, String access, int size, Statement.Guard guard) {
  /** Slices have at least one row where the numbers have no gaps. */
  public Slices {
    if (size < 1) {
      throw new IllegalArgumentException("size " + size);
    }
  }

  /**
   * Which rows there are.
   *
   * @param rows how many
   * @param least the least of their numbers; of no importance where there are no rows
   * @param greatest the greatest of their numbers
   */
  public record Span(long rows, long least, long greatest) {}

  /** A query for the span; each of its parts is answered from an index. */
  public String span() {
    return "SELECT (SELECT count(*) FROM %1$s), (SELECT min(%2$s) FROM %1$s), (SELECT max(%2$s) FROM %1$s)"
        .formatted(table, number);
  }

  /**
   * The slices of a statement that ends with the name of the table; the statement itself if the
   * rows are not more than one slice has. The first is open below and the last above, so that no
   * row can lie beside them.
   */
  public List<String> of(String statement, Span span) {
    long count = span.rows() / size + (span.rows() % size == 0 ? 0 : 1);
    // From the least to the greatest may be further than a long can tell: it is taken as unsigned.
    long width = span.greatest() - span.least();
    long step = count < 2 ? 0 : Long.divideUnsigned(width, count);
    var slices = new ArrayList<String>();
    for (long i = 1; i < count; i++) {
      long upTo = span.least() + i * step;
      String above = i == 1 ? "" : "%s > %d AND ".formatted(number, upTo - step);
      slices.add(slice(statement, above + "%s <= %d".formatted(number, upTo)));
    }
    long last = span.least() + (count - 1) * step;
    slices.add(slices.isEmpty() ? statement : slice(statement, "%s > %d".formatted(number, last)));
    return List.copyOf(slices);
  }

  private String slice(String statement, String condition) {
    return "%s %s\nWHERE %s".formatted(statement, access, condition);
  }
}
