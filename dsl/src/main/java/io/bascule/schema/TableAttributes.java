package io.bascule.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a table as a whole.
 *
 * @param comment what the database keeps as its comment, or null
 * @param traits what kind of table it is
 * @param parameters PostgreSQL's storage parameters, such as {@code fillfactor}
 */
public record TableAttributes(
    @Nullable String comment, SortedSet<Trait> traits, SortedMap<String, String> parameters) {

  /** What kind of table it is. */
  public enum Trait {
    /** SQLite: values must be of their column's type. */
    STRICT,
    /** SQLite: the primary key is the row's address. */
    WITHOUT_ROWID,
    /** PostgreSQL: not written to the log, and empty after a crash. */
    UNLOGGED
  }

  /** An ordinary table. */
  public static final TableAttributes NONE =
      new TableAttributes(null, new TreeSet<>(), new TreeMap<>());

  public TableAttributes {
    traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** The same with another comment, or none where null. */
  public TableAttributes withComment(@Nullable String text) {
    return new TableAttributes(text, traits, parameters);
  }

  /** The same with one more trait. */
  public TableAttributes with(Trait trait) {
    var more = new TreeSet<>(traits);
    more.add(trait);
    return new TableAttributes(comment, more, parameters);
  }

  /** The same with one more storage parameter. */
  public TableAttributes with(String parameter, String value) {
    var more = new TreeMap<>(parameters);
    more.put(parameter, value);
    return new TableAttributes(comment, traits, more);
  }

  /** The same without traits and parameters that another database would not understand. */
  public TableAttributes keeping(SortedSet<Trait> known) {
    var kept = new TreeSet<>(traits);
    kept.retainAll(known);
    return new TableAttributes(comment, kept, parameters);
  }

  /** Whether it has that trait. */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
