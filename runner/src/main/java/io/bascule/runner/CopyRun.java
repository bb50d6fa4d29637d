package io.bascule.runner;

import io.bascule.dialect.Slices;
import io.bascule.dialect.Statement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Copies the rows of a table some at a time, within the transaction at hand, and counts them. */
final class CopyRun {
  private final Connection connection;
  private final Statement.Sql copy;
  private final Slices slices;

  CopyRun(Connection connection, Statement.Sql copy, Slices slices) {
    this.connection = connection;
    this.copy = copy;
    this.slices = slices;
  }

  /**
   * How many rows there were, and how many were copied.
   *
   * @param rows what was counted before
   * @param copied what the database told of each slice, added up
   */
  record Sum(long rows, long copied) {
    boolean isAll() {
      return rows == copied;
    }

    /** As the guard behind the copy says it, which would see the last slice only. */
    String text() {
      return "rows = %d, copied = %d".formatted(rows, copied);
    }
  }

  /** Copies all; the listener hears how far it is, at the beginning and behind each slice. */
  Sum run(Executor.Listener listener) throws SQLException {
    Slices.Span span = span();
    var sum = new Sum(span.rows(), 0);
    listener.copied(copy, sum.copied(), sum.rows());
    for (String slice : slices.of(copy.text(), span)) {
      sum = new Sum(sum.rows(), sum.copied() + copied(slice));
      listener.copied(copy, sum.copied(), sum.rows());
    }
    return sum;
  }

  private Slices.Span span() throws SQLException {
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(slices.span())) {
      row.next();
      return new Slices.Span(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  private long copied(String slice) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(slice);
      return statement.getLargeUpdateCount();
    }
  }
}
