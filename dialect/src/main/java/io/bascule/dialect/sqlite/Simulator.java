package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite database in memory that has the schema of another one and none of its rows. Whatever is
 * planned is run on it at once, so that SQLite itself says what the schema is afterwards, and an
 * invalid statement is found before the real database is touched.
 */
final class Simulator implements AutoCloseable {
  /** An object as the schema table lists it; the text is null for what SQLite makes by itself. */
  record Stored(String type, String name, String table, @Nullable String sql) {
    String text() {
      return sql == null ? "" : sql;
    }
  }

  private final Connection connection;

  /** What is stored, until a statement may have changed it. */
  private @Nullable StoredObjects objects;

  private Simulator(Connection connection) {
    this.connection = connection;
  }

  /** An empty one. */
  static Simulator empty() {
    try {
      var simulator = new Simulator(DriverManager.getConnection("jdbc:sqlite::memory:"));
      simulator.run("PRAGMA foreign_keys=OFF");
      return simulator;
    } catch (SQLException e) {
      throw DialectException.of(
          "no-scratch-database",
          """
          Cannot plan changes for SQLite: its driver gives no database in memory.

            why     %s
            try     org.xerial:sqlite-jdbc on the class path\
          """
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Where it is, for readers. */
  Connection connection() {
    return connection;
  }

  /** Runs one statement. */
  void run(String sql) throws SQLException {
    if (!onlyReads(sql)) {
      objects = null;
    }
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whatever else a statement is, it may change the schema, as a savepoint that is undone does. */
  private static boolean onlyReads(String sql) {
    return sql.startsWith("SELECT ") || sql.startsWith("EXPLAIN ");
  }

  /** Why SQLite refuses the statement, or null if it runs. */
  @Nullable String refusal(String sql) {
    try {
      run(sql);
      return null;
    } catch (SQLException e) {
      return SqliteFailure.words(e);
    }
  }

  /** Why SQLite cannot even prepare the statement, or null if it can. */
  @Nullable String unsound(String sql) {
    return refusal("EXPLAIN " + sql);
  }

  /** The rows of a query, as texts. */
  List<List<@Nullable String>> rows(String sql) {
    try {
      return rows(connection, sql);
    } catch (SQLException e) {
      throw SqliteFailure.planning(sql, e);
    }
  }

  /** The rows of a query on any connection, as texts. */
  static List<List<@Nullable String>> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var all = new ArrayList<List<@Nullable String>>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<@Nullable String>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        all.add(row);
      }
      return all;
    }
  }

  /** The stored objects of a database, in the order in which SQLite lists them. */
  static List<Stored> stored(Connection connection, String catalog) throws SQLException {
    var all = new ArrayList<Stored>();
    String query = "SELECT type, name, tbl_name, sql FROM " + catalog + " ORDER BY rowid";
    for (List<@Nullable String> row : rows(connection, query)) {
      all.add(
          new Stored(
              String.valueOf(row.get(0)),
              String.valueOf(row.get(1)),
              String.valueOf(row.get(2)),
              row.get(3)));
    }
    return all;
  }

  /** Its own stored objects. */
  List<Stored> stored() {
    return objects().all();
  }

  private StoredObjects objects() {
    StoredObjects known = objects;
    if (known == null) {
      known = listed();
      objects = known;
    }
    return known;
  }

  private StoredObjects listed() {
    try {
      return new StoredObjects(stored(connection, "sqlite_master"));
    } catch (SQLException e) {
      throw SqliteFailure.planning("the schema table", e);
    }
  }

  /** The table or view of that name, letter case aside. */
  Optional<Stored> table(String name) {
    return objects().table(name);
  }

  /** The indexes that were made by statements of their own, or the triggers, of a table. */
  List<Stored> of(String type, String table) {
    return objects().of(type, table);
  }

  /** Whether anything has that name. */
  boolean has(String name) {
    return objects().has(name);
  }

  /** The tables, as far as their texts tell. */
  Schema read() {
    var tables = new ArrayList<Table>();
    for (Stored object : stored()) {
      boolean plain = !SqliteNames.upper(object.text()).startsWith("CREATE VIRTUAL");
      if (object.type().equals("table") && plain && !object.name().startsWith("sqlite_")) {
        List<CreateIndex> indexes =
            of("index", object.name()).stream().map(i -> CreateIndex.of(i.text())).toList();
        tables.add(ReadTable.of(CreateTable.of(object.text()), indexes));
      }
    }
    return Schema.ofTables(tables);
  }

  /** Starts a trial that {@link #undo} takes back or {@link #keep} keeps. */
  void trial() {
    must("SAVEPOINT bascule_trial");
  }

  void undo() {
    must("ROLLBACK TO bascule_trial");
    must("RELEASE bascule_trial");
  }

  void keep() {
    must("RELEASE bascule_trial");
  }

  private void must(String sql) {
    try {
      run(sql);
    } catch (SQLException e) {
      throw SqliteFailure.planning(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteFailure.planning("closing the database in memory", e);
    }
  }
}
