package io.bascule.dialect.sqlite;

import io.bascule.dialect.Copies;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.FileCopies;
import io.bascule.dialect.InnerCopies;
import io.bascule.dialect.Patience;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Copies of a SQLite database. {@code VACUUM INTO} reads in one transaction, so that it is
 * consistent whoever writes meanwhile (sqlite.org/lang_vacuum.html); the way back is the online
 * backup, which holds the write lock of the database from the first page to the last and whose
 * journal takes all back if it is broken off (sqlite.org/backup.html).
 */
final class SqliteCopies implements Copies, FileCopies {
  /** What the check of a copy says about rows; such rows may be in the database itself. */
  private static final String ABOUT_ROWS =
      "(?s)(NULL|TEXT|NUMERIC) value in .*|CHECK constraint .*";

  private final Connection live;

  SqliteCopies(Connection live) {
    this.live = live;
  }

  @Override
  public String database() throws SQLException {
    String file = file();
    return file.isEmpty() ? ":memory:" : file;
  }

  private String file() throws SQLException {
    // As a statement it reads no schema, so that it answers while somebody writes one.
    return Simulator.rows(live, "PRAGMA database_list").stream()
        .filter(row -> "main".equals(row.get(1)))
        .map(row -> Objects.toString(row.get(2), ""))
        .findFirst()
        .orElse("");
  }

  @Override
  public FileCopies files() {
    return this;
  }

  @Override
  public Optional<InnerCopies> inner() {
    return Optional.empty();
  }

  @Override
  public String ending() {
    return ".sqlite";
  }

  @Override
  public Optional<String> obstacle(Content content) {
    return Optional.empty();
  }

  @Override
  public String tool(Content content) {
    return content.isWhole() ? "VACUUM INTO" : "table copies";
  }

  @Override
  public void write(Path file, Content content, Duration wait) throws SQLException {
    if (content.isWhole()) {
      patiently(live, wait, () -> run(live, "VACUUM INTO " + SqliteText.constant(file.toString())));
    } else {
      new SqliteTableCopies(live, file).write(content, wait);
    }
  }

  @Override
  public void check(Path file, Content content) throws SQLException {
    try (Connection copy = open(file)) {
      List<String> findings =
          Simulator.rows(copy, "PRAGMA integrity_check").stream()
              .map(row -> Objects.toString(row.get(0), ""))
              .filter(finding -> !finding.equals("ok") && !finding.matches(ABOUT_ROWS))
              .toList();
      if (!findings.isEmpty()) {
        throw DialectException.of("copy-damaged", "the copy is damaged (" + findings.get(0) + ")");
      }
    }
  }

  @Override
  public void restore(Path file, Content content, Duration wait) throws SQLException {
    if (content.isWhole()) {
      restoreAll(file, wait);
    } else {
      new SqliteTableCopies(live, file).restore(content, wait);
    }
  }

  /** The driver tells how its own way back ended only where it goes from the copy's side. */
  private void restoreAll(Path file, Duration wait) throws SQLException {
    String target = file();
    if (target.isEmpty()) {
      throw DialectException.of("backup-not-possible", "a database in memory has no file");
    }
    try (Connection copy = open(file)) {
      String mode = ask(live, "PRAGMA journal_mode");
      boolean fits = ask(live, "PRAGMA page_size").equals(ask(copy, "PRAGMA page_size"));
      if (mode.equals("wal") && !fits) {
        // A log holds pages of one size only.
        patiently(live, wait, () -> run(live, "PRAGMA journal_mode = DELETE"));
      }
      patiently(live, wait, () -> run(copy, "backup to \"" + target + "\""));
      if (!mode.equals(ask(live, "PRAGMA journal_mode"))) {
        patiently(live, wait, () -> run(live, "PRAGMA journal_mode = " + mode));
      }
    }
  }

  /** Opens a file that is there: a way back from a file that is not would empty the database. */
  private static Connection open(Path file) throws SQLException {
    var properties = new Properties();
    properties.putAll(new Sqlite().onlyExisting());
    return DriverManager.getConnection("jdbc:sqlite:" + file, properties);
  }

  /** Something that fails while others have the database. */
  interface Work {
    void run() throws SQLException;
  }

  /** SQLite's own waiting sleeps longer and longer, and misses a busy writer's short pauses. */
  static void patiently(Connection live, Duration wait, Work work) throws SQLException {
    Patience patience = Patience.of(wait, Duration.ofMillis(1));
    String timeout = ask(live, "PRAGMA busy_timeout");
    run(live, "PRAGMA busy_timeout = 0");
    try {
      while (!isDone(work, patience)) {}
    } finally {
      run(live, "PRAGMA busy_timeout = " + timeout);
    }
  }

  /** False if it is to be tried again. */
  private static boolean isDone(Work work, Patience patience) throws SQLException {
    try {
      work.run();
      return true;
    } catch (SQLException e) {
      if (!SqliteFailure.isBusy(e) || !patience.lasts()) {
        throw e;
      }
      return false;
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(Connection connection, String sql) throws SQLException {
    var rows = Simulator.rows(connection, sql);
    return rows.isEmpty() ? "" : Objects.toString(rows.get(0).get(0), "");
  }
}
