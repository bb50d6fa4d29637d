package io.bascule.laws.random;

import io.bascule.schema.Schema;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.arbitrary.Feature;
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

  /**
   * What the changes leave out as long as the planner is wrong about it: the names that the server
   * gives to what has none, when its table or column is renamed; defaults of enum types whose
   * labels change; schemas that come with the first table moved into them; expressions and
   * collations in indexes, which stay when their column's type changes; and the expressions of
   * virtual columns, which cannot change where the table has checks.
   */
  private static final Features CHANGED =
      FEATURES.without(
          Feature.UNNAMED,
          Feature.ENUMS,
          Feature.NAMESPACES,
          Feature.EXPRESSION_INDEXES,
          Feature.COLLATIONS,
          Feature.VIRTUAL_COLUMNS);

  @Provide
  static Arbitrary<Schema> schemas() {
    return Schemas.any(FEATURES);
  }

  @Provide
  static Arbitrary<Populated> changes() {
    return Populated.keepingRows(CHANGED);
  }

  /** Law 8. */
  @Property
  void what_is_made_is_read_back(@ForAll("schemas") Schema schema) {
    LAWS.readsWhatItMakes(schema);
  }

  /**
   * Laws 5 to 7: where the history makes up the whole schema, or where the database was there
   * before its history.
   */
  @Property
  void changes_lead_there_and_back(@ForAll("changes") Populated given, @ForAll boolean byHistory) {
    if (byHistory) {
      LAWS.leadsThereAndBackByHistory(given);
    } else {
      LAWS.leadsThereAndBackFromWhatIsThere(given);
    }
  }
}
