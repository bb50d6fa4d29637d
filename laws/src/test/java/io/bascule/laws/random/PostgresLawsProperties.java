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
 * The laws that need a database, for all that PostgreSQL can hold: on one server, as each try costs
 * some hundred milliseconds, most of them spent on the server's planning of the catalog's queries.
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

  @Provide
  static Arbitrary<Populated> changes() {
    return Populated.keepingRows(FEATURES);
  }

  /** Law 8. */
  @Property(seed = LiveLaws.SEED)
  void what_is_made_is_read_back(@ForAll("schemas") Schema schema) {
    LAWS.readsWhatItMakes(schema);
  }

  /**
   * Laws 5 to 7: where the history makes up the whole schema, or where the database was there
   * before its history.
   */
  @Property(seed = LiveLaws.SEED)
  void changes_lead_there_and_back(@ForAll("changes") Populated given, @ForAll boolean byHistory) {
    if (byHistory) {
      LAWS.leadsThereAndBackByHistory(given);
    } else {
      LAWS.leadsThereAndBackFromWhatIsThere(given);
    }
  }
}
