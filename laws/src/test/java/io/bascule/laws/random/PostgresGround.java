package io.bascule.laws.random;

import io.bascule.dialect.postgres.Postgres;
import io.bascule.schema.QualifiedName;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of a PostgreSQL server, emptied after each try. That takes a few milliseconds, and a
 * new database takes ten times as long; but what is dropped stays in the catalogs as dead rows, so
 * that once in a while a new database is cheaper after all.
 */
final class PostgresGround extends Ground {
  private static final int TRIES_EACH = 250;

  private final EmbeddedPostgres server;
  private ScratchDatabase database;
  private Connection connection;
  private int tries;

  PostgresGround(EmbeddedPostgres server) {
    super(new Postgres());
    this.server = server;
    this.database = server.createDatabase();
    this.connection = opened();
  }

  private Connection opened() {
    try {
      return database.dataSource().getConnection();
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
    return true;
  }

  @Override
  String title(QualifiedName table) {
    return (table.inDefaultSchema() ? "public" : table.schema()) + "." + table.local();
  }

  @Override
  void clear() {
    tries++;
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (tries % TRIES_EACH != 0) {
        empty();
        return;
      }
      connection.close();
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    database.close();
    database = server.createDatabase();
    connection = opened();
  }

  private void empty() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String schema : schemas(statement)) {
        statement.execute("drop schema \"" + schema + "\" cascade");
      }
      statement.execute("create schema public");
    }
  }

  private static List<String> schemas(Statement statement) throws SQLException {
    var names = new ArrayList<String>();
    try (ResultSet rows =
        statement.executeQuery(
            "select nspname from pg_namespace"
                + " where nspname !~ '^pg_' and nspname <> 'information_schema'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
