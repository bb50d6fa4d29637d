package io.bascule.dialect.postgres;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How PostgreSQL cuts names, and how it makes them for what has none. */
final class PostgresNames {
  /** The bytes of a name that the server keeps (NAMEDATALEN - 1). */
  private static final int LONGEST = 63;

  private static final Pattern NUMBERED = Pattern.compile("[1-9][0-9]*$");

  private PostgresNames() {}

  /** The name as the server keeps it: cut to 63 bytes, never within a character. */
  static String cut(String name) {
    return cut(name, LONGEST);
  }

  private static String cut(String name, int room) {
    int end = 0;
    int used = 0;
    while (end < name.length()) {
      int next = name.offsetByCodePoints(end, 1);
      int bytes = bytes(name.substring(end, next));
      if (used + bytes > room) {
        return name.substring(0, end);
      }
      used += bytes;
      end = next;
    }
    return name;
  }

  /** The name that the server gives to the sequence of a serial column. */
  static String sequence(String table, String column) {
    return made(table, column, "seq");
  }

  /** Whether the server chose that name for the sequence, with a number where another had it. */
  static boolean isSequence(String name, String table, String column) {
    return isMade(name, table, column, "seq");
  }

  /** Whether the server made that name of those parts, with a number where it was taken. */
  static boolean isMade(String name, String table, String columns, String word) {
    var numbered = NUMBERED.matcher(name);
    String number = numbered.find() ? numbered.group() : "";
    return name.equals(made(table, columns, word + number))
        || name.equals(made(table, columns, word));
  }

  /**
   * The name that the server makes of a table, its columns and a word for the kind (makeObjectName
   * in its sources): the longer of the two parts is shortened until the whole fits, and then each
   * is cut where a character ends.
   *
   * @param columns the columns' names with underscores between them, or the empty string
   * @param label the word, with a number behind it where the first choice is taken
   */
  static String made(String table, String columns, String label) {
    int overhead = bytes(label) + 1 + (columns.isEmpty() ? 0 : 1);
    int first = bytes(table);
    int second = bytes(columns);
    while (first + second > LONGEST - overhead) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    String middle = columns.isEmpty() ? "" : "_" + cut(columns, second);
    return cut(table, first) + middle + "_" + label;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
