package io.bascule.runner;

import io.bascule.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where a runner has its connection from, and what becomes of it. */
interface Source {
  /** Something that is done on a connection in auto-commit mode. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does it.
   *
   * @param what what is done, for messages: {@code upgrade to head}
   */
  <T> T with(String what, Work<T> work) throws SQLException;

  /** Takes a connection for each piece of work, and gives it back. */
  static Source of(DataSource source, Dialect dialect) {
    return new Source() {
      @Override
      public <T> T with(String what, Work<T> work) throws SQLException {
        try (Connection connection = opened()) {
          return connection.getAutoCommit() ? work.on(connection) : switched(connection, work);
        }
      }

      private Connection opened() throws SQLException {
        try {
          return source.getConnection();
        } catch (SQLException e) {
          if (dialect.isBusy(e)) {
            throw e; // a file that is locked at this moment is waited for
          }
          throw RunnerException.unreachable(dialect.reason(e), e);
        }
      }
    };
  }

  /** Works in auto-commit mode, and leaves it again: pools do not all restore it. */
  private static <T> T switched(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(true);
    T result;
    try {
      result = work.on(connection);
    } catch (SQLException | RuntimeException | Error e) {
      try {
        connection.setAutoCommit(false);
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
    connection.setAutoCommit(false);
    return result;
  }

  /** Always takes the same connection, and leaves it open. */
  static Source of(Connection connection) {
    return new Source() {
      @Override
      public <T> T with(String what, Work<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
          throw RunnerException.insideTransaction(what);
        }
        return work.on(connection);
      }
    };
  }
}
