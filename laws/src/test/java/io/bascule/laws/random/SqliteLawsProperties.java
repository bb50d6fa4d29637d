package io.bascule.laws.random;

import io.bascule.schema.Schema;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Schemas;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws that need a database, for all that SQLite can hold. */
class SqliteLawsProperties {
  private static final Features FEATURES = Features.sqlite();
  private static final LiveLaws LAWS = new LiveLaws(new SqliteGround(), new SqliteGround());

  @Provide
  static Arbitrary<Schema> schemas() {
    return Schemas.any(FEATURES);
  }

  /**
   * Some keys SQLite cannot rename ("error in table t after rename: no such column"), found at try
   * 9,923: of a table WITHOUT ROWID that computes a column and has a further unique key over the
   * primary key's column. The change is refused in SQLite's words.
   */
  @Provide
  static Arbitrary<Populated> changes() {
    return Populated.keepingRows(FEATURES)
        .filter(given -> !RenamedKeys.withoutRowid(given.evolution()));
  }

  /**
   * A database whose enum types are checks cannot tell that a label was renamed; where rows have
   * it, the change is refused.
   */
  @Provide
  static Arbitrary<Populated> changesWithoutRenamedLabels() {
    return changes().filter(given -> given.evolution().after().notes().formerLabels().isEmpty());
  }

  /** Law 8. */
  @Property(seed = LiveLaws.SEED)
  void what_is_made_is_read_back(@ForAll("schemas") Schema schema) {
    LAWS.readsWhatItMakes(schema);
  }

  /** Laws 5 to 7 where the history makes up the whole schema. */
  @Property(seed = LiveLaws.SEED)
  void changes_of_a_history_lead_there_and_back(@ForAll("changes") Populated given) {
    LAWS.leadsThereAndBackByHistory(given);
  }

  /** Laws 5 to 7 where the database was there before its history. */
  @Property(seed = LiveLaws.SEED)
  void changes_of_what_is_there_lead_there_and_back(
      @ForAll("changesWithoutRenamedLabels") Populated given) {
    LAWS.leadsThereAndBackFromWhatIsThere(given);
  }
}
