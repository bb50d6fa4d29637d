package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this dialect says when it cannot read or hold something. */
final class SqliteRefusal {
  private SqliteRefusal() {}

  /** A stored definition that is not what SQLite itself would have accepted. */
  static DialectException syntax(String sql, String wanted, String found) {
    return DialectException.of(
        "definition-not-understood",
        """
        Cannot read a definition: %s was expected, and %s was found.

          text    %s"""
            .formatted(wanted, found, line(sql)));
  }

  /** A table whose name is the empty string. */
  static DialectException unnamed(String sql) {
    return DialectException.of(
        "table-without-name",
        """
        Cannot read a table: its name is empty.

          text    %s
          try     ALTER TABLE "" RENAME TO a_name"""
            .formatted(line(sql)));
  }

  /** A primary key or unique constraint on something that is no column of its table. */
  static DialectException key(String table, String key) {
    return DialectException.of(
        "definition-not-understood",
        "Cannot read table %s: its key %s is not one of its columns.".formatted(table, key));
  }

  /** An expression that speaks other databases' words only. */
  static DialectException unspoken(Map<String, String> texts) {
    return DialectException.of(
        "expression-for-others",
        """
        Cannot say an expression on SQLite: it is given in the words of %s only.

          words   %s
          try     add .on("sqlite", "…")"""
            .formatted(String.join(", ", texts.keySet()), String.join(" / ", texts.values())));
  }

  /** A table whose stored definition is not understood. */
  static DialectException unreadable(String table, String sql, RuntimeException cause) {
    return DialectException.of(
        "definition-not-understood",
        """
        Cannot read table %s: its definition is not understood.

          text    %s
          reason  %s"""
            .formatted(table, line(sql), line(String.valueOf(cause.getMessage()))),
        cause);
  }

  /** A table whose stored definition means something else to SQLite than to this reader. */
  static DialectException contradiction(
      String table, String sql, String fact, Object told, Object read) {
    return DialectException.of(
        "definition-not-understood",
        """
        Cannot read table %s: SQLite takes its definition otherwise than this reader.

          text    %s
          fact    %s: SQLite says %s, the text was read as %s"""
            .formatted(table, line(sql), fact, told, read));
  }

  /** An answer of the catalog that has another form than it was asked for. */
  static DialectException fact(String wanted, @Nullable Object found) {
    return DialectException.of(
        "unexpected-catalog-answer",
        "Cannot read the catalog: %s was expected, and it gave %s.".formatted(wanted, found));
  }

  /** A part of a schema that SQLite has nothing for. */
  static DialectException held(String what, String why) {
    return DialectException.of(
        "not-on-sqlite", "Cannot hold %s on SQLite: %s.".formatted(what, why));
  }

  /** A part of a schema that SQLite has nothing for. */
  static DialectException held(String what, String why, RuntimeException cause) {
    return DialectException.of(
        "not-on-sqlite", "Cannot hold %s on SQLite: %s.".formatted(what, why), cause);
  }

  private static String line(String sql) {
    return sql.strip().replaceAll("\\s+", " ");
  }
}
