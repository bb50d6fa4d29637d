package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresTrial.POSTGRES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import io.bascule.operation.Operations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSessionTest {
  private static final Planned NOTHING = new Planned(Operations.NONE, List.of());
  private static final Duration SHORT = Duration.ofMillis(300);

  private PostgresTrial trial;
  private Connection one;
  private Connection other;

  @BeforeEach
  void open() throws SQLException {
    trial = new PostgresTrial();
    one = trial.connect();
    other = trial.connect();
  }

  @AfterEach
  void close() throws SQLException {
    one.close();
    other.close();
    trial.close();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void keeps_others_away_and_says_who() throws SQLException {
    execute(one, "set application_name = 'the first'");
    try (Session first = POSTGRES.session(one);
        Session second = POSTGRES.session(other)) {
      assertTrue(first.lock(Duration.ZERO));
      assertEquals("", first.holder());
      assertFalse(second.lock(SHORT));
      String holder = second.holder();
      assertTrue(
          holder.matches("process \\d+, user postgres, the first, .*connected since .*"), holder);
      first.close();
      assertTrue(second.lock(Duration.ZERO));
    }
  }

  @Test
  void the_lock_dies_with_its_connection() throws Exception {
    Session first = POSTGRES.session(one);
    try (Session second = POSTGRES.session(other)) {
      assertTrue(first.lock(Duration.ZERO));
      one.close();
      assertTrue(second.lock(Duration.ofSeconds(10)));
    }
    first.close();
  }

  @Test
  void waits_without_a_snapshot() throws Exception {
    trial.execute("create table t (id int)");
    Session first = POSTGRES.session(one);
    first.lock(Duration.ZERO);
    var had = new boolean[1];
    var waiting =
        new Thread(
            () -> {
              try (Session second = POSTGRES.session(other)) {
                had[0] = second.lock(Duration.ofSeconds(60));
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    waiting.start();
    // It would wait for ever for a session that waits inside the server.
    execute(one, "set statement_timeout = '30s'");
    execute(one, "create index concurrently i on t (id)");
    first.close();
    waiting.join();
    assertTrue(had[0]);
  }

  @Test
  void takes_everything_back() throws SQLException {
    try (Session session = POSTGRES.session(one)) {
      session.begin(NOTHING, SHORT);
      execute(one, "create table t (id int)");
      session.rollback();
      session.rollback();
      session.begin(NOTHING, SHORT);
      execute(one, "create table u (id int)");
      session.commit();
      session.begin(NOTHING, SHORT);
      execute(one, "create table v (id int)");
    }
    assertEquals(
        List.of("u"), trial.ask("select relname from pg_class where relname in ('t', 'u', 'v')"));
  }

  @Test
  void does_not_wait_longer_than_it_may() throws SQLException {
    trial.execute("create table t (id int)");
    other.setAutoCommit(false);
    execute(other, "lock table t");
    try (Session session = POSTGRES.session(one)) {
      session.begin(NOTHING, SHORT);
      var failure = assertThrows(SQLException.class, () -> execute(one, "alter table t add n int"));
      assertTrue(POSTGRES.isBusy(failure));
      assertEquals(
          "another session kept a lock for too long (canceling statement due to lock timeout)",
          POSTGRES.reason(failure));
    }
    try (var statement = one.createStatement();
        var row = statement.executeQuery("show lock_timeout")) {
      row.next();
      assertEquals("0", row.getString(1));
    }
  }

  @Test
  void restores_auto_commit() throws SQLException {
    one.setAutoCommit(false);
    try (Session session = POSTGRES.session(one)) {
      session.begin(NOTHING, SHORT);
      session.commit();
    }
    assertFalse(one.getAutoCommit());
    try (Session session = POSTGRES.session(other)) {
      session.begin(NOTHING, SHORT);
    }
    assertTrue(other.getAutoCommit());
  }

  @Test
  void refuses_a_transaction_that_is_open() throws SQLException {
    execute(one, "begin");
    var refusal = assertThrows(DialectException.class, () -> POSTGRES.session(one));
    assertTrue(
        refusal.getMessage().startsWith("Cannot start on the connection: a transaction is open"));
    other.setAutoCommit(false);
    execute(other, "select 1");
    assertThrows(DialectException.class, () -> POSTGRES.session(other));
  }

  @Test
  void says_what_is_in_the_way() {
    trial.execute("create table t (id int, a int)", "create view v as select a from t");
    var failure =
        assertThrows(SQLException.class, () -> execute(one, "alter table t drop column a"));
    assertEquals(
        "cannot drop column a of table t because other objects depend on it:"
            + " view v depends on column a of table t",
        POSTGRES.reason(failure));
    var typed =
        assertThrows(SQLException.class, () -> execute(one, "alter table t alter a type bigint"));
    assertEquals(
        "cannot alter type of a column used by a view or rule:"
            + " rule _RETURN on view v depends on column \"a\"",
        POSTGRES.reason(typed));
  }

  @Test
  void says_other_failures_in_a_clause() throws SQLException {
    String url = one.getMetaData().getURL().replaceAll("[?].*", "");
    var unknown =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(url + "x?user=postgres").close());
    assertEquals("there is no such database", POSTGRES.reason(unknown).replaceAll(" \\(.*", ""));
    execute(other, "create role nobody");
    execute(other, "set role nobody");
    var denied = assertThrows(SQLException.class, () -> execute(other, "create schema s"));
    assertTrue(POSTGRES.reason(denied).startsWith("the user lacks a privilege (permission denied"));
    execute(other, "reset role");
    execute(other, "drop role nobody");
  }
}
