package io.bascule.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  /** Cuts the longer of the two parts, byte by byte, until the whole fits. */
  private static String name(String table, String columns, String word) {
    int room = LONGEST - bytes(word) - 1 - (columns.isEmpty() ? 0 : 1);
    String first = table;
    String second = columns;
    while (bytes(first) + bytes(second) > room) {
      if (bytes(first) > bytes(second)) {
        first = first.substring(0, first.length() - 1);
      } else {
        second = second.substring(0, second.length() - 1);
      }
    }
    var parts = new ArrayList<>(List.of(first));
    if (!columns.isEmpty()) {
      parts.add(second);
    }
    parts.add(word);
    return String.join("_", parts);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
