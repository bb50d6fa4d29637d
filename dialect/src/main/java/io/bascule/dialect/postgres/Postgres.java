package io.bascule.dialect.postgres;

/** PostgreSQL, version 14 and later. */
public final class Postgres {
  /** The name that {@code changes.sqlOn} and case files use. */
  static final String NAME = "postgres";
}
