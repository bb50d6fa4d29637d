package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.Statement;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A revision in parts that was killed on one way, when the next run goes the other. */
class TurnedRoundTest {
  private static final Consumer<Changes> UP =
      changes ->
          changes
              .sql("INSERT INTO users (id, mail) VALUES (1, 'one')")
              .sqlAlone("INSERT INTO users (id, mail) VALUES (2, 'two')")
              .jdbc(
                  "adds three", connection -> run(connection, "INSERT INTO users VALUES (3, 'c')"))
              .sqlAlone("INSERT INTO users (id, mail) VALUES (4, 'four')");

  private static final Consumer<Changes> DOWN =
      changes ->
          changes
              .sqlAlone("DELETE FROM users WHERE id = 4")
              .jdbc("takes three", connection -> run(connection, "DELETE FROM users WHERE id = 3"))
              .sqlAlone("DELETE FROM users WHERE id = 2")
              .sql("DELETE FROM users WHERE id = 1");

  private static final HistoryEntry B = entry("b<a1", UP, DOWN);
  private static final HistoryEntry C =
      entry(
          "c<b",
          changes -> changes.sql("UPDATE users SET id = id + 10"),
          changes -> changes.sql("UPDATE users SET id = id - 10"));
  private static final History HISTORY = history(Shop.A, B, C);

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_upgrade_ends_a_downgrade_that_was_killed_and_goes_up(Kind kind) {
    for (int place = 0; place < 4; place++) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner = Runner.of(database.dataSource(), HISTORY);
        runner.upgrade();
        RowDump rows = RowDump.of(database.dataSource());
        killAt(place, database, runner, new Goal.Downgrade(Target.parse("a1")));
        Plan done = runner.upgrade();
        assertEquals(Direction.DOWN, done.steps().get(0).direction());
        assertEquals("c", runner.current().get(0).revision());
        assertEquals(rows, RowDump.of(database.dataSource()), "killed at " + place);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_downgrade_ends_an_upgrade_that_was_killed_and_goes_back(Kind kind) {
    for (int place = 0; place < 4; place++) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner = Runner.of(database.dataSource(), HISTORY);
        runner.upgrade(Target.parse("a1"));
        killAt(place, database, runner, new Goal.Upgrade(Target.HEAD));
        runner.rollback(1);
        assertEquals("a1", runner.current().get(0).revision());
        assertEquals(0, RowDump.of(database.dataSource()).size(), "killed at " + place);
        assertEquals(List.of(), runner.ledger().unfinished());
      }
    }
  }

  /** Who sees a run in the middle of a revision plans to go on with it; it may end meanwhile. */
  @ParameterizedTest
  @EnumSource
  void what_seemed_broken_off_and_was_not_is_no_end_of_the_way(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), HISTORY);
      runner.upgrade(Target.parse("a1"));
      killAt(2, database, runner, new Goal.Upgrade(Target.parse("b")));
      Plan early = runner.plan(Direction.UP, Target.HEAD);
      Plan one = runner.plan(Direction.UP, new Target.Forward(1));
      runner.upgrade(Target.parse("b"));
      assertEquals(List.of(), runner.run(one).steps());
      runner.run(early);
      assertEquals("c", runner.current().get(0).revision());
    }
  }

  /** As a kill does: nothing is written down behind the line of the last part that lasts. */
  private static void killAt(int place, ScratchDatabase database, Runner runner, Goal goal) {
    var killed =
        new Progress() {
          @Override
          public void statementStarts(Step step, Statement statement, int index) {
            if (step.id().equals("b") && index == place) {
              throw new IllegalStateException("killed");
            }
          }
        };
    Runner broken = runner.withProgress(killed);
    assertThrows(IllegalStateException.class, () -> broken.run(broken.plan(goal)));
    database.execute("DELETE FROM bascule_history WHERE state IN ('broken', 'failed')");
  }
}
