package io.bascule.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param id its name
 * @param keys its columns, in order
 * @param include PostgreSQL's columns that its index carries besides
 * @param nullsEqual whether two NULLs count as equal (PostgreSQL 15 and later)
 * @param deferral when it is checked
 * @param onConflict SQLite's conflict clause, or null
 */
public record Unique(
    ConstraintName id,
    List<Key> keys,
    List<String> include,
    NullsEqual nullsEqual,
    Deferral deferral,
    @Nullable Conflict onConflict)
    implements Constraint {

  /** Whether two NULLs are one value or two to a unique constraint or index. */
  public enum NullsEqual {
    DISTINCT,
    NOT_DISTINCT
  }

  public Unique {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }

  /** A constraint on the given columns. */
  public static Unique of(ConstraintName id, List<String> columns) {
    return new Unique(
        id,
        columns.stream().map(Key::of).toList(),
        List.of(),
        NullsEqual.DISTINCT,
        Deferral.NOT_DEFERRABLE,
        null);
  }

  @Override
  public Unique withName(ConstraintName name) {
    return new Unique(name, keys, include, nullsEqual, deferral, onConflict);
  }

  /** The same constraint under a name that somebody chose. */
  public Unique named(String name) {
    return withName(ConstraintName.of(name));
  }

  /** The same constraint on other keys. */
  public Unique withKeys(List<Key> other) {
    return new Unique(id, other, include, nullsEqual, deferral, onConflict);
  }

  /** The same constraint with columns carried in its index. */
  public Unique including(String... columns) {
    return new Unique(id, keys, List.of(columns), nullsEqual, deferral, onConflict);
  }

  /** The same constraint, to which two NULLs are equal. */
  public Unique nullsNotDistinct() {
    return new Unique(id, keys, include, NullsEqual.NOT_DISTINCT, deferral, onConflict);
  }

  /** The same constraint, checked at another time. */
  public Unique deferrable(Deferral when) {
    return new Unique(id, keys, include, nullsEqual, when, onConflict);
  }

  /** The same constraint with SQLite's conflict clause. */
  public Unique onConflict(Conflict clause) {
    return new Unique(id, keys, include, nullsEqual, deferral, clause);
  }

  @Override
  public Unique renamingColumn(String before, String after) {
    return new Unique(
        id,
        keys.stream().map(key -> key.renaming(before, after)).toList(),
        renamed(include, before, after),
        nullsEqual,
        deferral,
        onConflict);
  }

  static List<String> renamed(List<String> names, String before, String after) {
    return names.stream().map(name -> name.equals(before) ? after : name).toList();
  }

  @Override
  public List<String> columns() {
    return keys.stream().map(Key::column).toList();
  }

  @Override
  public boolean mentions(String column) {
    return columns().contains(column) || include.contains(column);
  }

  @Override
  public String kind() {
    return "unique constraint";
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.unique(this);
  }
}
