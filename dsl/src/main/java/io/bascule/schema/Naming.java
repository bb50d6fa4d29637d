package io.bascule.schema;

import java.util.List;

/**
 * How constraints and indexes are called that their declaration does not name. A project may bring
 * its own; two names made from the same parts must be equal on every call.
 */
public interface Naming {
  /** The name of a table's primary key. */
  String primaryKey(QualifiedName table, List<String> columns);

  /** The name of a unique constraint on the columns. */
  String unique(QualifiedName table, List<String> columns);

  /** The name of a foreign key from the columns. */
  String foreignKey(QualifiedName table, List<String> columns, QualifiedName target);

  /** The name of a check; the columns are those that it names, as far as they are known. */
  String check(QualifiedName table, List<String> columns);

  /** The name of an index on the keys; an expression counts as {@code expr}. */
  String index(QualifiedName table, List<String> keys);

  /** {@code pk_orders}, {@code uq_orders_email}, {@code fk_…}, {@code ck_…}, {@code ix_…}. */
  static Naming standard() {
    return new StandardNaming();
  }

  /** The names that PostgreSQL chooses itself: {@code orders_pkey}, {@code orders_email_key}, …. */
  static Naming postgres() {
    return new PostgresNaming();
  }
}
