package io.bascule.laws.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** In which way a run dies. */
enum Death {
  /** SIGKILL of the process that runs. */
  PROCESS("a SIGKILL of the process") {
    @Override
    void come(Hostage victim, DataSource database) throws InterruptedException {
      victim.kill();
    }
  },
  /** An administrator ends its session; the process lives on and hears of it. */
  SESSION("the end of its session") {
    @Override
    void come(Hostage victim, DataSource database) throws SQLException {
      ask(
          database,
          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE " + VICTIMS);
    }
  },
  /** SIGKILL of its server process, at which the whole server begins anew. */
  SERVER("a SIGKILL in the server") {
    @Override
    void come(Hostage victim, DataSource database) throws SQLException {
      long process = ask(database, "SELECT min(pid) FROM pg_stat_activity WHERE " + VICTIMS);
      ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }
  };

  /** How victims are called where their sessions are listed. */
  static final String NAME = "bascule-victim";

  private static final String VICTIMS =
      "application_name = '" + NAME + "' AND datname = current_database()";

  private final String words;

  Death(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Kills. */
  abstract void come(Hostage victim, DataSource database) throws SQLException, InterruptedException;

  /** How many sessions of victims a server still has: a statement goes on without its client. */
  static long sessions(DataSource database) throws SQLException {
    return ask(database, "SELECT count(*) FROM pg_stat_activity WHERE " + VICTIMS);
  }

  private static long ask(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
