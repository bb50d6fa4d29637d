package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Patience;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run on PostgreSQL: an advisory lock that the session holds and that dies with it, and plain
 * transactions.
 *
 * <p>The lock is polled and never waited for inside the server: whoever waits there keeps a
 * snapshot, and a CREATE INDEX CONCURRENTLY of the holder would wait for that snapshot, for ever.
 */
final class PostgresSession implements Session {
  /** The first half of the lock's key, "basc" in ASCII: so that people find it in pg_locks. */
  private static final int LOCK = 0x62617363;

  private final Connection connection;
  private final boolean autoCommit;

  /** The second half of the lock's key: histories in two schemas do not wait for each other. */
  private final int schemaKey;

  private @Nullable PostgresSettings settings;
  private long patience;
  private boolean open;
  private boolean locked;

  /**
   * A run on the connection.
   *
   * @throws DialectException if a transaction is open on it
   */
  PostgresSession(Connection connection) {
    this.connection = connection;
    try {
      refuseTransaction();
      this.autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      // Asked once: a revision may make another schema the default, and the lock must be found.
      this.schemaKey =
          Integer.parseInt(String.valueOf(ask("SELECT hashtext(coalesce(current_schema(), ''))")));
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          "Cannot start on the connection: %s.".formatted(PostgresFailure.reason(e)),
          e);
    }
  }

  /**
   * The driver alone knows whether a transaction is open; it says so when it is asked to say again
   * whether the connection is for reading only.
   */
  private void refuseTransaction() throws SQLException {
    try {
      connection.setReadOnly(connection.isReadOnly());
    } catch (SQLException e) {
      if ("25001".equals(e.getSQLState())) {
        throw DialectException.of(
            "transaction-open",
            """
            Cannot start on the connection: a transaction is open on it.

              try     commit it or roll it back first, or hand over another connection\
            """,
            e);
      }
      throw e;
    }
  }

  @Override
  public boolean lock(Duration wait) throws SQLException {
    var patience = Patience.of(wait);
    do {
      locked = locked || askForLock();
    } while (!locked && patience.lasts());
    return locked;
  }

  private boolean askForLock() throws SQLException {
    return "t".equals(ask("SELECT pg_try_advisory_lock(%d, %d)".formatted(LOCK, schemaKey)));
  }

  @Override
  public String holder() {
    String sql =
        """
        SELECT concat_ws(', ', 'process ' || l.pid, 'user ' || a.usename,
          nullif(a.application_name, ''), 'from ' || host(a.client_addr),
          'connected since ' || to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ'))
        FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid = %d::bigint::oid
          AND l.objid = (%d::bigint & 4294967295)::oid
          AND l.pid <> pg_backend_pid()\
        """
            .formatted(LOCK, schemaKey);
    try {
      String holder = ask(sql);
      return holder == null ? "" : holder;
    } catch (SQLException e) {
      return ""; // the door's word for "cannot be told"
    }
  }

  private @Nullable String ask(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  @Override
  public boolean begin(Planned planned, Duration wait) throws SQLException {
    if (settings == null) {
      settings = PostgresSettings.of(connection);
    }
    connection.setAutoCommit(false);
    open = true;
    // Zero would mean for ever, and what does not fit into an int is more than the server takes.
    patience = Math.max(1, Math.min(Integer.MAX_VALUE, wait.toMillis()));
    waitNoLonger();
    return true;
  }

  private void waitNoLonger() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '" + patience + "ms'");
    }
  }

  @Override
  public void forgetSettings() throws SQLException {
    if (open && settings != null) {
      settings.restore();
      waitNoLonger();
    }
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
    open = false;
    connection.setAutoCommit(true);
  }

  @Override
  public void rollback() throws SQLException {
    if (open) {
      open = false;
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void close() {
    var failures = new ArrayList<SQLException>();
    attempt(failures, this::rollback);
    attempt(failures, this::unlock);
    attempt(failures, () -> connection.setAutoCommit(autoCommit));
    // A connection that is broken has lost its lock and its transaction by that.
    if (!failures.isEmpty() && isAlive()) {
      throw DialectException.of(
          "connection-not-restored",
          "Cannot leave the connection as it was: %s."
              .formatted(PostgresFailure.reason(failures.get(0))),
          failures.get(0));
    }
  }

  private void unlock() throws SQLException {
    if (locked) {
      locked = false;
      ask("SELECT pg_advisory_unlock(%d, %d)".formatted(LOCK, schemaKey));
    }
  }

  private boolean isAlive() {
    try {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void attempt(List<SQLException> failures, Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      failures.add(e);
    }
  }

  private interface Step {
    void run() throws SQLException;
  }
}
