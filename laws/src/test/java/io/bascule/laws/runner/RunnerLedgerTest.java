package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Repair;
import io.bascule.runner.Runner;
import io.bascule.runner.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger tells of a run, and what a runner makes of a ledger that does not fit. */
class RunnerLedgerTest extends RunnerContract {
  @Test
  void the_ledger_tells_what_was_done() {
    Instant before = Instant.now().minusSeconds(2);
    runner(Shop.HISTORY).withWho("ann").upgrade(Target.parse("b2"));
    LedgerRow row = runner(Shop.HISTORY).current().get(0);
    assertEquals("b2", row.revision());
    assertEquals(List.of("a1"), row.parents());
    assertEquals(Direction.UP, row.direction());
    assertEquals(LedgerRow.State.DONE, row.state());
    assertEquals(Shop.B.header().fingerprint(), row.fingerprint());
    assertEquals("what b2 does", row.message());
    assertEquals("ann", row.who());
    assertTrue(row.at().isAfter(before) && row.at().isBefore(Instant.now().plusSeconds(2)));
    Duration duration = row.duration();
    assertTrue(duration != null && !duration.isNegative());
    assertTrue(row.tool().startsWith("bascule "), row.tool());
    assertEquals(2, row.sequence());
  }

  @Test
  void two_heads_are_refused_and_named() {
    History fork = history(Shop.A, Shop.B, entry("x<a1", changes -> {}, changes -> {}));
    var thrown = assertThrows(HistoryException.class, () -> runner(fork).upgrade());
    assertEquals(HistoryException.Kind.SEVERAL_HEADS, thrown.kind());
    runner(fork).upgrade(Target.parse("b2"));
    runner(fork).upgrade(Target.parse("x"));
    assertEquals("b2 x", at());
  }

  @Test
  void an_unknown_revision_is_refused_and_named() {
    runner(Shop.HISTORY).upgrade();
    History older = history(Shop.A, Shop.B, Shop.C);
    var thrown = assertThrows(LedgerException.class, () -> runner(older).upgrade());
    assertEquals(LedgerException.Kind.UNKNOWN_REVISION, thrown.kind());
    assertTrue(thrown.getMessage().contains("d4"), thrown.getMessage());
    assertThrows(LedgerException.class, () -> runner(older).downgrade(Target.BASE));
    assertThrows(LedgerException.class, () -> runner(older).pending());
    assertEquals("d4", at());
  }

  @Test
  void a_revision_that_was_taken_back_may_be_gone() {
    runner(Shop.HISTORY).upgrade();
    runner(Shop.HISTORY).downgrade(Target.parse("c3"));
    assertTrue(runner(history(Shop.A, Shop.B, Shop.C)).upgrade().isEmpty());
  }

  @Test
  void an_edited_revision_is_refused_and_named() {
    runner(Shop.HISTORY).upgrade();
    HistoryEntry edited =
        entry(
            "c3<b2",
            changes -> changes.table("orders").add(column("state", varchar(30)).defaultTo("new")),
            changes -> {});
    var thrown =
        assertThrows(
            LedgerException.class, () -> runner(history(Shop.A, Shop.B, edited, Shop.D)).upgrade());
    assertEquals(LedgerException.Kind.EDITED_REVISION, thrown.kind());
    assertTrue(thrown.getMessage().contains("V_c3.java"), thrown.getMessage());
    assertEquals("c3", thrown.rows().get(0).revision());
  }

  @Test
  void what_nobody_looked_at_is_not_called_edited() {
    runner(Shop.HISTORY).upgrade(Target.parse("c3"));
    HistoryEntry reloaded =
        new HistoryEntry(
            Shop.C.header().withFingerprint(Fingerprint.UNKNOWN.withSource("12ab")),
            Shop.C.revision());
    assertEquals("d4", stepIds(runner(history(Shop.A, Shop.B, reloaded, Shop.D)).upgrade()));
  }

  @Test
  void a_revision_that_slipped_in_behind_is_refused() {
    runner(history(Shop.A, entry("c<a1", changes -> {}, changes -> {}))).upgrade();
    History changed =
        history(
            Shop.A,
            entry("b<a1", changes -> {}, changes -> {}),
            entry("c<b", changes -> {}, changes -> {}));
    var thrown = assertThrows(LedgerException.class, () -> runner(changed).upgrade());
    assertEquals(LedgerException.Kind.MISSING_PARENT, thrown.kind());
  }

  @Test
  void a_ledger_from_a_newer_release_is_not_touched() {
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    database().execute("UPDATE bascule_history SET layout = 99, tool = 'bascule 9.0'");
    var thrown = assertThrows(LedgerException.class, () -> runner(Shop.HISTORY).upgrade());
    assertEquals(LedgerException.Kind.NEWER_LAYOUT, thrown.kind());
    assertTrue(thrown.getMessage().contains("bascule 9.0"), thrown.getMessage());
  }

  @Test
  void a_wrong_way_back_is_mended_as_the_messages_say() {
    HistoryEntry wrong = entry("e5<d4", changes -> {}, changes -> changes.sql("NONSENSE"));
    HistoryEntry right = entry("e5<d4", changes -> {}, changes -> changes.sql("SELECT 1"));
    Runner before = runner(history(Shop.A, Shop.B, Shop.C, Shop.D, wrong));
    Runner after = runner(history(Shop.A, Shop.B, Shop.C, Shop.D, right));
    before.upgrade();
    var failed = assertThrows(StepException.class, () -> before.downgrade(Target.parse("-1")));
    assertTrue(
        failed.getMessage().contains("correct downgrade(…) in V_e5.java"), failed.getMessage());
    var edited = assertThrows(LedgerException.class, () -> after.downgrade(Target.parse("-1")));
    assertTrue(edited.getMessage().contains("bascule repair"), edited.getMessage());
    assertEquals(1, after.repair(Repair.EDITED).lines().size());
    assertTrue(after.repair(Repair.EDITED).isEmpty());
    after.downgrade(Target.parse("-1"));
    assertEquals("d4", at());
  }
}
