package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Statement;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.schema.Column;
import io.bascule.testkit.DatabaseDump;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where a runner leads a database, and what it leaves there. */
class RunnerTest extends RunnerContract {
  @Test
  void a_database_without_a_ledger_is_at_base() {
    assertEquals(List.of(), runner(Shop.HISTORY).current());
    assertEquals("a1 b2 c3 d4", ids(runner(Shop.HISTORY).pending()));
    assertEquals(0, runner(Shop.HISTORY).ledger().rows().size());
  }

  @Test
  void up_and_down_again_leaves_nothing() {
    DatabaseDump empty = dump();
    Runner runner = runner(Shop.HISTORY);
    assertEquals("a1 b2 c3 d4", stepIds(runner.upgrade()));
    assertEquals("d4", at());
    assertTrue(runner.pending().isEmpty());
    assertTrue(runner.upgrade().isEmpty());
    assertEquals("d4 c3 b2 a1", stepIds(runner.downgrade(Target.BASE)));
    assertEquals("", at());
    assertEquals(empty, dump());
    assertEquals(8, runner.ledger().rows().size());
  }

  @Test
  void each_step_down_is_the_state_before_it() {
    Runner runner = runner(Shop.HISTORY);
    var dumps = new ArrayList<DatabaseDump>();
    for (int i = 0; i < 4; i++) {
      dumps.add(dump());
      runner.upgrade(new Target.Forward(1));
    }
    Collections.reverse(dumps);
    for (DatabaseDump before : dumps) {
      runner.downgrade(new Target.Back(1));
      assertEquals(before, dump());
    }
  }

  @Test
  void what_is_done_again_ends_where_it_began() {
    Runner runner = runner(Shop.HISTORY);
    runner.upgrade(Target.parse("c3"));
    DatabaseDump before = dump();
    assertEquals("c3 b2 b2 c3", stepIds(runner.redo(2)));
    assertEquals(before, dump());
    assertEquals("c3", stepIds(runner.rollback(1)));
    assertEquals("b2 a1 a1 b2 c3 d4", stepIds(runner.reset()));
    assertEquals("d4", at());
    assertThrows(HistoryException.class, () -> runner.redo(5));
    assertEquals("d4", at());
  }

  @Test
  void a_target_is_where_it_ends() {
    Runner runner = runner(Shop.HISTORY);
    runner.upgrade(Target.parse("b"));
    assertEquals("b2", at());
    runner.upgrade(Target.parse("+1"));
    assertEquals("c3", at());
    runner.downgrade(Target.parse("-2"));
    assertEquals("a1", at());
    runner.upgrade(Target.parse("head"));
    runner.downgrade(Target.parse("c3"));
    assertEquals("c3", at());
  }

  @Test
  void a_plan_changes_nothing() {
    DatabaseDump empty = dump();
    Plan plan = runner(Shop.HISTORY).plan(Direction.UP, Target.HEAD);
    assertEquals("a1 b2 c3 d4", stepIds(plan));
    assertFalse(plan.steps().get(0).planned().statements().isEmpty());
    assertEquals(empty, dump());
    assertEquals(0, runner(Shop.HISTORY).ledger().rows().size());
  }

  @Test
  void steps_behind_a_data_step_are_planned_for_what_it_did() {
    HistoryEntry raw =
        entry(
            "b2<a1",
            changes ->
                changes
                    .sql("ALTER TABLE users ADD COLUMN nick varchar(20)")
                    .sql("CREATE VIEW nicks AS SELECT nick FROM users"),
            changes -> {});
    HistoryEntry typed =
        entry("c3<b2", changes -> changes.table("users").add(Shop.ONCE), changes -> {});
    runner(history(Shop.A, raw, typed)).upgrade();
    database().execute("INSERT INTO users (id, mail, nick) VALUES (1, 'ann@x', 'a')");
    assertEquals(1, count("nicks"));
  }

