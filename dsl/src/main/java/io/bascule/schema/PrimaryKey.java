package io.bascule.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param id its name
 * @param keys its columns, in order
 * @param include PostgreSQL's columns that its index carries besides
 * @param deferral when it is checked
 * @param onConflict SQLite's conflict clause, or null
 */
public record PrimaryKey(
    ConstraintName id,
    List<Key> keys,
    List<String> include,
    Deferral deferral,
    @Nullable Conflict onConflict)
    implements Constraint {
  public PrimaryKey {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }

  /** A key on the given columns. */
  public static PrimaryKey of(ConstraintName id, List<String> columns) {
    return new PrimaryKey(
        id, columns.stream().map(Key::of).toList(), List.of(), Deferral.NOT_DEFERRABLE, null);
  }

  @Override
  public PrimaryKey withName(ConstraintName name) {
    return new PrimaryKey(name, keys, include, deferral, onConflict);
  }

  /** The same key under a name that somebody chose. */
  public PrimaryKey named(String name) {
    return withName(ConstraintName.of(name));
  }

  /** The same key with columns carried in its index. */
  public PrimaryKey including(String... columns) {
    return new PrimaryKey(id, keys, List.of(columns), deferral, onConflict);
  }

  /** The same key, checked at another time. */
  public PrimaryKey deferrable(Deferral when) {
    return new PrimaryKey(id, keys, include, when, onConflict);
  }

  /** The same key with SQLite's conflict clause. */
  public PrimaryKey onConflict(Conflict clause) {
    return new PrimaryKey(id, keys, include, deferral, clause);
  }

  @Override
  public PrimaryKey renamingColumn(String before, String after) {
    return new PrimaryKey(
        id,
        keys.stream().map(key -> key.renaming(before, after)).toList(),
        Unique.renamed(include, before, after),
        deferral,
        onConflict);
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
    return "primary key";
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.primaryKey(this);
  }
}
