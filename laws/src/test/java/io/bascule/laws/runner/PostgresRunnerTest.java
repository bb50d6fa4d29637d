package io.bascule.laws.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Session;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.runner.LockException;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresRunnerTest extends RunnerContract {
  @Override
  Dialect dialect() {
    return new Postgres();
  }

  @Override
  ScratchDatabase create() {
    return EmbeddedPostgres.shared().createDatabase();
  }

  @Override
  AutoCloseable occupy(ScratchDatabase database) throws SQLException {
    Connection connection = database.dataSource().getConnection();
    Session session = dialect().session(connection);
    assertTrue(session.lock(Duration.ZERO));
    return () -> {
      session.close();
      connection.close();
    };
  }

  @Override
  void runScript(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(script.replaceAll("(?m)^\\\\.*$", ""));
    }
  }

  @Test
  void the_holder_of_the_lock_is_named() throws Exception {
    try (AutoCloseable other = occupy(database())) {
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
      var thrown =
          assertThrows(
              LockException.class, () -> runner.downgrade(io.bascule.revision.Target.parse("b2")));
      assertTrue(thrown.getMessage().startsWith("Cannot downgrade from c3"), thrown.getMessage());
    }
    assertEquals("c3", runner(Shop.HISTORY).current().get(0).revision());
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
