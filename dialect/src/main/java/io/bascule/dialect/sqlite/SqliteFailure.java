package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import java.sql.SQLException;
import java.util.Set;

/**
 * What SQLite's errors mean. The driver gives the primary code and words in brackets before the
 * message; SQLState is always null (sqlite.org/rescode.html).
 */
final class SqliteFailure {
  static final int BUSY = 5;
  static final int LOCKED = 6;

  private static final Set<Integer> OUTSIDE = Set.of(3, 7, 8, 10, 11, 13, 14);

  private SqliteFailure() {}

  /**
   * SQLite's own words, without the driver's brackets around them. Nobody knows a table that is
   * being rebuilt by the name that it has for a moment.
   */
  static String words(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    String bare = message.replaceFirst("^\\[SQLITE_\\w+\\]\\s*", "");
    int open = bare.indexOf('(');
    boolean wrapped = !bare.equals(message) && open >= 0 && bare.endsWith(")");
    String words = wrapped ? bare.substring(open + 1, bare.length() - 1) : bare;
    return words.replace(Rebuild.PREFIX, "");
  }

  /** Whether another connection is in the way, so that waiting helps. */
  static boolean isBusy(SQLException failure) {
    int code = failure.getErrorCode() & 0xff;
    return code == BUSY || code == LOCKED;
  }

  /**
   * Whether the file, the disk or the machine is the reason: PERM, NOMEM, READONLY, IOERR, CORRUPT,
   * FULL, CANTOPEN.
   */
  static boolean isOutside(SQLException failure) {
    return isBusy(failure) || OUTSIDE.contains(failure.getErrorCode() & 0xff);
  }

  /** Why the database failed, in one clause for people. */
  static String reason(SQLException failure) {
    String words = words(failure);
    return switch (failure.getErrorCode() & 0xff) {
      case 5, 6 -> "another process keeps the database locked";
      case 8 -> "the database is read-only";
      case 9 -> "it was interrupted";
      case 10 -> "reading or writing the file failed (" + words + ")";
      case 11 -> "the database file is damaged";
      case 13 -> "the disk is full";
      case 14 -> "the database file cannot be opened";
      case 19 -> "rows break a rule (" + words + ")";
      case 20 -> "a value is of the wrong type (" + words + ")";
      case 23 -> "access is not permitted";
      case 26 -> "the file is not a SQLite database";
      default -> words;
    };
  }

  /** A failure of the planner's own database. */
  static DialectException planning(String what, SQLException failure) {
    return DialectException.of(
        "plan-refused",
        """
        Cannot plan changes: SQLite refuses what the plan needs.

          sql     %s
          why     %s"""
            .formatted(what, words(failure)),
        failure);
  }

  /** A failure while the connected database is looked at. */
  static DialectException reading(SQLException failure) {
    return DialectException.of(
        "database-refused",
        """
        Cannot read the schema: %s.

          why     %s"""
            .formatted(reason(failure), words(failure)),
        failure);
  }
}
