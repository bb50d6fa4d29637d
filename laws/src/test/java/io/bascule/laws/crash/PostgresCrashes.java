package io.bascule.laws.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.runner.Plan;
import io.bascule.testkit.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** On PostgreSQL a session may outlive its client, and the server may fall with a session. */
final class PostgresCrashes extends Crashes {
  private static final int PAUSE_MILLIS = 20;
  private static final long PATIENCE_MILLIS = 60_000;

  PostgresCrashes(Path folder, int users, long seed) {
    super(EmbeddedPostgres.shared().createDatabase(), folder, users, seed);
  }

  /** What is committed is written out, so that it outlives the server's processes. */
  @Override
  String url() {
    return database().url()
        + "&ApplicationName="
        + Death.NAME
        + "&options=-c%20synchronous_commit=on";
  }

  @Override
  Death death(Random random) {
    int choice = random.nextInt(10);
    return choice < 6 ? Death.PROCESS : choice < 9 ? Death.SESSION : Death.SERVER;
  }

  @Override
  void settle() throws InterruptedException {
    await(() -> Death.sessions(database().dataSource()) == 0);
  }

  /** The server may be about to begin anew; then nobody gets in. */
  @Override
  void settleAtLast() throws InterruptedException {
    await(() -> Death.sessions(database().dataSource()) >= 0);
  }

  private interface Question {
    boolean holds() throws SQLException;
  }

  private static void await(Question question) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!holds(question)) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("the server does not come to rest");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean holds(Question question) {
    try {
      return question.holds();
    } catch (SQLException e) {
      return false; // it is starting
    }
  }

  @Override
  void checkSound(Plan last) throws SQLException {
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM pg_index WHERE NOT indisvalid")) {
      row.next();
      assertEquals(0, row.getInt(1), "invalid indexes");
    }
  }
}
