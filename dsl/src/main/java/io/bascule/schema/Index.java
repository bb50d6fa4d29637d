package io.bascule.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table (one that stands behind a primary key or a unique constraint is not listed).
 *
 * @param name its name within the table's schema
 * @param keys what it sorts by
 * @param uniqueness whether two rows may have the same keys
 * @param where the rows that it holds, or null for all
 * @param include PostgreSQL's columns that it carries besides
 * @param method PostgreSQL's access method; the empty string for {@code btree}
 * @param nullsEqual whether two NULLs count as equal to a unique index (PostgreSQL 15 and later)
 * @param parameters PostgreSQL's storage parameters, such as {@code fillfactor}
 * @param comment what the database keeps as its comment, or null
 */
public record Index(
    String name,
    List<Key> keys,
    Uniqueness uniqueness,
    @Nullable Expression where,
    List<String> include,
    String method,
    Unique.NullsEqual nullsEqual,
    SortedMap<String, String> parameters,
    @Nullable String comment)
    implements Named, TableElement {

  /** Whether two rows may have the same keys. */
  public enum Uniqueness {
    NOT_UNIQUE,
    UNIQUE
  }

  public Index {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** A plain index on the given keys. */
  public static Index of(String name, List<Key> keys) {
    return new Index(
        name,
        keys,
        Uniqueness.NOT_UNIQUE,
        null,
        List.of(),
        "",
        Unique.NullsEqual.DISTINCT,
        new TreeMap<>(),
        null);
  }

  /** The same index under another name. */
  public Index withName(String other) {
    return new Index(
        other, keys, uniqueness, where, include, method, nullsEqual, parameters, comment);
  }

  /** The same index on other keys. */
  public Index withKeys(List<Key> other) {
    return new Index(
        name, other, uniqueness, where, include, method, nullsEqual, parameters, comment);
  }

  /** The same index, unique. */
  public Index unique() {
    return new Index(
        name, keys, Uniqueness.UNIQUE, where, include, method, nullsEqual, parameters, comment);
  }

  /** The same index over the rows for which the predicate is true; over all where null. */
  public Index where(@Nullable Expression predicate) {
    return new Index(
        name, keys, uniqueness, predicate, include, method, nullsEqual, parameters, comment);
  }

  /** The same index with columns carried besides. */
  public Index including(String... columns) {
    return new Index(
        name, keys, uniqueness, where, List.of(columns), method, nullsEqual, parameters, comment);
  }

  /** The same index with another of PostgreSQL's access methods. */
  public Index using(String accessMethod) {
    String other = accessMethod.equalsIgnoreCase("btree") ? "" : accessMethod;
    return new Index(
        name, keys, uniqueness, where, include, other, nullsEqual, parameters, comment);
  }

  /** The same index, to which two NULLs are equal. */
  public Index nullsNotDistinct() {
    return new Index(
        name,
        keys,
        uniqueness,
        where,
        include,
        method,
        Unique.NullsEqual.NOT_DISTINCT,
        parameters,
        comment);
  }

  /** The same index with one more of PostgreSQL's storage parameters. */
  public Index with(String parameter, String value) {
    var more = new TreeMap<>(parameters);
    more.put(parameter, value);
    return new Index(name, keys, uniqueness, where, include, method, nullsEqual, more, comment);
  }

  /** The same index with another comment, or none where null. */
  public Index withComment(@Nullable String text) {
    return new Index(name, keys, uniqueness, where, include, method, nullsEqual, parameters, text);
  }

  /** Whether two rows may not have the same keys. */
  public boolean isUnique() {
    return uniqueness == Uniqueness.UNIQUE;
  }

  /** Whether it says something about that column; for raw SQL, judged by its words. */
  public boolean mentions(String column) {
    var predicate = where;
    return include.contains(column)
        || keys.stream().anyMatch(key -> key.subject().mentions(column))
        || predicate != null && predicate.mentions(column);
  }

  Index renamingColumn(String before, String after) {
    var predicate = where;
    return new Index(
        name,
        keys.stream().map(key -> key.renaming(before, after)).toList(),
        uniqueness,
        predicate == null ? null : predicate.renaming(before, after),
        Unique.renamed(include, before, after),
        method,
        nullsEqual,
        parameters,
        comment);
  }
}
