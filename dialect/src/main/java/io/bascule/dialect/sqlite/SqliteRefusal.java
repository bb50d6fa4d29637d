package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;

/** What this dialect says when it cannot read or hold something. */
final class SqliteRefusal {
  private SqliteRefusal() {}

  /** A stored definition that is not what SQLite itself would have accepted. */
  static DialectException syntax(String sql, String wanted, String found) {
    return DialectException.of(
        """
        Cannot read a definition: %s was expected, and %s was found.

          text    %s"""
            .formatted(wanted, found, sql.strip().replaceAll("\\s+", " ")));
  }
}
