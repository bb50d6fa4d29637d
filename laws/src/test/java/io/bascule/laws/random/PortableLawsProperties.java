package io.bascule.laws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.differ.Differ;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Evolutions;
import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Schemas;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws that need neither a dialect nor a database, for all that the language can say. */
class PortableLawsProperties {
  private static final Differ DIFFER = Differ.portable(ColumnOrder.KEPT);

  /** A wanted constraint without a name takes any name that it finds, so it is tried apart. */
  private static final Features NAMED = Features.whole().without(Feature.UNNAMED);

  @Provide
  static Arbitrary<Schema> schemas() {
    return Schemas.any(Features.whole());
  }

  @Provide
  static Arbitrary<Evolution> evolutions() {
    return Evolutions.any(NAMED);
  }

  @Provide
  static Arbitrary<Evolution> unnamed() {
    return Evolutions.any(Features.whole());
  }

  /** Two schemas that have nothing to do with each other but the names of their parts. */
  @Provide
  static Arbitrary<Evolution> strangers() {
    return Combinators.combine(Schemas.any(NAMED), Schemas.any(NAMED))
        .as((before, after) -> new Evolution(before, after, List.of()));
  }

  private static Operations diff(Schema before, Schema after) {
    return DIFFER.diff(before, after).operations();
  }

  /** Law 1: what is the same needs no change. */
  @Property
  void nothing_changes_into_itself(@ForAll("schemas") Schema schema) {
    assertEquals(Operations.NONE, diff(schema, schema));
  }

  /** Law 2: the changes lead there. Law 3: their inverse leads back. */
  @Property
  void changes_lead_there_and_back(@ForAll("evolutions") Evolution evolution) {
    leadsThereAndBack(evolution);
  }

  /** Laws 2 and 3 for a schema that is thrown away for another one. */
  @Property
  void changes_lead_anywhere_and_back(@ForAll("strangers") Evolution evolution) {
    leadsThereAndBack(evolution);
  }

  private static void leadsThereAndBack(Evolution evolution) {
    Schema before = evolution.before();
    Schema after = evolution.after();
    Operations changes = diff(before, after);
    Schema there = changes.applyTo(before);
    assertSame(after, there);
    assertEquals(Operations.NONE, diff(there, after), "a second diff is silent");
    assertSame(before, changes.inverse().applyTo(there));
  }

  /** Law 2 where a constraint has no name: it keeps the one that it has. */
  @Property
  void changes_lead_there_whatever_the_names(@ForAll("unnamed") Evolution evolution) {
    Operations changes = diff(evolution.before(), evolution.after());
    Schema there = changes.applyTo(evolution.before());
    assertEquals(Operations.NONE, diff(there, evolution.after()));
    assertSame(evolution.before(), changes.inverse().applyTo(there));
  }

  /** Law 4: the way back of the way back is the way there. */
  @Property
  void the_inverse_of_the_inverse_is_the_same(@ForAll("evolutions") Evolution evolution) {
    Operations changes = diff(evolution.before(), evolution.after());
    assertEquals(changes, changes.inverse().inverse());
    for (Operation change : changes.list()) {
      assertEquals(change, change.inverse().inverse());
      assertFalse(change.describe().isBlank());
    }
  }

  /** The order of what is found hangs on the two schemas and on nothing else. */
  @Property
  void the_same_question_has_the_same_answer(@ForAll("evolutions") Evolution evolution) {
    assertEquals(
        diff(evolution.before(), evolution.after()), diff(evolution.before(), evolution.after()));
  }

  private static void assertSame(Schema wanted, Schema found) {
    for (Table table : wanted.tables()) {
      Table other = found.existing(table.id());
      assertEquals(table, other, table::name);
      assertEquals(table.columns().names(), other.columns().names(), table::name);
    }
    assertEquals(wanted, found);
  }
}
