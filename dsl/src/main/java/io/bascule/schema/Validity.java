package io.bascule.schema;

/** Whether the rows that were there before a constraint are known to keep it (PostgreSQL). */
public enum Validity {
  /** All rows are known to keep it. */
  VALID,
  /** New rows are checked; the older ones were not. */
  NOT_VALID,
  /** No row is checked (PostgreSQL 18 and later). */
  NOT_ENFORCED
}
