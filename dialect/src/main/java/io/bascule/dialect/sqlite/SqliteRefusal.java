package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import java.util.Map;

/** What this dialect says when it cannot read or hold something. */
final class SqliteRefusal {
  private SqliteRefusal() {}

  /** A stored definition that is not what SQLite itself would have accepted. */
  static DialectException syntax(String sql, String wanted, String found) {
    return DialectException.of(
        """
        Cannot read a definition: %s was expected, and %s was found.

          text    %s"""
            .formatted(wanted, found, line(sql)));
  }

  /** A table whose name is the empty string. */
  static DialectException unnamed(String sql) {
    return DialectException.of(
        """
        Cannot read a table: its name is empty.

          text    %s
          try     ALTER TABLE "" RENAME TO a_name"""
            .formatted(line(sql)));
  }

  /** A primary key or unique constraint on something that is no column of its table. */
  static DialectException key(String table, String key) {
    return DialectException.of(
        "Cannot read table %s: its key %s is not one of its columns.".formatted(table, key));
  }

  /** An expression that speaks other databases' words only. */
  static DialectException unspoken(Map<String, String> texts) {
    return DialectException.of(
        """
        Cannot say an expression on SQLite: it is given in the words of %s only.

          words   %s
          try     add .on("sqlite", "…")"""
            .formatted(String.join(", ", texts.keySet()), String.join(" / ", texts.values())));
  }

  private static String line(String sql) {
    return sql.strip().replaceAll("\\s+", " ");
  }
}
