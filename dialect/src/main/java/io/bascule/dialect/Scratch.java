package io.bascule.dialect;

import io.bascule.schema.Schema;
import java.sql.Connection;

/**
 * A place in which declared tables are made for a moment, to see how the server writes them down.
 * Closing it leaves no trace.
 */
public interface Scratch extends AutoCloseable {
  /** The connection to make them on and to read them from. */
  Connection connection();

  /**
   * Makes the tables, without their foreign keys, and whatever types they need that are not there.
   *
   * @param declared tables as {@link Dialect#express} gives them
   * @throws DialectException if the server refuses one; its message names the table
   */
  void make(Schema declared);

  /**
   * What was made, out of what is there now.
   *
   * @param read everything that a reader found on {@link #connection()} after {@link #make}
   * @return the tables that were made, under their own names
   */
  Schema made(Schema read);

  @Override
  void close();
}
