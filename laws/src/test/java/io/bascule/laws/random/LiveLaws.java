package io.bascule.laws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Planned;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RenameConstraint;
import io.bascule.schema.Schema;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import java.util.List;

/** The laws 5 to 8 on one kind of database: one on which things change, and a fresh one. */
final class LiveLaws {
  /**
   * Where the tries on a live database start: every build makes the same ones, so that it fails for
   * what was changed and nothing else. More tries ({@code -Pproperties-20000}) go on from there.
   */
  static final String SEED = "20261121";

  private final Ground live;
  private final Ground fresh;

  LiveLaws(Ground live, Ground fresh) {
    this.live = live;
    this.fresh = fresh;
  }

  private void on(Runnable law) {
    try {
      law.run();
    } finally {
      live.clear();
      fresh.clear();
    }
  }

  /** Law 8: what is made is read back. */
  void readsWhatItMakes(Schema declared) {
    on(
        () -> {
          live.make(declared);
          Schema read = live.read();
          assertEquals(Operations.NONE, live.toDeclared(read, declared), "nothing is missing");
          assertEquals(List.of(), named(live.toLive(declared, read)), "nothing is too much");
        });
  }

  /** Without the names that a server gave to what had none. */
  private static List<Operation> named(Operations changes) {
    return changes.stream()
        .filter(
            change ->
                !(change instanceof RenameConstraint rename) || rename.before().id().present())
        .toList();
  }

  private void assertSilent(Schema declared) {
    Operations second = live.toDeclared(live.read(), declared);
    assertEquals(Operations.NONE, second, "a second diff is silent");
  }

  /**
   * Laws 5 to 7 as a project goes whose history makes up the whole schema: the changes are told in
   * words that suit every database.
   */
  void leadsThereAndBackByHistory(Populated given) {
    on(
        () -> {
          Schema before = given.evolution().before();
          Schema after = given.evolution().after();
          prepare(given);
          Operations there = live.portable(before, after);
          Operations back = live.back(there, before);
          new Journey(given, there)
              .perform(
                  () -> assertSame(there.applyTo(before), live.run(before, there), before),
                  () -> assertSame(back.applyTo(after), live.run(after, back), after));
        });
  }

  /**
   * Laws 5 to 7 as a project goes whose database was there before its history: the changes are told
   * in the database's own words.
   */
  void leadsThereAndBackFromWhatIsThere(Populated given) {
    on(
        () -> {
          prepare(given);
          Schema before = live.read();
          Operations there = live.toDeclared(before, given.evolution().after());
          Operations back = live.back(there, before);
          Schema after = there.applyTo(before);
          new Journey(given, there)
              .perform(
                  () -> assertSame(after, live.run(there), before),
                  () -> assertSame(back.applyTo(after), live.run(back), after));
        });
  }

  private void prepare(Populated given) {
    live.make(given.evolution().before());
    live.insert(given.rows());
    fresh.make(given.evolution().after());
  }

  /** Law 5: what is planned means what was wanted. */
  private static void assertSame(Schema meant, Planned planned, Schema start) {
    assertEquals(meant, planned.operations().applyTo(start), "the plan's meaning");
  }

  /** There, back, and there again, with a look at schema and rows at each end. */
  private final class Journey {
    private final Schema goal;
    private final KeptRows kept;
    private final boolean loses;
    private final boolean named;

    Journey(Populated given, Operations there) {
      this.goal = given.evolution().after();
      this.named = !live.namesAll() || isNamed(given.evolution().before()) && isNamed(goal);
      this.kept = new KeptRows(given.evolution(), live::title);
      this.loses =
          there.hazards().stream()
              .anyMatch(hazard -> hazard.severity() == Hazard.Severity.DELETES_DATA);
    }

    void perform(Runnable there, Runnable back) {
      DatabaseDump before = live.dump();
      RowDump rows = live.rows();
      there.run();
      DatabaseDump after = live.dump();
      assertSame(fresh.dump(), after, named ? Naming.OPTIONAL : Naming.IGNORED, "on the way up");
      assertSilent(goal);
      RowDump risen = live.rows();
      assertEquals(kept.before(rows), kept.after(risen), "the rows of what stays");
      back.run();
      Naming strict = named ? Naming.STRICT : Naming.IGNORED;
      assertSame(before, live.dump(), strict, "on the way down");
      RowDump fallen = live.rows();
      assertEquals(kept.before(rows), kept.before(fallen), "the rows on the way down");
      if (!loses) {
        assertEquals(rows.lines(), fallen.lines(), "all rows on the way down");
      }
      there.run();
      assertSame(after, live.dump(), strict, "on the way up again");
      assertEquals(kept.after(risen), kept.after(live.rows()), "the rows on the way up again");
    }
  }

  /**
   * Whether no name is left to the server. One that is left to it stays as it is when the table or
   * column that it was made of is renamed, and may come back with another number.
   */
  private static boolean isNamed(Schema schema) {
    return schema.tables().stream()
        .flatMap(table -> table.constraints().stream())
        .allMatch(constraint -> constraint.id().present());
  }

  private static void assertSame(
      DatabaseDump expected, DatabaseDump actual, Naming naming, String when) {
    assertEquals(List.of(), actual.differencesFrom(expected, naming), when);
  }
}
