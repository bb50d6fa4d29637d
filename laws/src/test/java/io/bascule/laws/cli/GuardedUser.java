package io.bascule.laws.cli;

import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A user of the test server whom it does not trust without a password. */
final class GuardedUser {
  static final String NAME = "guarded_user";

  private static final int PATIENCE = 200;
  private static final int PAUSE_MILLIS = 25;

  private GuardedUser() {}

  /** Makes the user, and a rule for it before the one that trusts everybody. */
  static void make(ScratchDatabase database, String password)
      throws SQLException, IOException, InterruptedException {
    database.execute("DROP ROLE IF EXISTS " + NAME);
    database.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, password));
    Path rules = rules(database);
    Files.writeString(
        rules, "host all %s all scram-sha-256%n".formatted(NAME) + Files.readString(rules));
    database.execute("SELECT pg_reload_conf()");
    for (int i = 0; i < PATIENCE && isTrusted(database); i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static Path rules(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      return Path.of(row.getString(1));
    }
  }

  /** A server reads its rules again a moment after it was told to. */
  private static boolean isTrusted(ScratchDatabase database) {
    String url = database.url().replace("user=postgres", "user=" + NAME);
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.isValid(1);
    } catch (SQLException refused) {
      return false;
    }
  }
}
