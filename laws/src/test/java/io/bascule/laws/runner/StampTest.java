package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.runner.Amendment;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerFinding;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.LedgerRow.State;
import io.bascule.runner.Repair;
import io.bascule.runner.Repair.Unfinished;
import io.bascule.runner.Runner;
import io.bascule.runner.Stamp;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told to the ledger without anything being run. */
class StampTest {
  private static final HistoryEntry X = entry("x<a1", changes -> {}, changes -> {});
  private static final History FORK = history(Shop.A, Shop.B, X);

  @ParameterizedTest
  @EnumSource
  void a_stamp_runs_nothing_and_says_where_the_database_is(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      DatabaseDump empty = DatabaseDump.of(database.dataSource());
      Runner runner = runner(database, Shop.HISTORY).withWho("ann");
      assertEquals("a1 b2 c3", ids(runner.stamp(Stamp.at("c3"))));
      assertEquals(empty, DatabaseDump.of(database.dataSource()));
      assertEquals("c3", at(runner));
      LedgerRow row = runner.current().get(0);
      assertEquals(State.STAMPED, row.state());
      assertEquals("ann", row.who());
      assertEquals(List.of("b2"), row.parents());
      assertEquals("d4", runner.pending().get(0).id());
      assertTrue(runner.stamp(Stamp.at("c3")).isEmpty());
      assertEquals("c3 b2", ids(runner.stamp(Stamp.at("a"))));
      assertEquals("a1", at(runner));
      assertEquals("b2 c3 d4", ids(runner.stamp(Stamp.at("head"))));
      assertEquals("d4", at(runner));
      runner.stamp(Stamp.at("base"));
      assertEquals("", at(runner));
      assertEquals(12, runner.ledger().rows().size(), "nothing is ever deleted");
      runner.upgrade();
      assertEquals("d4", at(runner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stamp_takes_every_form_of_a_target(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, Shop.HISTORY);
      runner.stamp(Stamp.at("+2"));
      assertEquals("b2", at(runner));
      runner.stamp(Stamp.at("-1"));
      assertEquals("a1", at(runner));
      runner.stamp(Stamp.at("head-1"));
      assertEquals("c3", at(runner));
      assertTrue(runner.stamp(Stamp.at("current")).isEmpty());
      runner.stamp(Stamp.at("a1+1").purging());
      assertEquals("b2", at(runner));
      runner.stamp(Stamp.at("-1").purging());
      assertEquals("a1", at(runner));
      assertThrows(HistoryException.class, () -> runner.stamp(Stamp.at("+9")));
      assertThrows(HistoryException.class, () -> runner.stamp(Stamp.at("-9")));
      assertEquals("a1", at(runner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void several_heads_are_stamped_at_once(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, FORK);
      assertThrows(HistoryException.class, () -> runner.stamp(Stamp.at("head")));
      runner.stamp(Stamp.at("b2", "x"));
      assertEquals("b2 x", at(runner));
      runner.stamp(Stamp.at("x"));
      assertEquals("x", at(runner));
      runner.stamp(Stamp.at("heads"));
      assertEquals("x b2", at(runner));
      assertThrows(HistoryException.class, () -> runner.stamp(Stamp.at("nowhere")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void unknown_revisions_are_purged_only_if_told(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade();
      Runner runner = runner(database, history(Shop.A, Shop.B));
      var refused = assertThrows(LedgerException.class, () -> runner.stamp(Stamp.at("b2")));
      assertTrue(refused.getMessage().contains("bascule stamp --purge"), refused.getMessage());
      assertEquals("d4 c3", ids(runner.stamp(Stamp.at("b2").purging())));
      assertEquals("b2", at(runner));
      assertEquals(6, runner.ledger().rows().size());
      assertTrue(runner.upgrade().isEmpty());
      assertTrue(runner.findings().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_purge_takes_what_was_edited_or_broken_off_as_it_is_told(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade();
      database.execute("UPDATE bascule_history SET state = 'running' WHERE revision = 'd4'");
      database.execute(
          "UPDATE bascule_history SET fingerprint = 'records1:00' WHERE revision = 'b2'");
      Runner runner = runner(database, Shop.HISTORY);
      assertEquals(2, runner.findings().size());
      assertThrows(LedgerException.class, () -> runner.stamp(Stamp.at("c3")));
      assertEquals("d4 b2", ids(runner.stamp(Stamp.at("c3").purging())));
      assertEquals("c3", at(runner));
      assertTrue(runner.findings().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stamp_as_a_script_says_the_same(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, Shop.HISTORY);
      String script = runner.script(runner.plan(Stamp.at("b2")));
      assertEquals("", at(runner));
      kind.run(database, script);
      assertEquals("b2", at(runner));
      kind.run(database, runner.script(runner.plan(Stamp.at("a1"))));
      assertEquals("a1", at(runner));
      String nothing = runner.script(runner.plan(Stamp.at("a1")));
      assertTrue(nothing.contains("nothing to do"), nothing);
      assertFalse(nothing.contains("INSERT"), nothing);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_somebody_agreed_to_is_done_or_nothing_is(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, Shop.HISTORY);
      Stamp stamp = Stamp.at("c3");
      Amendment planned = runner.plan(stamp);
      runner.upgrade(Target.parse("a1"));
      var thrown = assertThrows(LedgerException.class, () -> runner.stamp(planned, stamp));
      assertEquals(LedgerException.Kind.CHANGED_MEANWHILE, thrown.kind());
      assertEquals("a1", at(runner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_slipped_in_behind_can_be_stamped(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      HistoryEntry b = entry("b<a1", changes -> {}, changes -> {});
      runner(database, history(Shop.A, entry("c<a1", c -> {}, c -> {}))).upgrade();
      Runner runner = runner(database, history(Shop.A, b, entry("c<b", c -> {}, c -> {})));
      LedgerFinding finding = runner.findings().get(0);
      assertEquals(LedgerException.Kind.MISSING_PARENT, finding.kind());
      assertTrue(finding.text().contains("bascule stamp c "), finding.text());
      assertEquals("b", ids(runner.stamp(Stamp.at("c"))));
      assertTrue(runner.findings().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_repairs_tells_what_became_of_what_was_broken_off(Kind kind) {
    for (Unfinished told : List.of(Unfinished.DONE, Unfinished.UNDONE)) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner = runner(database, Shop.HISTORY);
        runner.upgrade();
        database.execute("UPDATE bascule_history SET state = 'running' WHERE seq = 4");
        assertTrue(runner.repair(Repair.EDITED).isEmpty());
        assertEquals("d4", ids(runner.repair(Repair.EDITED.with(told))));
        assertEquals(told == Unfinished.DONE ? "d4" : "c3", at(runner));
        assertTrue(runner.findings().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_edited_keeps_when_it_was_applied(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).withWho("ann").upgrade();
      HistoryEntry edited = entry("c3<b2", c -> {}, c -> {});
      Runner runner = runner(database, history(Shop.A, Shop.B, edited, Shop.D)).withWho("bob");
      assertEquals(LedgerException.Kind.EDITED_REVISION, runner.findings().get(0).kind());
      assertEquals("c3", ids(runner.repair(Repair.EDITED)));
      assertTrue(runner.findings().isEmpty());
      LedgerRow standing =
          runner.ledger().standing().stream()
              .filter(row -> row.revision().equals("c3"))
              .findFirst()
              .orElseThrow();
      assertEquals("ann", standing.who());
      assertEquals(Direction.UP, standing.direction());
      assertEquals("d4", at(runner));
    }
  }

  private static Runner runner(ScratchDatabase database, History history) {
    return Runner.of(database.dataSource(), history);
  }

  private static String at(Runner runner) {
    return String.join(" ", runner.current().stream().map(LedgerRow::revision).toList());
  }

  private static String ids(Amendment amendment) {
    return String.join(" ", amendment.lines().stream().map(line -> line.header().id()).toList());
  }
}
