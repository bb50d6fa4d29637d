package io.bascule.laws.random;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Histories that are squashed, on PostgreSQL. */
class PostgresSquashProperties {
  private static final EmbeddedPostgres SERVER = EmbeddedPostgres.shared();

  /** A server names what has no name after the table as it is called by then. */
  private static final Features FEATURES =
      Features.postgres(Integer.parseInt(SERVER.version().split("\\D")[0]))
          .without(Feature.UNNAMED, Feature.DEFERRABLE);

  private static final SquashLaws LAWS =
      new SquashLaws(new PostgresGround(SERVER), new PostgresGround(SERVER), FEATURES);

  @Provide
  static Arbitrary<List<Lineage>> lineages() {
    return Lineage.any(FEATURES).list().ofSize(SqliteSquashProperties.ROUNDS);
  }

  @Property(tries = 30, seed = LiveLaws.SEED)
  void the_long_way_and_the_squashed_one_lead_to_the_same(
      @ForAll("lineages") List<Lineage> lineages, @ForAll long seed) {
    lineages.forEach(lineage -> LAWS.leadsToTheSame(lineage, seed));
  }
}
