package io.bascule.dialect.sqlite;

/** How names and constants are written into the statements of a plan. */
final class SqliteText {
  private SqliteText() {}

  /** A name in double quotes, whatever it is. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text constant. */
  static String constant(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
