package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a revision asks before it goes on. */
class PreconditionsTest {
  private static final String NEGATIVE = "SELECT id, price FROM shop WHERE price < 0 ORDER BY id";

  private static History asking(Consumer<Changes> asks) {
    return history(
        entry(
            "a",
            changes ->
                changes
                    .createTable(table("shop", column("id", bigint()), column("price", bigint())))
                    .sql("INSERT INTO shop VALUES (1, 5), (2, -1), (3, -7)"),
            changes -> {}),
        entry(
            "b<a",
            changes -> {
              asks.accept(changes.sql("UPDATE shop SET price = price + 1 WHERE id = 1"));
              changes.sql("UPDATE shop SET price = 0");
            },
            changes -> changes.skipIf("SELECT 1 FROM shop", "there are rows")));
  }

  private static String prices(ScratchDatabase database) {
    return RowDump.of(database.dataSource()).toString();
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_are_in_the_way_are_told_and_all_is_taken_back(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              asking(changes -> changes.abortIf(NEGATIVE, "there are prices below zero")));
      runner.upgrade(Target.parse("a"));
      String before = prices(database);
      var refused = assertThrows(StepException.class, runner::upgrade);
      String message = refused.getMessage();
      assertTrue(message.startsWith("Cannot upgrade to b: there are prices below zero."), message);
      assertTrue(message.contains("  rows    "), message);
      assertTrue(message.contains("id = 2, price = -1"), message);
      assertTrue(message.contains("id = 3, price = -7"), message);
      assertTrue(message.contains("correct the rows"), message);
      assertEquals(before, prices(database));
      database.execute("UPDATE shop SET price = 1 WHERE price < 0");
      runner.upgrade();
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_warning_is_heard_and_nothing_else(Kind kind) {
    var heard = new ArrayList<String>();
    Progress listener =
        new Progress() {
          @Override
          public void preconditionMet(
              Step step, Statement.Precondition precondition, List<String> rows) {
            heard.add(step.id() + " " + precondition.message() + " " + rows);
          }
        };
    try (ScratchDatabase database = kind.create()) {
      Runner.of(
              database.dataSource(),
              asking(
                  changes ->
                      changes
                          .warnIf(NEGATIVE, "below zero")
                          .warnIf("SELECT 1 FROM shop WHERE id = 9", "never")
                          .warnIfOn("sqlite", "SELECT 1", "here")
                          .warnIfOn("postgres", "SELECT 1", "here")))
          .withProgress(listener)
          .upgrade();
      assertEquals(2, heard.size(), heard.toString());
      assertEquals("b below zero [id = 2, price = -1, id = 3, price = -7]", heard.get(0));
      assertTrue(heard.get(1).startsWith("b here"), heard.get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_rest_is_left_out_and_the_ledger_says_so(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              asking(changes -> changes.skipIf(NEGATIVE, "prices are kept")));
      runner.upgrade();
      assertTrue(prices(database).contains("-7"), prices(database));
      assertTrue(prices(database).contains("6"), "what stands before it is done");
      List<LedgerRow> rows = runner.ledger().rows();
      LedgerRow last = rows.get(rows.size() - 1);
      assertEquals(LedgerRow.State.DONE, last.state());
      assertEquals("skipped: prices are kept", last.reason());
      assertEquals(List.of(), runner.findings());
      runner.downgrade(Target.parse("a"));
      assertEquals("a", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_rest_is_left_out_of_a_revision_in_parts(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              asking(
                  changes ->
                      changes
                          .sqlAlone("UPDATE shop SET price = 8 WHERE id = 1")
                          .skipIf(NEGATIVE, "prices are kept")
                          .sqlAlone("DELETE FROM shop")));
      runner.upgrade();
      assertTrue(prices(database).contains("8"), prices(database));
      assertEquals(List.of(), runner.ledger().unfinished());
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_script_asks_too(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              asking(
                  changes ->
                      changes
                          .warnIf(NEGATIVE, "prices below zero")
                          .abortIf(NEGATIVE, "prices below zero")));
      runner.upgrade(Target.parse("a"));
      String script = runner.script(runner.plan(new Goal.Upgrade(Target.HEAD)));
      var failure = assertThrows(SQLException.class, () -> kind.run(database, script));
      assertTrue(failure.getMessage().contains("prices below zero"), failure.getMessage());
    }
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(database.dataSource(), asking(changes -> changes.skipIf(NEGATIVE, "kept")));
      var plan = runner.plan(new Goal.Upgrade(Target.HEAD));
      var refused = assertThrows(RunnerException.class, () -> runner.script(plan));
      assertTrue(refused.getMessage().contains("only the database knows"), refused.getMessage());
      assertTrue(refused.getMessage().contains("skip the rest if kept"), refused.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_question_that_is_none_is_refused(Kind kind) {
    for (String query :
        List.of(
            "",
            "DELETE FROM shop",
            "SELECT 1; SELECT 2",
            "SELECT count(*) FROM shop",
            "SELECT EXISTS (SELECT 1 FROM shop)",
            "SELECT NOT EXISTS (SELECT 1 FROM shop WHERE id = 1)",
            "SELECT max(id) FROM shop WHERE id > 1")) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner =
            Runner.of(database.dataSource(), asking(changes -> changes.abortIf(query, "no")));
        var refused =
            assertThrows(
                RunnerException.class, () -> runner.plan(new Goal.Upgrade(Target.HEAD)), query);
        assertTrue(refused.getMessage().contains("V_b.java"), refused.getMessage());
      }
    }
    for (String query :
        List.of(
            "SELECT price FROM shop GROUP BY price HAVING count(*) > 5",
            "SELECT count(*) FROM shop HAVING count(*) > 5",
            "SELECT 1 WHERE NOT EXISTS (SELECT count(*) FROM shop)",
            "WITH s AS (SELECT count(*) AS n FROM shop) SELECT n FROM s WHERE n > 5;")) {
      try (ScratchDatabase database = kind.create()) {
        Runner.of(database.dataSource(), asking(changes -> changes.abortIf(query, "no"))).upgrade();
      }
    }
  }
}
