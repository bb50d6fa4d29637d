package io.bascule.dialect.sqlite;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Slices;
import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A database file of its own for one test, and a small runner of plans on it. */
final class TestDatabase implements AutoCloseable {
  static final Expressed AS_IT_IS = new Expressed(UnaryOperator.identity());

  private final Path file;
  private final Connection connection;

  /** How many rows of a table are copied at a time. */
  private int slice = Integer.MAX_VALUE;

  private TestDatabase(Path file) throws SQLException {
    this.file = file;
    this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** A database made by a script: statements that end with a semicolon at a line's end. */
  static TestDatabase of(String script) {
    try {
      var database = new TestDatabase(Files.createTempFile("bascule-", ".db"));
      database.script(script);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The schema that a script makes. */
  static Schema schema(String script) throws SQLException {
    try (var database = of(script)) {
      return database.read();
    }
  }

  Connection connection() {
    return connection;
  }

  /** Plans that it runs copy so many rows of a table at a time from here on. */
  void copyBy(int rows) {
    slice = rows;
  }

  /** Another connection to the same file. */
  Connection another() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  void script(String script) throws SQLException {
    for (String sql : script.split(";[ \\t]*(\\R|$)")) {
      if (!sql.isBlank()) {
        run(sql);
      }
    }
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\n" + sql, e.getSQLState(), e.getErrorCode(), e);
    }
  }

  /** All rows of a query, one line each. */
  List<String> rows(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        all.add(String.join("|", row.stream().map(String::valueOf).toList()));
      }
      return all;
    }
  }

  String sql(String name) throws SQLException {
    return rows("SELECT sql FROM sqlite_master WHERE name = '" + name + "'").get(0);
  }

  /** What there is: texts, rows with their rowids, the numbers behind AUTOINCREMENT, statistics. */
  TreeMap<String, List<String>> dump() throws SQLException {
    var dump = new TreeMap<String, List<String>>();
    for (String line : rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")) {
      dump.put(line, List.of());
    }
    for (String table :
        rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")) {
      String name = SqliteText.name(table);
      dump.put("rows of " + table, contents(name));
    }
    dump.put("orphans", rows("PRAGMA foreign_key_check").stream().sorted().toList());
    dump.put("integrity", rows("PRAGMA integrity_check"));
    return dump;
  }

  private List<String> contents(String name) throws SQLException {
    try {
      return rows("SELECT rowid, * FROM " + name).stream().sorted().toList();
    } catch (SQLException withoutRowid) {
      return rows("SELECT * FROM " + name).stream().sorted().toList();
    }
  }

  Schema read() throws SQLException {
    try (Simulator simulator = Seed.of(connection)) {
      return simulator.read();
    }
  }

  /** The plan for changes of the present state. */
  Planned plan(Operation... changes) {
    return plan(SqliteVersion.NEWEST, changes);
  }

  /** The plan as if the library had another version. */
  Planned plan(SqliteVersion version, Operation... changes) {
    try (var planner =
        new SqlitePlanner(Seed.of(connection), Target.of(connection, version), read(), AS_IT_IS)) {
      return planner.plan(Operations.of(changes));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Plans and runs changes. */
  Planned change(Operation... changes) throws SQLException {
    Planned planned = plan(changes);
    run(planned);
    return planned;
  }

  /** Runs a plan in one transaction. */
  void run(Planned planned) throws SQLException {
    try (var session = new SqliteSession(connection)) {
      if (!session.begin(planned, Duration.ofMillis(200))) {
        throw new IllegalStateException("locked");
      }
      for (Statement statement : planned.statements()) {
        if (!isAnswered(planned, statement)) {
          run(statement);
        }
      }
      session.commit();
    }
  }

  private static boolean isAnswered(Planned planned, Statement guard) {
    return planned.statements().stream()
        .anyMatch(
            statement ->
                statement instanceof Statement.Sql sql
                    && sql.slices() != null
                    && sql.slices().guard().equals(guard));
  }

  private void run(Statement statement) throws SQLException {
    if (statement instanceof Statement.Guard guard) {
      List<String> rows = rows(guard.text());
      if (!rows.isEmpty()) {
        throw new IllegalStateException(guard.refusal() + ": " + rows.get(0));
      }
    } else if (statement instanceof Statement.Sql sql && sql.slices() != null) {
      copy(sql, sql.slices());
    } else {
      run(statement.text());
    }
  }

  /** The guard behind it sees what the last slice changed: nothing is left of the others there. */
  private void copy(Statement.Sql sql, Slices planned) throws SQLException {
    var slices =
        new Slices(planned.table(), planned.number(), planned.access(), slice, planned.guard());
    List<String> span = List.of(rows(slices.span()).get(0).split("\\|", -1));
    long rows = Long.parseLong(span.get(0));
    long copied = 0;
    for (String one :
        slices.of(
            sql.text(),
            rows == 0
                ? new Slices.Span(0, 0, 0)
                : new Slices.Span(
                    rows, Long.parseLong(span.get(1)), Long.parseLong(span.get(2))))) {
      run(one);
      copied += Long.parseLong(rows("SELECT changes()").get(0));
    }
    if (copied != rows) {
      throw new IllegalStateException("%d of %d rows".formatted(copied, rows));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
