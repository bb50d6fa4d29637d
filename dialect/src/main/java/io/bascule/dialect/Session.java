package io.bascule.dialect;

import java.sql.SQLException;
import java.time.Duration;

/** What opens and closes a run on one connection. Not for several threads. */
public interface Session extends AutoCloseable {
  /**
   * Takes the lock that keeps other runs away, where it lasts for a whole run.
   *
   * @param wait how long to wait for it
   * @return whether it was had; true at once where {@link #begin} takes the lock itself
   */
  boolean lock(Duration wait) throws SQLException;

  /** Who holds the lock, in one line for people; the empty string if that cannot be told. */
  String holder();

  /**
   * Opens the transaction in which what was planned runs.
   *
   * @param planned what will run
   * @param wait how long to wait for other writers
   * @return false if another writer kept the database for all that time
   */
  boolean begin(Planned planned, Duration wait) throws SQLException;

  /**
   * Takes back, inside the transaction, what a user's own statement did to the settings of the
   * connection: what comes behind it finds the names, the rights and the limits that it was planned
   * for, and the connection is given back as it was.
   */
  void forgetSettings() throws SQLException;

  /** Checks what only the end can show, and makes it last. */
  void commit() throws SQLException;

  /** Takes everything back since {@link #begin}. Harmless where nothing is open. */
  void rollback() throws SQLException;

  /** Gives the lock back and restores the connection's settings. */
  @Override
  void close();
}
