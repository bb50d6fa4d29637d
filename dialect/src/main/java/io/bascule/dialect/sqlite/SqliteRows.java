package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.StoredTable.ColumnFact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of sqlite_schema, and which of them count. What begins with {@code sqlite_} is SQLite's
 * own, and {@code bascule_history} is the ledger; both are left out.
 */
final class SqliteRows {
  /** Every table of the database with SQLite's own word for its kind. */
  static final String KINDS =
      """
      kinds AS MATERIALIZED (
        SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'
      )""";

  static final String ORDINARY =
      """
      s.type = 'table' AND kinds.type = 'table'
        AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND lower(s.name) <> 'bascule_history'""";

  static final String OTHER =
      """
      s.type <> 'index' AND coalesce(kinds.type, '') <> 'table'
        AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND lower(s.tbl_name) <> 'bascule_history'""";

  static final String KIND =
      """
      CASE kinds.type WHEN 'virtual' THEN 'virtual table' WHEN 'shadow' THEN 'shadow table'
        ELSE s.type END""";

  static final String OWN_SQL = "CASE kinds.type WHEN 'shadow' THEN NULL ELSE s.sql END";

  private SqliteRows() {}

  /**
   * Everything that is stored, in the order in which it was created.
   *
   * @throws io.bascule.dialect.DialectException if the database cannot be read
   */
  static StoredSchema stored(Connection connection) {
    try {
      return new StoredSchema(tables(connection), objects(connection));
    } catch (SQLException failure) {
      throw SqliteFailure.reading(failure);
    }
  }

  private static List<StoredTable> tables(Connection connection) throws SQLException {
    Map<String, List<String>> indexes = indexes(connection);
    Map<String, List<ColumnFact>> columns = columns(connection);
    var tables = new ArrayList<StoredTable>();
    String query =
        "WITH "
            + KINDS
            + " SELECT s.name, s.sql, kinds.wr, kinds.strict FROM sqlite_schema s"
            + " JOIN kinds ON kinds.name = s.name WHERE "
            + ORDINARY
            + " ORDER BY s.rowid";
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        String name = row.getString(1);
        tables.add(
            new StoredTable(
                name,
                row.getString(2),
                indexes.getOrDefault(name, List.of()),
                columns.getOrDefault(name, List.of()),
                row.getInt(3),
                row.getInt(4)));
      }
    }
    return tables;
  }

  private static Map<String, List<String>> indexes(Connection connection) throws SQLException {
    var indexes = new HashMap<String, List<String>>();
    String query =
        "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
            + " ORDER BY rowid";
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        indexes.computeIfAbsent(row.getString(1), table -> new ArrayList<>()).add(row.getString(2));
      }
    }
    return indexes;
  }

  /**
   * CROSS JOIN keeps the order (sqlite.org/optoverview.html, 8.1): asking a virtual table for its
   * columns fails where its module is not loaded.
   */
  private static Map<String, List<ColumnFact>> columns(Connection connection) throws SQLException {
    var columns = new HashMap<String, List<ColumnFact>>();
    String query =
        "WITH "
            + KINDS
            + " SELECT s.name, c.name, c.\"notnull\", c.pk, c.hidden"
            + " FROM sqlite_schema s CROSS JOIN kinds ON kinds.name = s.name"
            + " CROSS JOIN pragma_table_xinfo(s.name, 'main') c WHERE "
            + ORDINARY
            + " ORDER BY s.rowid, c.cid";
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        columns
            .computeIfAbsent(row.getString(1), table -> new ArrayList<>())
            .add(new ColumnFact(row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5)));
      }
    }
    return columns;
  }

  private static List<StoredObject> objects(Connection connection) throws SQLException {
    var objects = new ArrayList<StoredObject>();
    String query =
        "WITH "
            + KINDS
            + " SELECT "
            + KIND
            + ", s.name, s.tbl_name, "
            + OWN_SQL
            + " FROM sqlite_schema s LEFT JOIN kinds ON kinds.name = s.name"
            + " AND s.type <> 'trigger' WHERE "
            + OTHER
            + " ORDER BY s.rowid";
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        objects.add(
            new StoredObject(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    return objects;
  }
}
