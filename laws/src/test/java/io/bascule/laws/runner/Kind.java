package io.bascule.laws.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Session;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.dialect.sqlite.Sqlite;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The databases on which a test runs that is the same on all. */
enum Kind {
  SQLITE {
    @Override
    ScratchDatabase create() {
      return ScratchSqlite.create();
    }

    @Override
    Dialect dialect() {
      return new Sqlite();
    }

    @Override
    AutoCloseable occupy(ScratchDatabase database) throws SQLException {
      Connection connection = database.dataSource().getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
      }
      return connection;
    }

    /** The driver's {@code executeUpdate} runs all statements of a text, {@code execute} one. */
    @Override
    void send(Statement statement, String script) throws SQLException {
      statement.executeUpdate(script);
    }
  },

  POSTGRES {
    @Override
    ScratchDatabase create() {
      return EmbeddedPostgres.shared().createDatabase();
    }

    @Override
    Dialect dialect() {
      return new Postgres();
    }

    @Override
    AutoCloseable occupy(ScratchDatabase database) throws SQLException {
      Connection connection = database.dataSource().getConnection();
      Session session = dialect().session(connection);
      if (!session.lock(Duration.ZERO)) {
        throw new IllegalStateException("somebody has the lock of " + database.url());
      }
      return () -> {
        session.close();
        connection.close();
      };
    }

    @Override
    void send(Statement statement, String script) throws SQLException {
      statement.execute(script);
    }
  };

  /** An empty database. */
  abstract ScratchDatabase create();

  abstract Dialect dialect();

  /** Does not let other runs in until it is closed. */
  abstract AutoCloseable occupy(ScratchDatabase database) throws SQLException;

  abstract void send(Statement statement, String script) throws SQLException;

  /** Runs a script as the database's shell would, but for the shell's own commands. */
  void run(ScratchDatabase database, String script) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      run(connection, script);
    }
  }

  /** The same on a connection that is there. */
  void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      send(statement, script.replaceAll("(?m)^[.\\\\].*$", ""));
    }
  }
}