  @Test
  void each_step_is_planned_once_more_and_its_way_back_once() {
    var entries = new ArrayList<HistoryEntry>(List.of(Shop.A));
    for (int i = 0; i < 12; i++) {
      String id = "b" + i;
      String rows = "UPDATE users SET mail = '%d' WHERE id = %d".formatted(i, i);
      entries.add(
          entry(
              id + "<" + entries.get(i).id(),
              changes -> changes.sql(rows).table("users").add(nick(id)),
              changes -> changes.sql(rows).table("users").drop(nick(id))));
    }
    var planned = new AtomicInteger();
    Dialect counting = CountingPlans.of(dialect(), planned);
    Runner runner = Runner.of(database().dataSource(), counting, History.of(entries));
    runner.upgrade();
    assertTrue(planned.get() <= 3 * 13, planned + " plans");
    runner.downgrade(Target.BASE);
    assertTrue(planned.get() <= 5 * 13, planned + " plans");
    assertEquals(26, runner.ledger().rows().size());
  }

  private static Column nick(String name) {
    return column(name, varchar(20)).asNullable();
  }

  @Test
  void who_listens_hears_everything_in_order() {
    var heard = new ArrayList<String>();
    Plan plan = runner(Shop.HISTORY).withProgress(new Heard(heard)).upgrade(Target.parse("b2"));
    var expected = new ArrayList<String>(List.of("run 2"));
    for (Step step : plan.steps()) {
      expected.add("step " + step.id());
      for (int i = 0; i < step.planned().statements().size(); i++) {
        expected.addAll(List.of("send " + i, "sent " + i));
      }
      expected.add("done " + step.id());
    }
    expected.add("over 2");
    assertEquals(expected, heard);
  }

  private record Heard(List<String> heard) implements Progress {
    @Override
    public void runStarts(Plan plan) {
      heard.add("run " + plan.steps().size());
    }

    @Override
    public void stepStarts(Step step) {
      heard.add("step " + step.id());
    }

    @Override
    public void statementStarts(Step step, Statement statement, int index) {
      heard.add("send " + index);
    }

    @Override
    public void statementEnds(Step step, Statement statement, int index, Duration duration) {
      heard.add("sent " + index);
    }

    @Override
    public void stepEnds(Step step, Duration duration) {
      heard.add("done " + step.id());
    }

    @Override
    public void runEnds(Plan plan, Duration duration) {
      heard.add("over " + plan.steps().size());
    }
  }

  @Test
  void a_listener_that_throws_stops_the_run_and_the_revision_is_taken_back() {
    var progress =
        new Progress() {
          @Override
          public void statementEnds(Step step, Statement statement, int index, Duration duration) {
            if (step.id().equals("b2")) {
              throw new IllegalStateException("enough");
            }
          }
        };
    Runner runner = runner(Shop.HISTORY);
    assertThrows(IllegalStateException.class, () -> runner.withProgress(progress).upgrade());
    assertEquals("a1", at());
    assertEquals(dumpAt(Target.parse("a1")), dump());
  }

  @Test
  void a_connection_stays_open_and_as_it_was() throws SQLException {
    try (Connection connection = database().dataSource().getConnection()) {
      Runner runner = Runner.of(connection, dialect(), Shop.HISTORY);
      runner.upgrade();
      runner.downgrade(Target.BASE);
      assertFalse(connection.isClosed());
      assertTrue(connection.getAutoCommit());
      connection.setAutoCommit(false);
      assertThrows(RunnerException.class, runner::upgrade);
    }
  }

  @Test
  void a_pool_gets_its_connection_back_as_it_was() throws SQLException {
    HistoryEntry broken = entry("b<a1", changes -> changes.sql("NONSENSE"), changes -> {});
    try (Connection connection = database().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Runner runner = Runner.of(new OneConnection(connection), dialect(), history(Shop.A, broken));
      runner.upgrade(Target.parse("a1"));
      assertFalse(connection.getAutoCommit());
      assertThrows(StepException.class, runner::upgrade);
      assertFalse(connection.getAutoCommit());
    }
    assertEquals("a1", at());
  }

  @Test
  void the_dialect_can_be_found_by_the_connection() {
    Runner.of(database().dataSource(), Shop.HISTORY).upgrade();
    assertEquals("d4", at());
  }
}
