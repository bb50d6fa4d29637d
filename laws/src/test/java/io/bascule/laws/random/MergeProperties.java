package io.bascule.laws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.differ.Differ;
import io.bascule.operation.Operations;
import io.bascule.revision.Merge;
import io.bascule.schema.Schema;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Evolutions;
import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Row;
import io.bascule.testkit.arbitrary.Rows;
import io.bascule.testkit.arbitrary.Schemas;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * What {@link Merge} calls independent leads to one schema in whatever order it is run. Both
 * verdicts must be frequent, or nothing would be proved.
 */
class MergeProperties {
  private static final Differ DIFFER = Differ.portable(ColumnOrder.KEPT);
  private static final Features NAMED = Features.whole().without(Feature.UNNAMED);
  private static final Features SQLITE = Features.sqlite();

  private final Ground ground = new SqliteGround();
  private final Ground mirror = new SqliteGround();

  @Provide
  static Arbitrary<Fork> forks() {
    return Schemas.any(NAMED)
        .flatMap(
            start ->
                Combinators.combine(Evolutions.of(start, NAMED), Evolutions.of(start, NAMED))
                    .as((one, other) -> fork(start, one, other, List.of())));
  }

  @Provide
  static Arbitrary<Fork> populated() {
    return Schemas.any(SQLITE)
        .flatMap(
            start ->
                Combinators.combine(kept(start), kept(start))
                    .flatAs(
                        (one, other) ->
                            Rows.of(one, SQLITE).map(rows -> fork(start, one, other, rows))));
  }

  /** One to six changes that rows come through. */
  private static Arbitrary<Evolution> kept(Schema start) {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(1, 6))
        .as((seed, edits) -> Evolutions.keepingRows(start, SQLITE, seed, edits))
        .withoutEdgeCases();
  }

  @Provide
  static Arbitrary<Random> orders() {
    return Arbitraries.longs().map(Random::new).withoutEdgeCases();
  }

  private static Fork fork(Schema start, Evolution one, Evolution other, List<Row> rows) {
    return new Fork(start, diff(one), diff(other), rows);
  }

  private static Operations diff(Evolution evolution) {
    return DIFFER.diff(evolution.before(), evolution.after()).operations();
  }

  /** Up and down, one behind the other or mixed. */
  @Property
  void independent_branches_make_one_schema_in_any_order(
      @ForAll("forks") Fork fork, @ForAll("orders") Random random) {
    boolean independent = fork.merge().isIndependent();
    count(fork, independent);
    if (!independent) {
      return;
    }
    Schema end = fork.other().applyTo(fork.one().applyTo(fork.start()));
    assertEquals(end, fork.one().applyTo(fork.other().applyTo(fork.start())));
    for (int i = 0; i < 3; i++) {
      Operations mixed = fork.shuffled(random);
      assertEquals(end, mixed.applyTo(fork.start()));
      assertEquals(fork.start(), mixed.inverse().applyTo(end));
    }
    assertEquals(
        fork.other().applyTo(fork.start()), fork.one().inverse().applyTo(end), "one goes alone");
  }

  /** The same on a real database, with rows where each branch alone can be run with them. */
  @Property(tries = 200, seed = LiveLaws.SEED)
  void independent_branches_make_one_database_in_any_order(@ForAll("populated") Fork fork) {
    boolean independent = fork.merge().isIndependent();
    count(fork, independent);
    if (!independent) {
      return;
    }
    Fork given = suits(fork, fork.other()) && suits(fork, fork.one()) ? fork : fork.withoutRows();
    Statistics.label("rows").collect(given.rows().isEmpty() ? "none" : "some");
    try {
      prepare(ground, given);
      run(ground, fork, fork.one(), fork.other());
      prepare(mirror, given);
      run(mirror, fork, fork.other(), fork.one());
      assertEquals(ground.read(), mirror.read());
      assertEquals(rows(ground), rows(mirror));
    } finally {
      ground.clear();
      mirror.clear();
    }
  }

  /** Whether the rows come through the changes of one branch. */
  private boolean suits(Fork fork, Operations branch) {
    try {
      prepare(ground, fork);
      ground.run(fork.start(), branch);
      return true;
    } catch (AssertionError rowsInTheWay) {
      return false;
    } finally {
      ground.clear();
    }
  }

  private static void prepare(Ground ground, Fork fork) {
    ground.make(fork.start());
    ground.insert(fork.rows());
  }

  private static List<String> rows(Ground ground) {
    return RowDump.of(ground.connection()).lines();
  }

  private static void run(Ground ground, Fork fork, Operations first, Operations second) {
    ground.run(fork.start(), first);
    ground.run(first.applyTo(fork.start()), second);
  }

  /** How often each verdict is; a conflict of branches that end alike is one too many. */
  private static void count(Fork fork, boolean independent) {
    boolean empty = fork.one().isEmpty() || fork.other().isEmpty();
    String verdict =
        independent
            ? empty ? "independent, one is empty" : "independent"
            : fork.endsAlike() ? "conflict, though it ends alike" : "conflict";
    Statistics.label("verdict")
        .collect(verdict)
        .coverage(
            coverage -> {
              coverage.check("independent").percentage(share -> share > 5);
              coverage.check("conflict").percentage(share -> share > 5);
            });
  }
}
