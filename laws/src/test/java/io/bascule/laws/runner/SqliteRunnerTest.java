package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.differ.DifferException;
import io.bascule.differ.live.LiveSchema;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.LockException;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.StepException;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runner does on SQLite and nowhere else. */
class SqliteRunnerTest extends RunnerGround {
  @Override
  Kind kind() {
    return Kind.SQLITE;
  }

  private static AutoCloseable held(ScratchDatabase database, String... statements)
      throws SQLException {
    Connection connection = database.dataSource().getConnection();
    for (String sql : statements) {
      run(connection, sql);
    }
    return connection;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_read_only_file_is_told_and_left_alone() throws SQLException {
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    try (Connection connection = DriverManager.getConnection(database().url() + "?open_mode=1")) {
      Runner runner = Runner.of(connection, dialect(), Shop.HISTORY);
      var thrown = assertThrows(StepException.class, runner::upgrade);
      assertTrue(
          thrown.getMessage().startsWith("Cannot upgrade to b2: the database is read-only."),
          thrown.getMessage());
      assertEquals(StepException.Remains.NOTHING, thrown.remains());
    }
    assertEquals("a1", runner(Shop.HISTORY).current().get(0).revision());
  }

  @Test
  void the_body_of_a_trigger_is_one_statement() throws SQLException {
    HistoryEntry trigger =
        entry(
            "e5<d4",
            changes ->
                changes.sql(
                    """
                    CREATE TRIGGER named AFTER INSERT ON users BEGIN
                      UPDATE users SET mail = CASE WHEN new.id = 1 THEN 'one' ELSE 'more' END
                        WHERE id = new.id;
                    END;
                    INSERT INTO users (id, mail) VALUES (1, 'ann')"""),
            changes -> {});
    runner(history(Shop.A, Shop.B, Shop.C, Shop.D, trigger)).upgrade();
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT mail FROM users")) {
      assertTrue(row.next());
      assertEquals("one", row.getString(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRAGMA foreign_keys = OFF", "PRAGMA journal_mode(wal)"})
  void a_setting_that_a_transaction_ignores_is_refused(String sql) {
    History history = history(entry("a", changes -> changes.sql(sql), changes -> {}));
    var thrown = assertThrows(RunnerException.class, () -> runner(history).upgrade());
    assertTrue(thrown.getMessage().contains("SQLite ignores it"), thrown.getMessage());
  }

  @Test
  void a_file_that_is_no_database_is_told() throws IOException {
    Files.writeString(((ScratchSqlite) database()).file(), "a shopping list, ".repeat(100));
    var thrown = assertThrows(RunnerException.class, () -> runner(Shop.HISTORY).upgrade());
    assertTrue(thrown.getMessage().contains("not a SQLite database"), thrown.getMessage());
  }

  @Test
  void a_database_that_nobody_else_may_read_is_waited_for() throws Exception {
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    try (AutoCloseable other = held(database(), "BEGIN EXCLUSIVE")) {
      assertTrue(other != null);
      Runner runner = runner(Shop.HISTORY).withWait(Duration.ofMillis(100));
      var thrown = assertThrows(LockException.class, runner::upgrade);
      assertTrue(thrown.getMessage().contains("locked"), thrown.getMessage());
    }
  }

  @Test
  void a_database_that_nobody_else_may_read_is_called_locked() throws Exception {
    try (AutoCloseable other = held(database(), "BEGIN EXCLUSIVE");
        Connection connection =
            DriverManager.getConnection(database().url() + "?busy_timeout=50")) {
      assertTrue(other != null);
      var thrown =
          assertThrows(DifferException.class, () -> LiveSchema.read(connection, dialect()));
      assertTrue(thrown.isLocked(), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("locked"), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("  try     "), thrown.getMessage());
    }
  }

  @Test
  void who_reads_is_waited_for_where_readers_are_in_the_way() throws Exception {
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    try (AutoCloseable other = held(database(), "BEGIN", "SELECT * FROM users")) {
      assertTrue(other != null);
      Runner runner = runner(Shop.HISTORY).withWait(Duration.ofMillis(100));
      assertThrows(LockException.class, runner::upgrade);
    }
    assertEquals("a1", runner(Shop.HISTORY).current().get(0).revision());
  }

  @Test
  void who_reads_is_not_in_the_way_of_a_log() throws Exception {
    database().execute("PRAGMA journal_mode = WAL");
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    try (AutoCloseable other = held(database(), "BEGIN", "SELECT * FROM users")) {
      assertTrue(other != null);
      runner(Shop.HISTORY).withWait(Duration.ofMillis(100)).upgrade();
    }
    assertEquals("d4", runner(Shop.HISTORY).current().get(0).revision());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query_only",
        "ignore_check_constraints",
        "legacy_alter_table",
        "recursive_triggers",
        "reverse_unordered_selects"
      })
  void what_a_step_sets_ends_with_it(String setting) throws SQLException {
    HistoryEntry set =
        entry(
            "b2<a1",
            changes -> changes.sql("PRAGMA " + setting + " = ON").createTable(Shop.ORDERS),
            changes -> {});
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      Runner.of(connection, dialect(), history(Shop.A, set)).upgrade();
      try (ResultSet row = statement.executeQuery("PRAGMA " + setting)) {
        assertEquals(0, row.getInt(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE users",
        "drop table users",
        "DROP  TABLE users;",
        "DROP\nTABLE users",
        "-- no longer\nDROP /* the */ TABLE IF EXISTS users"
      })
  void a_dropped_table_takes_no_rows_of_others_along(String drop) throws SQLException {
    HistoryEntry filled =
        entry(
            "a",
            changes ->
                changes
                    .sql("CREATE TABLE users (id INTEGER PRIMARY KEY)")
                    .sql("CREATE TABLE orders (u INTEGER REFERENCES users ON DELETE CASCADE)")
                    .sql("INSERT INTO users VALUES (1)")
                    .sql("INSERT INTO orders VALUES (1)"),
            changes -> {});
    HistoryEntry made =
        entry(
            "b<a",
            changes ->
                changes
                    .sql(drop)
                    .sql("CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT)")
                    .sql("INSERT INTO users (id) VALUES (1)"),
            changes -> {});
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      run(connection, "PRAGMA foreign_keys = ON");
      Runner runner = Runner.of(connection, dialect(), history(filled, made));
      runner.upgrade(Target.parse("a"));
      String script = runner.script(Direction.UP, Target.HEAD);
      assertTrue(script.contains("PRAGMA foreign_keys=OFF;"), script);
      runner.upgrade();
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM orders")) {
        assertEquals(1, row.getInt(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ON", "OFF"})
  void foreign_keys_act_afterwards_as_they_did_before(String setting) throws SQLException {
    try (Connection connection = database().dataSource().getConnection()) {
      run(connection, "PRAGMA foreign_keys = " + setting);
      Runner runner = Runner.of(connection, dialect(), Shop.HISTORY);
      runner.upgrade();
      run(connection, "INSERT INTO users (id, mail) VALUES (1, 'ann@x')");
      run(connection, "INSERT INTO orders (id, user_id) VALUES (1, 1)");
      runner.downgrade(Target.parse("-1"));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("PRAGMA foreign_keys")) {
        assertEquals(setting.equals("ON") ? 1 : 0, row.getInt(1));
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT count(*) FROM orders")) {
        assertEquals(1, row.getInt(1));
      }
    }
  }
}
