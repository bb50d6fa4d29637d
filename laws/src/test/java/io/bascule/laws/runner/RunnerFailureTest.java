package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.StepException;
import io.bascule.testkit.DatabaseDump;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left when a revision fails, and what is said of it. */
class RunnerFailureTest extends RunnerContract {
  @Test
  void a_failing_revision_leaves_the_database_as_it_was_before_it() {
    HistoryEntry broken =
        entry(
            "e5<d4",
            changes ->
                changes
                    .createTable(table("notes", column("id", bigint())))
                    .sql("INSERT INTO notes (id) VALUES (1)")
                    .sql("INSERT INTO nowhere (id) VALUES (1)"),
            changes -> {});
    History history = history(Shop.A, Shop.B, Shop.C, Shop.D, broken);
    runner(Shop.HISTORY).upgrade();
    DatabaseDump before = dump();
    var thrown = assertThrows(StepException.class, () -> runner(history).upgrade());
    assertEquals(before, dump());
    assertEquals("d4", at());
    assertEquals(StepException.Remains.NOTHING, thrown.remains());
    assertEquals("e5", thrown.step().id());
    LedgerRow told = runner(history).ledger().lastFailure().orElseThrow();
    assertEquals(5, runner(history).ledger().rows().size());
    assertEquals("e5", told.revision());
    String message = thrown.getMessage();
    assertTrue(message.contains("nowhere"), message);
    assertTrue(message.contains("V_e5.java"), message);
    assertTrue(message.contains("INSERT INTO nowhere (id) VALUES (1)"), message);
  }

  @Test
  void the_revisions_before_a_failing_one_are_kept() {
    HistoryEntry broken = entry("b<a1", changes -> changes.sql("NONSENSE"), changes -> {});
    assertThrows(StepException.class, () -> runner(history(Shop.A, broken)).upgrade());
    assertEquals("a1", at());
  }

