package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Runner;
import io.bascule.runner.Stamp;
import io.bascule.schema.Column;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that came by old revisions, and those that came by one that stands for them. */
class SquashedTest {
  /** {@code b2} and {@code c3} as one. */
  private static final HistoryEntry S = squash("s9", Shop.B, Shop.C);

  private static final History BOTH = history(Shop.A, Shop.B, Shop.C, Shop.D, S);
  private static final History SQUASHED = history(Shop.A, Shop.D, S);

  private static HistoryEntry squash(String id, HistoryEntry first, HistoryEntry last) {
    Operations up = first.upgrade().then(last.upgrade()).folded();
    Operations down = last.downgrade().then(first.downgrade()).folded();
    HistoryEntry entry =
        entry(
            id + "<" + String.join(",", first.after()),
            changes -> up.stream().forEach(changes::add),
            changes -> down.stream().forEach(changes::add));
    var place = entry.header().place().withReplaces(List.of(first.id(), last.id()));
    return new HistoryEntry(entry.header().withPlace(place), entry.revision());
  }

  @ParameterizedTest
  @EnumSource
  void a_new_database_goes_by_the_squashed_one(Kind kind) {
    try (ScratchDatabase old = kind.create();
        ScratchDatabase fresh = kind.create()) {
      runner(old, Shop.HISTORY).upgrade();
      Runner runner = runner(fresh, BOTH);
      assertEquals("a1 s9 d4", steps(runner.upgrade().steps().stream().map(s -> s.id()).toList()));
      assertEquals(
          List.of(),
          DatabaseDump.of(fresh.dataSource())
              .differencesFrom(DatabaseDump.of(old.dataSource()), Naming.STRICT));
      assertEquals("d4", at(runner));
      assertTrue(runner.findings().isEmpty());
      assertEquals("d4", at(runner(fresh, SQUASHED)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_has_all_goes_on_and_back(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade(Target.parse("a1"));
      DatabaseDump before = DatabaseDump.of(database.dataSource());
      runner(database, Shop.HISTORY).upgrade(Target.parse("c3"));
      Runner runner = runner(database, SQUASHED);
      assertEquals("s9", at(runner));
      assertTrue(runner.findings().isEmpty());
      assertEquals("d4", runner.pending().get(0).id());
      assertTrue(runner.plan(Stamp.at("s9")).isEmpty());
      runner.upgrade();
      assertEquals("d4", at(runner));
      assertEquals(List.of("s9"), runner.current().get(0).parents());
      runner.downgrade(Target.parse("a1"));
      assertEquals("a1", at(runner));
      assertEquals(before, DatabaseDump.of(database.dataSource()));
      assertEquals("a1", at(runner(database, Shop.HISTORY)), "the old ones are gone too");
      runner.upgrade();
      assertEquals("a1 s9 d4", steps(List.copyOf(runner.ledger().applied())));
      assertTrue(runner.findings().isEmpty());
      runner.rollback(2);
      runner.upgrade();
      runner.redo(3);
      assertEquals("d4", at(runner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_has_some_goes_on_by_the_old_ones(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade(Target.parse("b2"));
      Runner runner = runner(database, BOTH);
      assertEquals("b2", at(runner));
      assertTrue(runner.findings().isEmpty());
      assertEquals("c3 d4", steps(runner.pending().stream().map(HistoryEntry::id).toList()));
      assertEquals("c3 d4", steps(runner.upgrade().steps().stream().map(s -> s.id()).toList()));
      assertEquals("a1 s9 d4", steps(List.copyOf(runner.ledger().applied())));
      assertEquals("d4", at(runner));
      assertTrue(runner.upgrade().isEmpty());
      assertTrue(runner.findings().isEmpty());
      runner.run(runner.plan(Goal.RESET));
      assertEquals("a1 s9 d4", steps(List.copyOf(runner.ledger().applied())));
      runner.downgrade(Target.BASE);
      assertEquals("", at(runner(database, Shop.HISTORY)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_that_has_some_is_taken_back_to_base_by_the_old_ones(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade(Target.parse("b2"));
      Runner runner = runner(database, BOTH);
      runner.run(runner.plan(Goal.RESET));
      assertEquals("a1 s9 d4", steps(List.copyOf(runner.ledger().applied())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_the_files_of_the_rest_it_cannot_go_on(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade(Target.parse("b2"));
      Runner runner = runner(database, SQUASHED);
      var thrown = assertThrows(LedgerException.class, runner::upgrade);
      assertEquals(LedgerException.Kind.PARTLY_REPLACED, thrown.kind());
      assertTrue(thrown.getMessage().contains("bring back the files of b2, c3"));
      assertEquals(1, runner.findings().size());
      assertThrows(LedgerException.class, () -> runner.stamp(Stamp.at("head")));
      runner.stepBack();
      assertEquals("a1", at(runner));
      runner.upgrade();
      assertEquals("d4", at(runner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stamp_tells_what_stands_for_others(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, BOTH);
      runner.stamp(Stamp.at("c3"));
      assertEquals("a1 s9", steps(List.copyOf(runner.ledger().applied())));
      runner.stamp(Stamp.at("base"));
      runner(database, Shop.HISTORY).stamp(Stamp.at("head"));
      assertEquals("a1 s9 d4", steps(List.copyOf(runner.ledger().applied())));
      runner.stamp(Stamp.at("a1"));
      assertEquals("a1", at(runner(database, Shop.HISTORY)));
      runner(database, Shop.HISTORY).stamp(Stamp.at("b2"));
      runner.stamp(Stamp.at("s9").purging());
      assertEquals("a1 s9", steps(List.copyOf(runner.ledger().applied())));
      assertThrows(HistoryException.class, () -> runner.stamp(Stamp.at("b2")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void scripts_take_the_old_ones_back_with_it(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade(Target.parse("c3"));
      Runner runner = runner(database, SQUASHED);
      kind.run(database, runner.script(Direction.UP, Target.HEAD));
      assertEquals("d4", at(runner));
      kind.run(database, runner.script(Direction.DOWN, Target.parse("a1")));
      assertEquals("a1", at(runner));
      assertEquals("a1", at(runner(database, Shop.HISTORY)));
    }
  }

  /** What a revision makes and takes away again was never anybody else's. */
  @Test
  void a_revision_may_drop_the_numbers_that_it_made() {
    Column id = column("id", bigint()).asIdentity(Identity.Kind.SERIAL);
    Column note = column("note", text()).asNullable();
    Sequence numbers = Sequence.of(QualifiedName.of("numbers"));
    HistoryEntry all =
        entry(
            "a1",
            changes ->
                changes
                    .createSequence(numbers)
                    .createTable(table("notes", id, note))
                    .sql("INSERT INTO notes (note) VALUES ('kept')")
                    .dropSequence(numbers)
                    .table("notes")
                    .drop(id),
            changes -> changes.dropTable(table("notes", note)));
    try (ScratchDatabase database = Kind.POSTGRES.create()) {
      runner(database, history(all)).upgrade();
      assertEquals(List.of("public.notes note=kept"), RowDump.of(database.dataSource()).lines());
    }
  }

  private static Runner runner(ScratchDatabase database, History history) {
    return Runner.of(database.dataSource(), history);
  }

  private static String at(Runner runner) {
    return steps(runner.current().stream().map(LedgerRow::revision).toList());
  }

  private static String steps(List<String> ids) {
    return String.join(" ", ids);
  }
}
