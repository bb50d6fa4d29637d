package io.bascule.dialect;

import io.bascule.dialect.Copies.Content;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Copies of tables' rows that stand in the database itself. Where something cannot be done, a
 * {@link DialectException} says why in one clause.
 */
public interface InnerCopies {
  /** By what they are made, for people. */
  String tool();

  /** What was noted on each copy that is there, by its name. */
  Map<String, String> labels() throws SQLException;

  /** How large a copy is, in bytes. */
  long size(String name) throws SQLException;

  /**
   * Makes a copy in one transaction.
   *
   * @param name its name, of which there is none yet
   * @param label what is noted on it
   * @param content what is copied
   * @param wait how long to wait for others
   */
  void write(String name, String label, Content content, Duration wait) throws SQLException;

  /** Makes the rows of its tables what the copy says, in one transaction. */
  void restore(String name, Duration wait) throws SQLException;

  /** Removes a copy. */
  void drop(String name) throws SQLException;
}
