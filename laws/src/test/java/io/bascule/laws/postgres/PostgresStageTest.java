package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresTrial.POSTGRES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.DialectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresStageTest {
  @Test
  void who_may_not_make_a_database_is_told_what_the_server_said() throws SQLException {
    try (var trial = new PostgresTrial();
        Connection connection = trial.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE guest");
      statement.execute("SET ROLE guest");
      var thrown =
          assertThrows(
              DialectException.class,
              () -> POSTGRES.stage(connection, DriverManager::getConnection));
      assertEquals(
          "no scratch database can be made: the user lacks a privilege"
              + " (permission denied to create database)",
          thrown.getMessage());
      statement.execute("RESET ROLE");
      statement.execute("DROP ROLE guest");
    }
  }

  @Test
  void a_scratch_database_that_nobody_can_connect_to_is_dropped() throws SQLException {
    try (var trial = new PostgresTrial();
        Connection connection = trial.connect()) {
      var thrown =
          assertThrows(
              DialectException.class,
              () ->
                  POSTGRES.stage(
                      connection,
                      url -> {
                        throw new SQLException("ERROR: no more", "53300");
                      }));
      assertEquals(
          "the scratch database does not answer: the server has no connection left (no more)",
          thrown.getMessage());
      assertEquals(
          List.of(), trial.ask("select datname from pg_database where datname ~ '^bascule_stage'"));
    }
  }
}
