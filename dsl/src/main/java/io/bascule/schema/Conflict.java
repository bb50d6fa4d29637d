package io.bascule.schema;

/**
 * What SQLite does with a row that breaks a constraint, where the constraint itself says it ({@code
 * ON CONFLICT}, sqlite.org/lang_conflict.html). Other databases have nothing like it.
 */
public enum Conflict {
  ROLLBACK,
  ABORT,
  FAIL,
  IGNORE,
  REPLACE
}
