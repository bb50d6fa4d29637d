package io.bascule.laws.random;

import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Histories that are squashed, on SQLite. {@code -Dsquash.rounds=10} tries ten times as many. */
class SqliteSquashProperties {
  static final int ROUNDS = Integer.getInteger("squash.rounds", 1);

  private static final Features FEATURES =
      Features.sqlite().without(Feature.UNNAMED, Feature.DEFERRABLE);

  private static final SquashLaws LAWS =
      new SquashLaws(new SqliteGround(), new SqliteGround(), FEATURES);

  @Provide
  static Arbitrary<List<Lineage>> lineages() {
    return Lineage.any(FEATURES)
        .filter(lineage -> lineage.steps().stream().noneMatch(RenamedKeys::withoutRowid))
        .list()
        .ofSize(ROUNDS);
  }

  @Property(tries = 100, seed = LiveLaws.SEED)
  void the_long_way_and_the_squashed_one_lead_to_the_same(
      @ForAll("lineages") List<Lineage> lineages, @ForAll long seed) {
    lineages.forEach(lineage -> LAWS.leadsToTheSame(lineage, seed));
  }
}
