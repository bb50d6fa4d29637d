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
import io.bascule.revision.Target;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scripts do what runs do. */
class RunnerScriptTest extends RunnerContract {
  @Test
  void a_script_has_them_all_too() throws SQLException {
    HistoryEntry several =
        entry(
            "e5<d4",
            changes ->
                changes.sql(
                    "INSERT INTO users (id, mail) VALUES (?, ?);"
                        + " UPDATE users SET mail = 'bill' WHERE id = ?",
                    3L,
                    "cid?",
                    3L),
            changes -> {});
    Runner runner = runner(history(Shop.A, Shop.B, Shop.C, Shop.D, several));
    try (Connection connection = database().dataSource().getConnection()) {
      runScript(connection, runner.script(Direction.UP, Target.HEAD));
    }
    assertEquals("3 bill", users());
    assertEquals("e5", runner.current().get(0).revision());
  }

  @Test
  void a_script_does_what_a_run_does() throws SQLException {
    String up = Runner.script(dialect(), Shop.HISTORY, Set.of(), Direction.UP, Target.HEAD);
    assertSameAsRun(up, Target.HEAD);
    String down =
        Runner.script(dialect(), Shop.HISTORY, Set.of("d4"), Direction.DOWN, Target.parse("b2"));
    try (Connection connection = database().dataSource().getConnection()) {
      runScript(connection, down);
    }
    assertEquals("b2", at());
    assertEquals(dumpAt(Target.parse("b2")), dump());
    assertEquals("c3 d4", ids(runner(Shop.HISTORY).pending()));
  }

  @Test
  void a_script_for_this_database_begins_where_it_is() throws SQLException {
    runner(Shop.HISTORY).upgrade(Target.parse("b2"));
    String script = runner(Shop.HISTORY).script(Direction.UP, Target.HEAD);
    assertFalse(script.contains("CREATE TABLE bascule_history"), script);
    assertSameAsRun(script, Target.HEAD);
  }

  private void assertSameAsRun(String script, Target target) throws SQLException {
    try (Connection connection = database().dataSource().getConnection()) {
      runScript(connection, script);
    }
    assertEquals(dumpAt(target), dump(), script);
    assertTrue(runner(Shop.HISTORY).upgrade(target).isEmpty());
    List<LedgerRow> rows = runner(Shop.HISTORY).ledger().rows();
    assertEquals("script", rows.get(rows.size() - 1).who());
  }

  @Test
  void a_script_cannot_say_java() {
    History history = history(entry("a", c -> c.jdbc("count", connection -> {}), c -> {}));
    var thrown =
        assertThrows(
            RunnerException.class,
            () -> Runner.script(dialect(), history, Set.of(), Direction.UP, Target.HEAD));
    assertTrue(thrown.getMessage().contains("count"), thrown.getMessage());
  }

  @Test
  void a_script_in_parts_does_what_a_run_in_parts_does() throws SQLException {
    Runner runner = runner(Shop.HISTORY);
    Plan plan = alone(runner.plan(Direction.UP, Target.parse("b2")), "CREATE");
    try (Connection connection = database().dataSource().getConnection()) {
      runScript(connection, runner.script(plan));
    }
    assertEquals("b2", at());
    assertEquals(dumpAt(Target.parse("b2")), dump());
    assertEquals(4, runner.ledger().rows().size());
  }
}
