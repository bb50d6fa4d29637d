package io.bascule.testkit.arbitrary;

import io.bascule.schema.Schema;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Random schemas.
 *
 * <p>A schema hangs on a few numbers and on the set of features that it may use. It shrinks by
 * tables, by columns and by features, and what is left of it stays as it was.
 */
public final class Schemas {
  private static final int TABLES = 5;
  private static final int COLUMNS = 6;

  private Schemas() {}

  /** Schemas of up to five tables that use all the features or some of them. */
  public static Arbitrary<Schema> any(Features features) {
    return any(features, TABLES, COLUMNS);
  }

  /**
   * Schemas that use all the features or some of them.
   *
   * @param tables the most tables that a schema may have
   * @param columns the most columns of its own that a table may have
   */
  public static Arbitrary<Schema> any(Features features, int tables, int columns) {
    return Combinators.combine(Arbitraries.longs(), sizes(tables), sizes(columns), subset(features))
        .as((seed, t, c, some) -> of(some, seed, t, c))
        .withoutEdgeCases();
  }

  /**
   * One schema, always the same for the same numbers.
   *
   * @param seed where its decisions come from
   * @param tables how many tables it has
   * @param columns the most columns of its own that a table may have
   */
  public static Schema of(Features features, long seed, int tables, int columns) {
    return new SchemaMaker(features, new Draw(seed), tables, columns).schema();
  }

  static Arbitrary<Integer> sizes(int most) {
    return Arbitraries.integers().between(1, most).withDistribution(RandomDistribution.uniform());
  }

  /** All features in half of the cases, else some. */
  static Arbitrary<Features> subset(Features features) {
    return Arbitraries.oneOf(
        Arbitraries.subsetOf(features.list()).map(features::only),
        Arbitraries.subsetOf(features.list())
            .ofMinSize(features.list().size())
            .map(features::only));
  }
}
