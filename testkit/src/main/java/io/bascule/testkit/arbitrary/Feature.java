package io.bascule.testkit.arbitrary;

/** What a random schema may use; a part of the language, or of one database's own. */
public enum Feature {
  /** Columns numbered by the database. */
  IDENTITY,
  /** Identity on columns that are not the primary key, always or by default, with options. */
  FREE_IDENTITY,
  /** Columns numbered by a sequence that they own. */
  SERIAL,
  /** Constant defaults. */
  DEFAULTS,
  /** Defaults that are computed. */
  EXPRESSION_DEFAULTS,
  /** Expressions in the database's own words. */
  RAW_SQL,
  /** Expressions that each database spells in its own words. */
  PER_DIALECT_SQL,
  /** Columns computed and kept. */
  STORED_COLUMNS,
  /** Columns computed when they are read. */
  VIRTUAL_COLUMNS,
  /** Keys, predicates and indexes may hold columns that are computed when they are read. */
  VIRTUAL_KEYS,
  /** Comments on tables, columns and indexes. */
  COMMENTS,
  /** Columns with a collation. */
  COLLATIONS,
  /** Types that are an enumeration of labels. */
  ENUMS,
  /** Columns of arrays. */
  ARRAYS,
  /** Types in the database's own words. */
  NAMED_TYPES,
  /** Primary keys. */
  PRIMARY_KEYS,
  /** Keys and foreign keys of several columns. */
  COMPOSITE_KEYS,
  /** Unique constraints. */
  UNIQUE,
  /** Two NULLs can count as equal. */
  NULLS_NOT_DISTINCT,
  /** Keys and indexes can carry columns besides. */
  INCLUDE,
  /** Keys can be checked at the end of the transaction. */
  DEFERRABLE_KEYS,
  /** The columns of a key can have a direction and a collation. */
  SORTED_KEYS,
  /** What to do with a row that breaks a rule is said at the rule. */
  CONFLICT_CLAUSES,
  /** Constraints without a name. */
  UNNAMED,
  /** Foreign keys, also to the own table. */
  FOREIGN_KEYS,
  /** Foreign keys that run in a circle. */
  CYCLES,
  /** Tables whose primary key is made of foreign keys. */
  JUNCTIONS,
  /** What happens when the row pointed to changes. */
  ACTIONS,
  /** SET NULL of some columns of a key. */
  SET_SOME_COLUMNS,
  /** Composite keys that are all NULL or not at all. */
  MATCH_FULL,
  /** Foreign keys checked at the end of the transaction. */
  DEFERRABLE,
  /** Foreign keys that do not name the columns that they point to. */
  IMPLICIT_TARGET,
  /** Constraints that were not checked on older rows. */
  NOT_VALID,
  /** Constraints that are not checked at all. */
  NOT_ENFORCED,
  /** Checks. */
  CHECKS,
  /** Checks that are not handed down. */
  NO_INHERIT,
  /** Constraints in the database's own words. */
  EXCLUSIONS,
  /** Indexes. */
  INDEXES,
  /** Unique indexes. */
  UNIQUE_INDEXES,
  /** Indexes on expressions. */
  EXPRESSION_INDEXES,
  /** Indexes of some rows. */
  PARTIAL_INDEXES,
  /** Keys of indexes from the greatest to the least. */
  DESCENDING,
  /** Keys of indexes that say where NULLs stand. */
  NULLS_FIRST,
  /** Keys of indexes with operator classes. */
  OPERATOR_CLASSES,
  /** Other access methods of indexes than the usual one. */
  METHODS,
  /** Storage parameters of tables and indexes. */
  PARAMETERS,
  /** Several schemas. */
  NAMESPACES,
  /** Sequences that stand for themselves. */
  SEQUENCES,
  /** SQLite's STRICT tables. */
  STRICT,
  /** SQLite's WITHOUT ROWID tables. */
  WITHOUT_ROWID,
  /** PostgreSQL's unlogged tables. */
  UNLOGGED,
  /** Names that need quotes. */
  ODD_NAMES
}
