package io.bascule.laws.random;

import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Evolutions;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Row;
import io.bascule.testkit.arbitrary.Rows;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A schema with rows, and what becomes of it. */
record Populated(Evolution evolution, List<Row> rows) {
  Populated {
    rows = List.copyOf(rows);
  }

  /** Evolutions that the rows come through, there and back. */
  static Arbitrary<Populated> keepingRows(Features features) {
    return Combinators.combine(Evolutions.keepingRows(features), Rows.any(features))
        .as((evolution, rows) -> new Populated(evolution, rows.apply(evolution)));
  }
}
