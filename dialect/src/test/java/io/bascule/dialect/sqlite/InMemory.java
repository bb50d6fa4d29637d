package io.bascule.dialect.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A SQLite database in memory. */
final class InMemory implements AutoCloseable {
  private final Connection connection;

  InMemory() {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Runs one statement, or several behind each other. */
  InMemory run(String sql) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return this;
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + sql, e);
    }
  }

  /** Whether SQLite takes the statement. */
  boolean accepts(String sql) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** All rows, one text a row. */
  List<String> rows(String query) {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      int columns = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(answer.getString(i)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + query, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
