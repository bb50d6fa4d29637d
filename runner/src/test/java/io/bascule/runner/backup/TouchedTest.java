package io.bascule.runner.backup;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Planned;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Ledger;
import io.bascule.runner.Measures;
import io.bascule.runner.Plan;
import io.bascule.runner.Step;
import io.bascule.runner.backup.Policy.Extent;
import io.bascule.runner.backup.Policy.When;
import io.bascule.schema.Column;
import io.bascule.schema.Table;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TouchedTest {
  private static final Column ID = column("id", bigint());
  private static final Column NOTE = column("note", bigint()).asNullable();
  private static final Table ORDERS = table("orders", ID, NOTE);
  private static final Table FRESH = table("fresh", ID, NOTE);

  @Test
  void tables_by_the_names_that_they_have_before() {
    assertEquals(
        "orders, users",
        touched(
            changes -> {
              changes.renameTable("users", "people");
              changes.table("people").drop(NOTE);
              changes.dropTable(ORDERS);
            }));
  }

  @Test
  void what_the_plan_makes_itself_has_nothing_to_keep() {
    assertEquals(
        "orders",
        touched(
            changes -> {
              changes.createTable(FRESH);
              changes.renameTable("fresh", "other");
              changes.table("other").drop(NOTE);
              changes.table("orders").drop(NOTE);
            }));
  }

  @Test
  void nobody_foresees_what_a_data_step_does() {
    assertEquals(
        "the whole database",
        touched(
            changes -> {
              changes.table("orders").drop(NOTE);
              changes.sql("DELETE FROM users");
            }));
  }

  @Test
  void only_what_deletes_is_destructive() {
    Plan adds = plan(changes -> changes.table("orders").add(NOTE));
    Plan drops = plan(changes -> changes.table("orders").drop(NOTE));
    var destructive = new Policy(When.DESTRUCTIVE, Extent.DATABASE);
    assertEquals(
        List.of(false, true, true, false),
        List.of(
            destructive.isFor(adds),
            destructive.isFor(drops),
            new Policy(When.ALWAYS, Extent.DATABASE).isFor(adds),
            Policy.NONE.isFor(drops)));
  }

  private static String touched(Consumer<Changes> up) {
    return Touched.of(plan(up)).toString();
  }

  private static Plan plan(Consumer<Changes> up) {
    var revision =
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            up.accept(changes);
          }

          @Override
          public void downgrade(Changes changes) {}
        };
    var header = RevisionHeader.of("a1").withFingerprint(Fingerprint.of(revision));
    var entry = new HistoryEntry(header, revision);
    Operations wanted = entry.upgrade();
    var step = new Step(entry, Direction.UP, wanted, new Planned(wanted, List.of()));
    return new Plan(new Goal.Upgrade(Target.HEAD), List.of(step), Ledger.EMPTY, Measures.NONE);
  }
}
