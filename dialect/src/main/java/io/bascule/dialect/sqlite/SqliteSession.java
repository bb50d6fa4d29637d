package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Patience;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.schema.SqlText.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes runs on one connection. The driver's auto-commit stays on and the transaction is
 * opened and closed in SQL: with auto-commit off the driver opens one at once, in which {@code
 * PRAGMA foreign_keys} has no effect.
 */
final class SqliteSession implements Session {
  /** What a statement can change inside a transaction and what would outlive it. */
  private static final List<String> SETTINGS =
      List.of(
          "busy_timeout",
          "ignore_check_constraints",
          "legacy_alter_table",
          "query_only",
          "recursive_triggers",
          "reverse_unordered_selects",
          "trusted_schema");

  private final Connection connection;
  private final Map<String, String> saved = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private @Nullable SqliteRunLock runLock;
  private boolean open;
  private boolean large;
  private Patience patience = Patience.of(Duration.ZERO);

  SqliteSession(Connection connection) {
    this.connection = connection;
  }

  /** Whether tables are dropped, so that foreign keys must not act: a rebuild drops one too. */
  static boolean drops(Planned planned) {
    return planned.statements().stream().anyMatch(SqliteSession::drops);
  }

  private static boolean drops(Statement statement) {
    if (!(statement instanceof Statement.Sql)) {
      return false;
    }
    List<Token> words = SqliteTokens.significant(statement.text());
    return words.size() > 1 && words.get(0).is("DROP") && words.get(1).is("TABLE");
  }

  @Override
  public boolean lock(Duration wait) throws SQLException {
    @Nullable SqliteRunLock lock = runLock();
    return lock == null || lock.take(wait);
  }

  @Override
  public String holder() {
    try {
      @Nullable SqliteRunLock lock = runLock();
      return lock == null ? "" : lock.holder();
    } catch (SQLException e) {
      return ""; // the door's word for "cannot be told"
    }
  }

  /** The lock of the file; null for a database that no other process sees. */
  private @Nullable SqliteRunLock runLock() throws SQLException {
    if (runLock == null) {
      List<@Nullable String> main = Simulator.rows(connection, "PRAGMA database_list").get(0);
      runLock = SqliteRunLock.of(Objects.toString(main.get(2), ""));
    }
    return runLock;
  }

  @Override
  public boolean begin(Planned planned, Duration wait) throws SQLException {
    if (open || !connection.getAutoCommit()) {
      throw insideTransaction();
    }
    patience = Patience.of(wait);
    large = drops(planned);
    save("busy_timeout", String.valueOf(millis(wait)));
    try {
      open = opened();
      for (String setting : SETTINGS) {
        settings.put(setting, pragma(setting));
      }
    } finally {
      if (!open) {
        restore();
      }
    }
    return open;
  }

  static long millis(Duration wait) {
    return Math.max(0, Math.min(wait.toMillis(), Integer.MAX_VALUE));
  }

  private boolean opened() throws SQLException {
    try {
      if (large) {
        save("foreign_keys", "0");
      }
      save("legacy_alter_table", "0");
      boolean readersPass = "wal".equals(pragma("journal_mode"));
      run(readersPass ? "BEGIN IMMEDIATE" : "BEGIN EXCLUSIVE");
    } catch (SQLException e) {
      if (SqliteFailure.isBusy(e)) {
        return false;
      }
      if (String.valueOf(e.getMessage()).contains("within a transaction")) {
        throw insideTransaction();
      }
      throw e;
    }
    probe();
    return true;
  }

  /** BEGIN succeeds on a read-only file; only a write shows it. */
  private void probe() throws SQLException {
    try {
      run("PRAGMA user_version=" + pragma("user_version"));
    } catch (SQLException e) {
      takeBack();
      throw e;
    }
  }

  @Override
  public void forgetSettings() throws SQLException {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (!setting.getValue().equals(pragma(setting.getKey()))) {
        run("PRAGMA " + setting.getKey() + "=" + setting.getValue());
      }
    }
  }

  @Override
  public void commit() throws SQLException {
    while (true) {
      try {
        run("COMMIT");
        break;
      } catch (SQLException e) {
        if (!SqliteFailure.isBusy(e) || !patience.lasts()) {
          throw e;
        }
      }
    }
    open = false;
    restore();
    if (large) {
      shrinkLog();
    }
  }

  /** Brings what a rebuild wrote from the log into the file, unless a reader is in the way. */
  private void shrinkLog() throws SQLException {
    if ("wal".equals(pragma("journal_mode"))) {
      save("busy_timeout", "0");
      try {
        run("PRAGMA wal_checkpoint(TRUNCATE)");
      } catch (SQLException e) {
        if (!SqliteFailure.isBusy(e)) {
          throw e;
        }
      } finally {
        restore();
      }
    }
  }

  @Override
  public void rollback() throws SQLException {
    try {
      if (open) {
        takeBack();
      }
    } finally {
      open = false;
      restore();
    }
  }

  /** Some failures, such as a full disk, have rolled back already. */
  private void takeBack() throws SQLException {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    try {
      if (!connection.isClosed()) {
        rollback();
      }
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          """
          Cannot close the run: %s.

            why     %s\
          """
              .formatted(SqliteFailure.reason(e), SqliteFailure.words(e)),
          e);
    } finally {
      if (runLock != null) {
        runLock.close();
      }
    }
  }

  /** Changes a setting until {@link #restore}, and makes sure that it took. */
  private void save(String setting, String value) throws SQLException {
    saved.putIfAbsent(setting, pragma(setting));
    run("PRAGMA " + setting + "=" + value);
    if (!value.equals(pragma(setting))) {
      throw insideTransaction();
    }
  }

  private void restore() throws SQLException {
    for (Map.Entry<String, String> setting : saved.entrySet()) {
      run("PRAGMA " + setting.getKey() + "=" + setting.getValue());
    }
    if (!saved.isEmpty()) {
      run("PRAGMA writable_schema=OFF"); // a plan that failed may have left it on
    }
    saved.clear();
  }

  private String pragma(String name) throws SQLException {
    return Objects.toString(Simulator.rows(connection, "PRAGMA " + name).get(0).get(0), "");
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DialectException insideTransaction() {
    return DialectException.of(
        "transaction-open",
        """
        Cannot begin: the connection is inside a transaction.

          why     SQLite ignores PRAGMA foreign_keys there, and a rebuilt table would take its children along
          try     hand over a connection with auto-commit on and nothing open\
        """);
  }
}
