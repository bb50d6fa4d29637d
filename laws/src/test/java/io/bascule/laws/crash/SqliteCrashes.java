package io.bascule.laws.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.runner.Plan;
import io.bascule.testkit.ScratchSqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** On SQLite whoever dies leaves a journal or a log, and the file of the lock. */
final class SqliteCrashes extends Crashes {
  private final Path lock;

  SqliteCrashes(ScratchSqlite database, Path folder, int users, long seed) {
    super(database, folder, users, seed);
    this.lock = Path.of(database.file() + "-bascule-lock");
  }

  /** A database in one of the two modes in which SQLite keeps what it needs to go back. */
  static ScratchSqlite database(String journal) {
    ScratchSqlite database = ScratchSqlite.create();
    database.execute("PRAGMA journal_mode = " + journal);
    return database;
  }

  @Override
  String url() {
    return database().url();
  }

  @Override
  Death death(Random random) {
    return Death.PROCESS;
  }

  @Override
  void settle() {
    if (Files.exists(lock)) {
      tally().count("left the file of its lock");
    }
  }

  /** Whoever has nothing to do leaves the file of a dead run where it is. */
  @Override
  void checkSound(Plan last) throws SQLException {
    assertTrue(last.isEmpty() || !Files.exists(lock), "the file of the lock is gone");
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
        assertEquals("ok", row.getString(1));
      }
      try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
        assertFalse(row.next());
      }
    }
  }
}
