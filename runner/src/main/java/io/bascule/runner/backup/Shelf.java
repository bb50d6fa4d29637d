package io.bascule.runner.backup;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A place in which backups stand. */
interface Shelf {
  /** What stands there, in no order. */
  List<Backup> list() throws SQLException;

  /** Makes a copy of what the backup says; it is listed only once it is whole and checked. */
  Backup take(Backup wanted, Duration wait) throws SQLException;

  /** Makes sure that the backup is still what it was. */
  void check(Backup backup) throws SQLException;

  /** Makes the database what the backup says, or leaves it as it is. */
  void restore(Backup backup, Duration wait) throws SQLException;

  /** Removes a backup. */
  void drop(Backup backup) throws SQLException;
}