  @Test
  void a_first_revision_that_fails_leaves_nothing_but_its_line_in_the_ledger() throws SQLException {
    HistoryEntry broken = entry("a", changes -> changes.sql("NONSENSE"), changes -> {});
    assertThrows(StepException.class, () -> runner(history(broken)).upgrade());
    var tables = new ArrayList<String>();
    try (Connection connection = database().dataSource().getConnection();
        ResultSet found =
            connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    assertEquals(List.of("bascule_history"), tables);
    assertEquals("", at());
    assertEquals(LedgerRow.State.FAILED, runner(history(broken)).ledger().rows().get(0).state());
  }

  @Test
  void rows_that_break_a_new_rule_are_counted_and_shown() {
    runner(Shop.HISTORY).upgrade(Target.parse("c3"));
    database()
        .execute(
            "INSERT INTO users (id, mail) VALUES (1, 'ann@x'), (2, 'ann@x'), (3, 'bob@x'), (4,"
                + " 'bob@x')");
    DatabaseDump before = dump();
    var thrown = assertThrows(StepException.class, () -> runner(Shop.HISTORY).upgrade());
    assertEquals(before, dump());
    assertFalse(thrown.findings().isEmpty(), thrown.getMessage());
    StepException.Finding finding = thrown.findings().get(0);
    assertEquals(4, finding.count(), thrown.getMessage());
    assertTrue(finding.rule().contains("mail"), finding.rule());
    assertTrue(finding.sample().toString().contains("ann@x"), finding.sample().toString());
    assertTrue(thrown.getMessage().contains("ann@x"), thrown.getMessage());
  }

  @Test
  void an_empty_text_is_seen_among_the_rows() {
    runner(Shop.HISTORY).upgrade(Target.parse("c3"));
    database().execute("INSERT INTO users (id, mail) VALUES (1, ''), (2, '')");
    var thrown = assertThrows(StepException.class, () -> runner(Shop.HISTORY).upgrade());
    String row = thrown.findings().get(0).sample().get(0);
    assertTrue(row.startsWith("mail = '', "), row);
    assertTrue(row.endsWith(" = 2"), row);
  }

  @Test
  void who_adds_a_column_without_a_value_is_not_sent_to_its_rows() {
    runner(Shop.HISTORY).upgrade();
    database().execute("INSERT INTO users (id, mail) VALUES (1, 'ann'), (2, 'bob')");
    HistoryEntry must =
        entry(
            "e5<d4",
            changes -> changes.table("users").add(column("must", bigint())),
            changes -> {});
    History history = history(Shop.A, Shop.B, Shop.C, Shop.D, must);
    var thrown = assertThrows(StepException.class, () -> runner(history).upgrade());
    String message = thrown.getMessage();
    assertEquals(2, thrown.findings().get(0).count(), message);
    assertTrue(message.contains("give users.must a default"), message);
    assertFalse(message.contains("correct the rows"), message);
    assertFalse(message.contains("__bascule"), message);
  }

  @Test
  void a_way_back_that_cannot_be_planned_is_told_from_a_way_up() {
    HistoryEntry wrong = entry("e5<d4", changes -> {}, changes -> changes.sql("COMMIT"));
    Runner runner = runner(history(Shop.A, Shop.B, Shop.C, Shop.D, wrong));
    runner.upgrade();
    var thrown = assertThrows(RunnerException.class, () -> runner.downgrade(Target.parse("-1")));
    assertTrue(
        thrown.getMessage().contains("correct downgrade(…) in V_e5.java"), thrown.getMessage());
    assertEquals("e5", at());
  }

  @Test
  void a_step_in_parts_is_marked_before_and_behind() {
    Plan plan = alone(runner(Shop.HISTORY).plan(Direction.UP, Target.parse("a1")), "CREATE");
    runner(Shop.HISTORY).run(plan);
    assertEquals("a1", at());
    List<LedgerRow> rows = runner(Shop.HISTORY).ledger().rows();
    assertEquals(
        List.of(LedgerRow.State.RUNNING, LedgerRow.State.DONE),
        rows.stream().map(LedgerRow::state).toList());
    assertEquals(List.of(), runner(Shop.HISTORY).ledger().unfinished());
  }

  @Test
  void a_step_in_parts_that_breaks_off_is_not_passed_over() {
    HistoryEntry broken =
        entry(
            "b<a1",
            changes ->
                changes
                    .createTable(table("notes", column("id", bigint())))
                    .sql("INSERT INTO nowhere (id) VALUES (1)"),
            changes -> {});
    History history = history(Shop.A, broken);
    runner(history).upgrade(Target.parse("a1"));
    Plan plan = alone(runner(history).plan(Direction.UP, Target.HEAD), "CREATE");
    var thrown = assertThrows(StepException.class, () -> runner(history).run(plan));
    assertEquals(StepException.Remains.A_PART, thrown.remains());
    assertEquals("a1", at());
    assertEquals("b", runner(history).ledger().unfinished().get(0).revision());
    var again = assertThrows(StepException.class, () -> runner(history).upgrade());
    assertEquals(StepException.Remains.A_PART, again.remains());
    assertEquals("b", runner(history).ledger().unfinished().get(0).revision());
    assertEquals(0, count("notes"));
  }

  @Test
  void a_step_in_parts_that_fails_before_anything_lasts_is_as_if_it_had_not_begun() {
    HistoryEntry broken =
        entry(
            "b<a1",
            changes ->
                changes
                    .sql("INSERT INTO nowhere (id) VALUES (1)")
                    .createTable(table("notes", column("id", bigint()))),
            changes -> {});
    History history = history(Shop.A, broken);
    runner(history).upgrade(Target.parse("a1"));
    Plan plan = alone(runner(history).plan(Direction.UP, Target.HEAD), "CREATE");
    var thrown = assertThrows(StepException.class, () -> runner(history).run(plan));
    assertEquals(StepException.Remains.NOTHING, thrown.remains());
    assertEquals("b", ids(runner(history).pending()));
  }
}
