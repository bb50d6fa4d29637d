package io.bascule.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names that PostgreSQL gives to what has none: table, columns, a word for the kind, cut to 63
 * bytes (ChooseConstraintName, ChooseIndexName and makeObjectName in its sources).
 */
final class PostgresNaming implements Naming {
  private static final int LONGEST = 63;

  @Override
  public String primaryKey(QualifiedName table, List<String> columns) {
    return name(table.local(), "", "pkey");
  }

  @Override
  public String unique(QualifiedName table, List<String> columns) {
    return name(table.local(), joined(columns), "key");
  }

  @Override
  public String foreignKey(QualifiedName table, List<String> columns, QualifiedName target) {
    return name(table.local(), joined(columns), "fkey");
  }

  @Override
  public String check(QualifiedName table, List<String> columns) {
    return name(table.local(), columns.size() == 1 ? columns.get(0) : "", "check");
  }

  @Override
  public String index(QualifiedName table, List<String> keys) {
    return name(table.local(), joined(keys), "idx");
  }

  private static String joined(List<String> columns) {
    return String.join("_", columns);
  }

  /** Takes bytes from the longer of the two parts until the whole fits, then cuts both. */
  private static String name(String table, String columns, String word) {
    int room = LONGEST - bytes(word) - 1 - (columns.isEmpty() ? 0 : 1);
    int first = bytes(table);
    int second = bytes(columns);
    while (first + second > room) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    String middle = columns.isEmpty() ? "" : "_" + cut(columns, second);
    return cut(table, first) + middle + "_" + word;
  }

  /** As much of the text as fits, never a part of a character. */
  private static String cut(String text, int room) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += bytes(text.substring(end, next));
      if (used > room) {
        return text.substring(0, end);
      }
      end = next;
    }
    return text;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
