package io.bascule.dsl;

import java.util.List;
import java.util.stream.Stream;

/** A column or an expression, and how an index sorts and compares it. */
public final class Key implements Sortable {
  private final io.bascule.schema.Key key;

  Key(io.bascule.schema.Key key) {
    this.key = key;
  }

  static List<io.bascule.schema.Key> all(String what, Sortable... keys) {
    if (keys.length == 0) {
      throw Mistake.empty(what, "columns");
    }
    return Stream.of(keys).map(key -> of(Mistake.present(key, what))).toList();
  }

  private static io.bascule.schema.Key of(Sortable sortable) {
    return sortable instanceof Value<?> value
        ? io.bascule.schema.Key.of(value.expression())
        : ((Key) sortable).key;
  }

  /** The same key, from the greatest to the least. */
  public Key desc() {
    return new Key(key.descending());
  }

  /** The same key with NULLs before all values. */
  public Key nullsFirst() {
    return new Key(key.nullsFirst());
  }

  /** The same key with NULLs after all values. */
  public Key nullsLast() {
    return new Key(key.nullsLast());
  }

  /** The same key, compared by the collation of that name. */
  public Key collate(String collation) {
    return new Key(key.collate(collation));
  }

  /** The same key with another of PostgreSQL's operator classes, such as {@code jsonb_path_ops}. */
  public Key using(String operatorClass) {
    return new Key(key.using(operatorClass));
  }
}
