package io.bascule.laws.random;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.arbitrary.Features;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of changes, for all that PostgreSQL can hold: apart from {@link PostgresLawsProperties},
 * so that two processes share the time.
 */
class PostgresChangesProperties {
  private static final EmbeddedPostgres SERVER = EmbeddedPostgres.shared();
  private static final Features FEATURES =
      Features.postgres(Integer.parseInt(SERVER.version().split("\\D")[0]));
  private static final LiveLaws LAWS =
      new LiveLaws(new PostgresGround(SERVER), new PostgresGround(SERVER));

  @Provide
  static Arbitrary<Populated> changes() {
    return Populated.keepingRows(FEATURES);
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
