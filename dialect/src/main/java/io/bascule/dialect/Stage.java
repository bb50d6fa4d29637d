package io.bascule.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A whole empty database on which a revision is rehearsed before it is kept. Closing it leaves no
 * trace. Where there is none, the exception's message is a clause that says why, for whoever wanted
 * it to say what for.
 */
public interface Stage extends AutoCloseable {
  /** Opens further databases of the same server with the rights of the first. */
  @FunctionalInterface
  interface Opener {
    /** A new connection to the database at that URL. */
    Connection open(String url) throws SQLException;
  }

  /** The connection to it. */
  Connection connection();

  /**
   * Takes back what a script did to the settings of the connection, such as {@code pg_dump} does to
   * the search path.
   *
   * @throws DialectException if the database refuses
   */
  default void forgetSettings() {}

  @Override
  void close();
}
