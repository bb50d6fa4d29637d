package io.bascule.dialect;

import io.bascule.dialect.Copies.Content;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies in files. Where something cannot be done, a {@link DialectException} says why in one
 * clause.
 */
public interface FileCopies {
  /** How the files' names end: {@code .sqlite}. */
  String ending();

  /** Why no file can hold such a copy here, in one clause; nothing if one can. */
  Optional<String> obstacle(Content content);

  /** By what it is made, for people: {@code pg_dump 15.14}. */
  String tool(Content content);

  /**
   * Writes a consistent copy while others go on working.
   *
   * @param file an empty file
   * @param content what is copied
   * @param wait how long to wait for others
   */
  void write(Path file, Content content, Duration wait) throws SQLException;

  /** Reads a copy from end to end. */
  void check(Path file, Content content) throws SQLException;

  /**
   * Makes the database, or the tables, what the copy says; or leaves it as it is.
   *
   * @param file a copy that was checked
   * @param content what it is of
   * @param wait how long to wait for others
   */
  void restore(Path file, Content content, Duration wait) throws SQLException;
}
