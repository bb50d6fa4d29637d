package io.bascule.laws.random;

import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Evolutions;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Row;
import io.bascule.testkit.arbitrary.Rows;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** A schema with rows, and what becomes of it. */
record Populated(Evolution evolution, List<Row> rows) {
  Populated {
    rows = List.copyOf(rows);
  }

  /** Evolutions that the rows come through, there and back. */
  static Arbitrary<Populated> keepingRows(Features features) {
    return Evolutions.keepingRows(features)
        .flatMap(
            evolution -> Rows.of(evolution, features).map(rows -> new Populated(evolution, rows)));
  }
}
