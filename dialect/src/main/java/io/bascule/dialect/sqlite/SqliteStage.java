package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Stage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database in memory, gone when it is closed. */
final class SqliteStage implements Stage {
  private final Connection connection;

  private SqliteStage(Connection connection) {
    this.connection = connection;
  }

  static SqliteStage open() {
    try {
      return new SqliteStage(DriverManager.getConnection("jdbc:sqlite::memory:"));
    } catch (SQLException failure) {
      throw DialectException.of(
          "no-scratch-database",
          "no database can be opened in memory: " + SqliteFailure.reason(failure),
          failure);
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw DialectException.of(
          "no-scratch-database",
          "the database in memory cannot be closed: " + SqliteFailure.reason(failure),
          failure);
    }
  }
}
