package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Conflict;
import io.bascule.schema.ForeignKey;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL cannot hold, refused by name. */
final class PostgresRefusals {
  private static final Set<String> ONLY_SQLITE = Set.of("nocase", "rtrim");

  private PostgresRefusals() {}

  /** A conflict clause is left out where it only says how much of a failure is taken back. */
  static void conflict(String place, @Nullable Conflict clause) {
    if (clause == Conflict.IGNORE || clause == Conflict.REPLACE) {
      throw DialectException.of(
          "conflict-clause",
          """
          Cannot hold the %s on PostgreSQL: it says ON CONFLICT %s, and no constraint does so there.

            try     INSERT … ON CONFLICT in the application's statements"""
              .formatted(place, clause));
    }
  }

  /** The collation, or null for the one that compares bytes as SQLite does anyway. */
  static @Nullable String collation(String place, @Nullable String collation) {
    String lower = collation == null ? "" : collation.toLowerCase(Locale.ROOT);
    if (ONLY_SQLITE.contains(lower)) {
      throw DialectException.of(
          "unknown-collation",
          """
          Cannot hold the %s on PostgreSQL: there is no collation %s.

            try     a type citext, an index on lower(…), or a nondeterministic collation"""
              .formatted(place, collation));
    }
    return lower.equals("binary") ? null : collation;
  }

  /** MATCH PARTIAL is in the standard and in no version of PostgreSQL. */
  static void match(String place, ForeignKey.Match match) {
    if (match == ForeignKey.Match.PARTIAL) {
      throw DialectException.of(
          "match-partial",
          """
          Cannot hold the %s on PostgreSQL: it does not know MATCH PARTIAL.

            try     MATCH FULL, or MATCH SIMPLE with a check"""
              .formatted(place));
    }
  }
}
