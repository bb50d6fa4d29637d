package io.bascule.schema;

import org.jspecify.annotations.Nullable;

/**
 * One part of an index, of a primary key or of a unique constraint: a column or an expression, and
 * how it is sorted.
 *
 * @param subject a {@link Expression.ColumnName} or any other expression
 * @param order the direction
 * @param nulls where NULLs stand, or the database's own choice
 * @param collation the collation where it is not the column's own, or null
 * @param operatorClass PostgreSQL's operator class where it is not the type's default, with its
 *     parameters if it has any, or null
 */
public record Key(
    Expression subject,
    Order order,
    Nulls nulls,
    @Nullable String collation,
    @Nullable String operatorClass) {

  /** The direction of a key. */
  public enum Order {
    ASCENDING,
    DESCENDING
  }

  /** Where NULLs stand among a key's values. */
  public enum Nulls {
    /** The database's own place: on PostgreSQL last when ascending, first when descending. */
    DEFAULT,
    FIRST,
    LAST
  }

  /** An ascending key on a column. */
  public static Key of(String column) {
    return of(Expression.column(column));
  }

  /** An ascending key on an expression. */
  public static Key of(Expression subject) {
    return new Key(subject, Order.ASCENDING, Nulls.DEFAULT, null, null);
  }

  /** The same key, descending. */
  public Key descending() {
    return new Key(subject, Order.DESCENDING, nulls, collation, operatorClass);
  }

  /** The same key with NULLs first. */
  public Key nullsFirst() {
    return new Key(subject, order, Nulls.FIRST, collation, operatorClass);
  }

  /** The same key with NULLs last. */
  public Key nullsLast() {
    return new Key(subject, order, Nulls.LAST, collation, operatorClass);
  }

  /** The same key, compared by another collation. */
  public Key collate(String name) {
    return new Key(subject, order, nulls, name, operatorClass);
  }

  /** The same key with another of PostgreSQL's operator classes. */
  public Key using(String name) {
    return new Key(subject, order, nulls, collation, name);
  }

  /** Whether the key is a column and not an expression. */
  public boolean isColumn() {
    return subject instanceof Expression.ColumnName;
  }

  /** The column's name; the empty string for an expression. */
  public String column() {
    return subject instanceof Expression.ColumnName column ? column.name() : "";
  }

  Key renaming(String before, String after) {
    return new Key(subject.renaming(before, after), order, nulls, collation, operatorClass);
  }
}
