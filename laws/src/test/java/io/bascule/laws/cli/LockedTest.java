package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database in a file that another process keeps locked, so that it cannot even be read. */
class LockedTest {
  private static final String NOTES =
      "table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\").named(\"pk_notes\"))";

  @TempDir private Path temp;

  private Folder folder;

  @BeforeEach
  void project() {
    folder = new Folder(temp);
    folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
    folder.revision("a1", "", "changes.createTable(" + NOTES + ");", "");
    folder.revision("b2", "a1", "changes.sql(\"SELECT 1\");", "");
    assertEquals(0, folder.run("upgrade", "a1").exit());
  }

  @ParameterizedTest
  @CsvSource({"upgrade, 4", "downgrade base, 1"})
  void whoRunsWaitsAsLongAsToldAndSaysWhy(String command, int seconds) throws SQLException {
    try (Connection other = locked()) {
      assertTrue(other.isValid(1));
      Said quick = timed(0, command + " --lock-timeout 0");
      assertEquals(5, quick.exit(), quick.toString());
      assertTrue(
          quick.err().contains("another process keeps the database locked"), quick.toString());
      Said patient = timed(seconds, command + " --lock-timeout " + seconds);
      assertEquals(5, patient.exit(), patient.toString());
      assertTrue(patient.err().contains("waited  " + seconds + " s"), patient.toString());
    }
    assertEquals("a1", folder.run("current").out().substring(0, 2));
  }

  @Test
  void whoOnlyLooksWaitsLongerThanTheDriverDoes() throws Exception {
    try (Connection other = locked()) {
      CompletableFuture<Void> over = CompletableFuture.runAsync(() -> release(other));
      for (String command : new String[] {"current", "history", "check"}) {
        Said said = folder.run(command);
        assertEquals(command.equals("check") ? 3 : 0, said.exit(), said.toString());
      }
      over.join();
    }
  }

  private Connection locked() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("app.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
    }
    return connection;
  }

  /** Longer than the three seconds that the driver waits if nobody tells it. */
  private static void release(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      Thread.sleep(4000);
      statement.execute("ROLLBACK");
    } catch (SQLException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Said timed(int least, String command) {
    long start = System.nanoTime();
    Said said = folder.run(command.split(" "));
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertTrue(seconds >= least, seconds + " s: " + said);
    assertTrue(seconds < least + 20, seconds + " s: " + said);
    return said;
  }
}
