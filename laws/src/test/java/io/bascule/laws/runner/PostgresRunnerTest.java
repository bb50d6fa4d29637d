package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LockException;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runner does on PostgreSQL and nowhere else. */
class PostgresRunnerTest extends RunnerGround {
  @Override
  Kind kind() {
    return Kind.POSTGRES;
  }

  @Test
  void question_marks_of_operators_wait_for_no_value() throws SQLException {
    HistoryEntry operators =
        entry(
            "a",
            changes ->
                changes
                    .sql("CREATE TABLE facts (id bigint, fact jsonb)")
                    .sql("INSERT INTO facts VALUES (1, '{\"a\": 1}'), (2, '{\"b\": 1}')")
                    .sql("DELETE FROM facts WHERE fact ? 'c' OR fact ?| array['d', 'e']")
                    .sql("DELETE FROM facts WHERE fact ?? 'a' AND id = ?", 1L),
            changes -> {});
    Runner runner = runner(history(operators));
    String script = runner.script(Direction.UP, Target.HEAD);
    assertTrue(script.contains("WHERE fact ? 'a' AND id = 1;"), script);
    runner.upgrade();
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM facts")) {
      assertTrue(row.next());
      assertEquals(2, row.getLong(1));
    }
  }

  @Test
  void a_comment_within_a_comment_is_left_to_the_server() {
    HistoryEntry commented =
        entry(
            "a", changes -> changes.sql("/* one /* two */ one */ SELECT 1 -- end"), changes -> {});
    Runner runner = runner(history(commented));
    String script = runner.script(Direction.UP, Target.HEAD);
    assertTrue(script.contains("/* one /* two */ one */ SELECT 1;"), script);
    runner.upgrade();
    assertEquals("a", runner.current().get(0).revision());
  }

  @Test
  void the_holder_of_the_lock_is_named() throws Exception {
    try (AutoCloseable other = occupy()) {
      assertTrue(other != null);
      Runner runner = runner(Shop.HISTORY).withWait(Duration.ZERO);
      var thrown = assertThrows(LockException.class, runner::upgrade);
      assertTrue(thrown.holder().contains("user postgres"), thrown.getMessage());
    }
  }

  @Test
  void who_works_in_a_table_is_waited_for_and_then_left_alone() throws SQLException {
    runner(Shop.HISTORY).upgrade();
    try (Connection other = database().dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN; SELECT * FROM orders");
      Runner runner = runner(Shop.HISTORY).withWait(Duration.ofMillis(200));
      var thrown = assertThrows(LockException.class, () -> runner.downgrade(Target.parse("b2")));
      assertTrue(thrown.getMessage().startsWith("Cannot downgrade from c3"), thrown.getMessage());
    }
    assertEquals("c3", runner(Shop.HISTORY).current().get(0).revision());
  }

  @Test
  void a_step_in_parts_that_had_no_lock_is_as_if_it_had_not_begun() throws SQLException {
    HistoryEntry locked =
        entry(
            "b2<a1",
            changes ->
                changes
                    .sql("ALTER TABLE users ADD COLUMN nick text")
                    .sql("CREATE INDEX ix_users_nick ON users (nick)"),
            changes -> {});
    Runner runner = runner(history(Shop.A, locked)).withWait(Duration.ofMillis(200));
    runner.upgrade(Target.parse("a1"));
    Plan plan = alone(runner.plan(Direction.UP, Target.HEAD), "CREATE");
    try (Connection other = database().dataSource().getConnection()) {
      execute(other, "BEGIN; SELECT * FROM users");
      assertThrows(LockException.class, () -> runner.run(plan));
    }
    assertEquals(List.of(), runner.ledger().unfinished());
    runner.upgrade();
    assertEquals("b2", runner.current().get(0).revision());
  }

  @Test
  void a_connection_that_is_lost_takes_its_revision_along() {
    var progress =
        new Progress() {
          @Override
          public void stepStarts(Step step) {
            if (step.id().equals("c3")) {
              database()
                  .execute(
                      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
          }
        };
    Runner runner = runner(Shop.HISTORY);
    var thrown = assertThrows(StepException.class, () -> runner.withProgress(progress).upgrade());
    assertEquals("c3", thrown.step().id());
    assertEquals(StepException.Remains.NOTHING, thrown.remains());
    assertEquals("b2", runner.current().get(0).revision());
    runner.upgrade();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET search_path TO archive",
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "SET SESSION AUTHORIZATION visitor",
        "SET ROLE visitor",
        "SET statement_timeout = '1h'",
        "SET lock_timeout = '1h'",
        "SET LOCAL search_path TO archive",
        "RESET ALL"
      })
  void what_a_step_sets_ends_with_it(String setting) throws SQLException {
    database().execute("CREATE SCHEMA archive");
    database().execute("CREATE SCHEMA own");
    History history =
        history(
            Shop.A,
            entry(
                "b2<a1",
                changes -> changes.sql(setting).createTable(Shop.ORDERS),
                changes -> changes.sql(setting).dropTable(Shop.ORDERS)),
            Shop.C,
            entry("d4<c3", changes -> changes.sql(setting), changes -> {}));
    database().execute("CREATE ROLE visitor");
    try (Connection connection = database().dataSource().getConnection()) {
      execute(connection, "SET search_path TO own, public");
      execute(connection, "SET statement_timeout = '2h'");
      List<String> before = settings(connection);
      Runner runner = Runner.of(connection, dialect(), history);
      runner.upgrade();
      assertEquals(before, settings(connection));
      assertEquals("d4", runner.current().get(0).revision());
      runner.downgrade(Target.parse("a1"));
      runner.upgrade();
      assertEquals(before, settings(connection));
      assertEquals(
          List.of("own.bascule_history", "own.orders", "own.users"),
          rows(
              connection,
              "SELECT schemaname || '.' || tablename FROM pg_tables"
                  + " WHERE schemaname IN ('archive', 'own', 'public') ORDER BY 1"));
    } finally {
      database().execute("DROP ROLE visitor");
    }
  }

  @Test
  void what_a_step_sets_holds_for_the_steps_of_its_own_kind_behind_it() throws SQLException {
    HistoryEntry filled =
        entry(
            "b2<a1",
            changes ->
                changes
                    .sql("CREATE SCHEMA archive")
                    .sql("SET search_path TO archive")
                    .sql("CREATE TABLE old (id int)")
                    .jdbc("look", connection -> assertEquals("archive", connection.getSchema()))
                    .jdbc("move", connection -> connection.setSchema("public"))
                    .sql("INSERT INTO users (id, mail) VALUES (1, 'ann@x')"),
            changes -> {});
    try (Connection connection = database().dataSource().getConnection()) {
      Runner runner = Runner.of(connection, dialect(), history(Shop.A, filled));
      List<String> before = settings(connection);
      runner.upgrade();
      assertEquals(before, settings(connection));
      assertEquals(List.of("1"), rows(connection, "SELECT count(*) FROM users"));
      assertEquals(List.of("0"), rows(connection, "SELECT count(*) FROM archive.old"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET search_path TO archive",
        "set schema 'archive'",
        "SELECT pg_catalog.set_config('search_path', '', false)"
      })
  void a_script_finds_its_names_behind_such_a_step(String setting) throws SQLException {
    HistoryEntry moved =
        entry(
            "b2<a1",
            changes -> changes.sql("CREATE SCHEMA archive").sql(setting).createTable(Shop.ORDERS),
            changes -> {});
    History history = history(Shop.A, moved);
    try (Connection connection = database().dataSource().getConnection()) {
      runScript(connection, Runner.script(dialect(), history, Set.of(), Direction.UP, Target.HEAD));
      assertEquals("public", connection.getSchema());
    }
    assertEquals("b2", runner(history).current().get(0).revision());
    assertEquals(2, runner(history).ledger().rows().size());
    runner(history).downgrade(Target.parse("a1"));
  }

  @Test
  void a_schema_that_would_hide_the_ledger_is_refused() throws SQLException {
    HistoryEntry own = entry("b2<a1", changes -> changes.createSchema("postgres"), changes -> {});
    Runner runner = runner(history(Shop.A, own));
    var thrown = assertThrows(LedgerException.class, runner::upgrade);
    assertEquals(LedgerException.Kind.OTHER_SCHEMA, thrown.kind());
    assertTrue(thrown.getMessage().contains("?currentSchema=public"), thrown.getMessage());
    assertEquals("a1", runner.current().get(0).revision());
    try (Connection connection = database().dataSource().getConnection()) {
      connection.setSchema("public");
      Runner.of(connection, dialect(), history(Shop.A, own)).upgrade();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What could leak from a run, with the locks that it holds. */
  private static List<String> settings(Connection connection) throws SQLException {
    return rows(
        connection,
        "SELECT name || ' = ' || setting FROM pg_settings WHERE context <> 'internal'"
            + " UNION ALL SELECT 'user ' || session_user || ' ' || current_user"
            + " UNION ALL SELECT 'lock ' || locktype FROM pg_locks"
            + " WHERE locktype = 'advisory' AND pid = pg_backend_pid()");
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  @Test
  void who_may_only_read_is_told_so() throws SQLException {
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = on");
      Runner runner = Runner.of(connection, dialect(), Shop.HISTORY);
      var thrown = assertThrows(RunnerException.class, runner::upgrade);
      assertTrue(thrown.getMessage().contains("read"), thrown.getMessage());
    }
  }
}
