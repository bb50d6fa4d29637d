package io.bascule.laws.random;

import io.bascule.schema.Schema;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Schemas;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The law that needs a database alone, for all that PostgreSQL can hold: on one server, as each try
 * costs some hundred milliseconds, most of them spent on the server's planning of the catalog's
 * queries.
 */
class PostgresLawsProperties {
  private static final EmbeddedPostgres SERVER = EmbeddedPostgres.shared();
  private static final Features FEATURES =
      Features.postgres(Integer.parseInt(SERVER.version().split("\\D")[0]));
  private static final LiveLaws LAWS =
      new LiveLaws(new PostgresGround(SERVER), new PostgresGround(SERVER));

  @Provide
  static Arbitrary<Schema> schemas() {
    return Schemas.any(FEATURES);
  }

  /** Law 8. */
  @Property(seed = LiveLaws.SEED)
  void what_is_made_is_read_back(@ForAll("schemas") Schema schema) {
    LAWS.readsWhatItMakes(schema);
  }
}
