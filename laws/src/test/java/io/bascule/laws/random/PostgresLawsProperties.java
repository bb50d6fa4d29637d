package io.bascule.laws.random;

import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.arbitrary.Edit;
import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Schemas;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
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
   * What the changes leave out: a name that the server gave to what has none stays as it is when
   * the table or column that it was made of is renamed, so that a fresh database has another one.
   */
  private static final Features CHANGED = FEATURES.without(Feature.UNNAMED);

  @Provide
  static Arbitrary<Schema> schemas() {
    return Schemas.any(FEATURES);
  }

  @Provide
  static Arbitrary<Populated> changes() {
    return Populated.keepingRows(CHANGED);
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
    Assume.that(!mayChangeWhatAKeyIncludes(given.evolution()));
    if (byHistory) {
      LAWS.leadsThereAndBackByHistory(given);
    } else {
      LAWS.leadsThereAndBackFromWhatIsThere(given);
    }
  }

  /**
   * The server refuses to change the type of a column that a key includes to which foreign keys
   * point: it would have to make the key's index anew, and does not take the foreign keys along. A
   * plan does not step around that yet.
   */
  private static boolean mayChangeWhatAKeyIncludes(Evolution evolution) {
    return evolution.edits().contains(Edit.CHANGE_TYPE)
        && (hasReferencedInclusion(evolution.before())
            || hasReferencedInclusion(evolution.after()));
  }

  private static boolean hasReferencedInclusion(Schema schema) {
    return schema.tables().stream()
        .filter(PostgresLawsProperties::hasInclusion)
        .anyMatch(
            table ->
                schema.tables().stream()
                    .flatMap(other -> other.foreignKeys().stream())
                    .anyMatch(key -> key.table().equals(table.id())));
  }

  private static boolean hasInclusion(Table table) {
    return table.of(Unique.class).anyMatch(key -> !key.include().isEmpty())
        || table.of(PrimaryKey.class).anyMatch(key -> !key.include().isEmpty());
  }
}
