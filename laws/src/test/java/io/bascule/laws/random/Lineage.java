package io.bascule.laws.random;

import io.bascule.operation.Operations;
import io.bascule.schema.Notes;
import io.bascule.schema.Schema;
import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Evolutions;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What became of a schema in several steps, each from where the one before it ended. */
record Lineage(List<Evolution> steps) {
  private static final int LONGEST = 5;
  private static final int MOST_EDITS = 5;
  private static final int FRESH = 100;

  Lineage {
    steps = List.copyOf(steps);
  }

  /** Lineages of random schemas that begin where there is nothing, or at a schema. */
  static Arbitrary<Lineage> any(Features features) {
    Arbitrary<Schema> starts =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Schema.EMPTY)), Tuple.of(2, Schemas.any(features, 3, 4)));
    return Combinators.combine(
            starts, Arbitraries.longs(), Arbitraries.integers().between(2, LONGEST))
        .as((start, seed, length) -> of(start, features, seed, length))
        .withoutEdgeCases();
  }

  private static Lineage of(Schema start, Features features, long seed, int length) {
    var steps = new ArrayList<Evolution>();
    Schema at = start;
    for (int i = 0; i < length; i++) {
      long own = seed * 31 + i;
      Schema before = at.withNotes(Notes.NONE);
      Evolution step =
          before.tables().isEmpty()
              ? new Evolution(before, Schemas.of(features, own, 2, 4), List.of())
              : Evolutions.keepingRows(
                  before,
                  features,
                  own,
                  1 + Math.floorMod(own, MOST_EDITS),
                  FRESH + i * MOST_EDITS);
      steps.add(step);
      at = step.after();
    }
    return new Lineage(steps);
  }

  Schema before() {
    return steps.get(0).before();
  }

  Schema after() {
    return steps.get(steps.size() - 1).after();
  }

  /** The changes of each step. */
  List<Operations> changes(BiFunction<Schema, Schema, Operations> diff) {
    return steps.stream().map(step -> diff.apply(step.before(), step.after())).toList();
  }
}
