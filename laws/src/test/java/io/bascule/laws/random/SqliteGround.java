package io.bascule.laws.random;

import io.bascule.dialect.sqlite.Sqlite;
import io.bascule.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A SQLite database in memory, a new one for each try. */
final class SqliteGround extends Ground {
  private Connection connection = opened();

  SqliteGround() {
    super(new Sqlite());
  }

  private static Connection opened() {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA foreign_keys=ON");
      }
      return connection;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  Connection connection() {
    return connection;
  }

  @Override
  boolean namesAll() {
    return false;
  }

  @Override
  String title(QualifiedName table) {
    return table.local();
  }

  @Override
  void clear() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    connection = opened();
  }
}
