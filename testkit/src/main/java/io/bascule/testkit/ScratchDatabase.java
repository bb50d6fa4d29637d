package io.bascule.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database of its own for one test: empty at first, gone when closed. */
public interface ScratchDatabase extends AutoCloseable {

  /** The JDBC URL, complete: user and password, where there are any, are in it. */
  String url();

  /** A source of connections to it, each a new one. */
  DataSource dataSource();

  /**
   * Runs statements in turn, each in a transaction of its own.
   *
   * @throws TestkitException naming the first that failed
   */
  default void execute(String... statements) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw TestkitException.statement(sql, url(), e);
        }
      }
    } catch (SQLException e) {
      throw TestkitException.database("connect to", url(), e);
    }
  }

  /**
   * Removes the database and all that is in it. Closing twice does no harm.
   *
   * @throws TestkitException if it cannot be removed
   */
  @Override
  void close();
}
