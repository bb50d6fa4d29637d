package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;

/**
 * The version of a SQLite library, and what its ALTER TABLE can do (sqlite.org/lang_altertable.html
 * and the release notes; each tried with a driver of that version).
 */
record SqliteVersion(int major, int minor, int patch) implements Comparable<SqliteVersion> {
  /** What a planner without a database assumes. */
  static final SqliteVersion NEWEST = new SqliteVersion(3, 54, 1);

  /** The first with ALTER COLUMN … SET NOT NULL, ADD CHECK, and DROP CONSTRAINT of a check. */
  static final SqliteVersion ALTERS_RULES = new SqliteVersion(3, 53, 0);

  /** The first with DROP CONSTRAINT of a foreign key. */
  static final SqliteVersion DROPS_FOREIGN_KEYS = new SqliteVersion(3, 54, 1);

  /** The oldest whose renames lead references along whatever the settings are. */
  private static final SqliteVersion OLDEST = new SqliteVersion(3, 26, 0);

  /** The version that {@code sqlite_version()} tells. */
  static SqliteVersion of(String text) {
    String[] parts = text.strip().split("\\.", -1);
    var version =
        new SqliteVersion(
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]),
            parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    if (!version.atLeast(OLDEST)) {
      throw DialectException.of(
          "server-too-old",
          """
          Cannot plan changes: SQLite %s is too old.

            needed  %s or newer
            try     a newer sqlite-jdbc"""
              .formatted(version, OLDEST));
    }
    return version;
  }

  boolean atLeast(SqliteVersion other) {
    return compareTo(other) >= 0;
  }

  private boolean atLeast(int otherMinor, int otherPatch) {
    return atLeast(new SqliteVersion(3, otherMinor, otherPatch));
  }

  /** ALTER TABLE … DROP COLUMN. */
  boolean dropsColumns() {
    return atLeast(35, 0);
  }

  /** ADD COLUMN looks whether the rows keep the new column's CHECK. */
  boolean checksAddedColumns() {
    return atLeast(37, 0);
  }

  /** ALTER COLUMN … SET NOT NULL and DROP NOT NULL, ADD CHECK, and DROP CONSTRAINT of a check. */
  boolean altersRules() {
    return atLeast(ALTERS_RULES);
  }

  /** DROP CONSTRAINT of a foreign key. */
  boolean dropsForeignKeys() {
    return atLeast(DROPS_FOREIGN_KEYS);
  }

  @Override
  public int compareTo(SqliteVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
