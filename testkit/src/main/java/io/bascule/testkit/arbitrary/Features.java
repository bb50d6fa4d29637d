package io.bascule.testkit.arbitrary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a random schema may use, and in whose words where a database has words of its own.
 *
 * @param words whose types, collations and functions are used
 * @param all what may be used
 */
public record Features(Words words, Set<Feature> all) {
  /** Whose words are used. */
  public enum Words {
    SQLITE,
    POSTGRES
  }

  /** What SQLite has no place for. */
  private static final EnumSet<Feature> NOT_SQLITE =
      EnumSet.of(
          Feature.FREE_IDENTITY,
          Feature.SERIAL,
          Feature.COMMENTS,
          Feature.NULLS_NOT_DISTINCT,
          Feature.INCLUDE,
          Feature.DEFERRABLE_KEYS,
          Feature.SET_SOME_COLUMNS,
          Feature.NOT_VALID,
          Feature.NOT_ENFORCED,
          Feature.NO_INHERIT,
          Feature.EXCLUSIONS,
          Feature.NULLS_FIRST,
          Feature.OPERATOR_CLASSES,
          Feature.METHODS,
          Feature.PARAMETERS,
          Feature.NAMESPACES,
          Feature.SEQUENCES,
          Feature.UNLOGGED);

  /** What PostgreSQL has no place for. */
  private static final EnumSet<Feature> NOT_POSTGRES =
      EnumSet.of(
          Feature.SORTED_KEYS,
          Feature.CONFLICT_CLAUSES,
          Feature.VIRTUAL_KEYS,
          Feature.IMPLICIT_TARGET,
          Feature.STRICT,
          Feature.WITHOUT_ROWID);

  private static final int NULLS_NOT_DISTINCT_SINCE = 15;
  private static final int VIRTUAL_SINCE = 18;

  public Features {
    all = Collections.unmodifiableSet(copy(all));
  }

  private static EnumSet<Feature> copy(Collection<Feature> some) {
    var copy = EnumSet.noneOf(Feature.class);
    copy.addAll(some);
    return copy;
  }

  /** All that the language can say, for laws that need no database. */
  public static Features whole() {
    return new Features(Words.POSTGRES, EnumSet.allOf(Feature.class));
  }

  /** All that SQLite can hold. */
  public static Features sqlite() {
    return new Features(Words.SQLITE, EnumSet.complementOf(NOT_SQLITE));
  }

  /** All that a PostgreSQL of that major version can hold. */
  public static Features postgres(int version) {
    var all = EnumSet.complementOf(NOT_POSTGRES);
    if (version < NULLS_NOT_DISTINCT_SINCE) {
      all.remove(Feature.NULLS_NOT_DISTINCT);
      all.remove(Feature.SET_SOME_COLUMNS);
    }
    if (version < VIRTUAL_SINCE) {
      all.remove(Feature.VIRTUAL_COLUMNS);
      all.remove(Feature.NOT_ENFORCED);
    }
    return new Features(Words.POSTGRES, all);
  }

  /** The same without some. */
  public Features without(Feature... some) {
    var fewer = copy(all);
    fewer.removeAll(List.of(some));
    return new Features(words, fewer);
  }

  /** The same with none but those. */
  public Features only(Set<Feature> some) {
    var fewer = copy(all);
    fewer.retainAll(some);
    return new Features(words, fewer);
  }

  /** Whether it may be used. */
  public boolean has(Feature feature) {
    return all.contains(feature);
  }

  boolean has(Words other) {
    return words == other;
  }

  List<Feature> list() {
    return new ArrayList<>(all);
  }
}
