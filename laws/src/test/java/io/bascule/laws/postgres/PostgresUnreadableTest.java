package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresTrial.POSTGRES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.differ.DifferException;
import io.bascule.differ.live.LiveSchema;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A catalog of which a part does not answer: somebody else has locked the table of the enums. */
class PostgresUnreadableTest {
  private PostgresTrial trial;
  private Connection reader;
  private Connection other;

  @BeforeEach
  void lock() throws SQLException {
    trial = new PostgresTrial();
    reader = trial.connect();
    other = trial.connect();
    other.setAutoCommit(false);
    execute(other, "LOCK TABLE pg_catalog.pg_enum IN ACCESS EXCLUSIVE MODE");
    execute(reader, "SET lock_timeout = '200ms'");
  }

  @AfterEach
  void close() throws SQLException {
    other.close();
    reader.close();
    trial.close();
  }

  @Test
  void the_first_failure_is_told_and_not_that_of_tidying_up() throws SQLException {
    reader.setAutoCommit(false);
    var thrown = assertThrows(DifferException.class, () -> LiveSchema.read(reader, POSTGRES));
    assertTrue(thrown.getMessage().contains("lock timeout"), thrown.getMessage());
    reader.rollback();
  }

  @Test
  void a_lock_of_somebody_else_is_called_so() throws SQLException {
    var thrown = assertThrows(DifferException.class, () -> LiveSchema.read(reader, POSTGRES));
    assertTrue(thrown.isLocked());
    assertEquals(
        """
        Cannot read the database: another session kept a lock for too long \
        (canceling statement due to lock timeout).

          try     the same again when the other is done\
        """,
        thrown.getMessage());
    other.rollback();
    assertEquals(0, LiveSchema.read(reader, POSTGRES).schema().tables().size());
  }

  @Test
  void the_settings_are_restored_after_a_failure() throws SQLException {
    assertThrows(DifferException.class, () -> LiveSchema.read(reader, POSTGRES));
    try (var statement = reader.createStatement();
        var row = statement.executeQuery("SHOW search_path")) {
      assertTrue(row.next());
      assertEquals("\"$user\", public", row.getString(1));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
