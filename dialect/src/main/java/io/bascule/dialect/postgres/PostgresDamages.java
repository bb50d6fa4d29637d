package io.bascule.dialect.postgres;

import io.bascule.dialect.Damage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL's catalog says is not in order: indexes whose making was broken off, and
 * constraints that were never checked against the rows that were there.
 */
final class PostgresDamages {
  /** An index of a partitioned table is invalid until all partitions have theirs. */
  private static final String INDEXES =
      """
      SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text, c.relkind = 'I'
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT (i.indisvalid AND i.indisready)
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'
      ORDER BY 1\
      """;

  /** Since 18 a constraint may say that it is not enforced; then nobody means it to be checked. */
  private static final String CONSTRAINTS =
      """
      SELECT quote_ident(c.conname), c.conrelid::regclass::text
      FROM pg_constraint c
      WHERE NOT c.convalidated AND c.conrelid <> 0
        AND coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true'
      ORDER BY 2, 1\
      """;

  private PostgresDamages() {}

  static List<Damage> of(Connection live) throws SQLException {
    var damages = new ArrayList<Damage>();
    try (var statement = live.createStatement();
        ResultSet row = statement.executeQuery(INDEXES)) {
      while (row.next()) {
        damages.add(index(row.getString(1), row.getString(2), row.getBoolean(3)));
      }
    }
    try (var statement = live.createStatement();
        ResultSet row = statement.executeQuery(CONSTRAINTS)) {
      while (row.next()) {
        damages.add(constraint(row.getString(1), row.getString(2)));
      }
    }
    return damages;
  }

  private static Damage index(String index, String table, boolean partitioned) {
    return partitioned
        ? new Damage(
            "invalid-index",
            "index " + index,
            "is invalid: some partition of %s has no part of it".formatted(table),
            "ALTER INDEX %s ATTACH PARTITION …;".formatted(index))
        : new Damage(
            "invalid-index",
            "index " + index,
            "is invalid: making it on %s was broken off, and no query uses it".formatted(table),
            "REINDEX INDEX CONCURRENTLY %s;   or DROP INDEX %s;".formatted(index, index));
  }

  private static Damage constraint(String name, String table) {
    return new Damage(
        "constraint-not-validated",
        "constraint %s of %s".formatted(name, table),
        "is not validated: rows that were there before it may break it",
        "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(table, name));
  }
}
