package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database of its own on the same server, dropped when it is closed. */
final class PostgresStage implements Stage {
  private final Connection live;
  private final String name;
  private final Connection connection;

  private PostgresStage(Connection live, String name, Connection connection) {
    this.live = live;
    this.name = name;
    this.connection = connection;
  }

  /**
   * Makes the database.
   *
   * @throws DialectException if the user may not, or the new database does not answer
   */
  static PostgresStage open(Connection live, Opener opener) {
    String name = "bascule_stage_" + UUID.randomUUID().toString().replace("-", "");
    try {
      run(live, "CREATE DATABASE " + name + " TEMPLATE template0");
    } catch (SQLException refused) {
      throw DialectException.of(
          "no-scratch-database",
          "no scratch database can be made: " + PostgresFailure.reason(refused),
          refused);
    }
    try {
      Connection own = opener.open(url(live, name));
      run(own, "SET check_function_bodies = off"); // they may name tables that are made later
      return new PostgresStage(live, name, own);
    } catch (SQLException failure) {
      drop(live, name);
      throw silent(failure);
    } catch (RuntimeException failure) {
      drop(live, name);
      throw failure;
    }
  }

  private static DialectException silent(SQLException failure) {
    return DialectException.of(
        "no-scratch-database",
        "the scratch database does not answer: " + PostgresFailure.reason(failure),
        failure);
  }

  /** The URL of the live connection, with another database in the place of its own. */
  private static String url(Connection live, String database) throws SQLException {
    String url = live.getMetaData().getURL();
    int query = url.indexOf('?');
    String place = query < 0 ? url : url.substring(0, query);
    int slash = place.lastIndexOf('/');
    String server = slash < 0 ? "jdbc:postgresql:" : place.substring(0, slash + 1);
    return server + database + (query < 0 ? "" : url.substring(query));
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void forgetSettings() {
    try {
      run(connection, "RESET SESSION AUTHORIZATION");
      run(connection, "RESET ALL");
    } catch (SQLException failure) {
      throw silent(failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      // Dropping it by force ends the connection too.
    } finally {
      drop(live, name);
    }
  }

  private static void drop(Connection live, String name) {
    try {
      run(live, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SQLException failure) {
      throw DialectException.of(
          "scratch-left-behind",
          """
          Cannot drop the scratch database %s: %s.

            try     DROP DATABASE %s\
          """
              .formatted(name, PostgresFailure.reason(failure), name),
          failure);
    }
  }

  private static void run(Connection live, String sql) throws SQLException {
    try (Statement statement = live.createStatement()) {
      statement.execute(sql);
    }
  }
}
