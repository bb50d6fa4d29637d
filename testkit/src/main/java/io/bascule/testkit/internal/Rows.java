package io.bascule.testkit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a query as text, so that the question and not the plumbing is what one reads. */
public final class Rows {
  private Rows() {}

  /**
   * One row: its values by the names of their columns.
   *
   * @param values the values as text; null where the database has null
   */
  public record Row(Map<String, @Nullable String> values) {

    /** A value that may be null. */
    public @Nullable String orNull(String column) {
      return values.get(column);
    }

    /** A value, and the empty text for null. */
    public String text(String column) {
      String value = values.get(column);
      return value == null ? "" : value;
    }

    /** Whether the value is a number other than 0. */
    public boolean flag(String column) {
      return !text(column).isEmpty() && !text(column).equals("0");
    }
  }

  /** All rows of the query. */
  public static List<Row> of(Connection connection, String query, String... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    }
  }

  private static Row row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      values.put(columns.getColumnLabel(i), result.getString(i));
    }
    return new Row(values);
  }
}
