package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.HookException;
import io.bascule.runner.Hooks;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody does of their own around a run, and what a failure of that takes back. */
class HooksTest {
  private static final HistoryEntry B =
      entry(
          "b<a1",
          changes -> changes.sql("INSERT INTO users (id, mail) VALUES (1, 'one')"),
          changes -> changes.sql("DELETE FROM users WHERE id = 1"));

  private static final HistoryEntry PARTS =
      entry(
          "c<b",
          changes ->
              changes
                  .sql("INSERT INTO users (id, mail) VALUES (2, 'two')")
                  .sqlAlone("INSERT INTO users (id, mail) VALUES (3, 'three')"),
          changes -> changes.sql("DELETE FROM users WHERE id > 1"));

  private static final History HISTORY = history(Shop.A, B);
  private static final History IN_PARTS = history(Shop.A, B, PARTS);

  /** Hears where it is called, and fails at one of those places. */
  private static final class Calls implements Hooks {
    private final List<String> heard = new ArrayList<>();
    private final String failing;

    private Calls(String failing) {
      this.failing = failing;
    }

    private void at(String place) {
      heard.add(place);
      if (place.equals(failing)) {
        throw new IllegalStateException("Cannot go on: not at " + place + ".");
      }
    }

    @Override
    public void beforeRun(Plan plan, Connection connection) {
      at("before run");
    }

    @Override
    public void beforeRevision(Step step, Connection connection) {
      at("before " + step.id());
    }

    @Override
    public void beforeStatement(Step step, Statement statement, Connection connection) {
      at("before statement of " + step.id());
    }

    @Override
    public void afterStatement(Step step, Statement statement, Connection connection) {
      at("after statement of " + step.id());
    }

    @Override
    public void afterRevision(Step step, Connection connection) {
      at("after " + step.id());
    }

    @Override
    public void afterRun(Plan done, Connection connection) {
      at("after run");
    }

    @Override
    public void afterFailure(Plan plan, RuntimeException failure) {
      heard.add("failure: " + failure.getClass().getSimpleName());
    }
  }

  private static Runner at(ScratchDatabase database, History history, String revision) {
    Runner runner = Runner.of(database.dataSource(), history);
    runner.upgrade(Target.parse(revision));
    return runner;
  }

  @ParameterizedTest
  @EnumSource
  void they_are_called_around_everything_and_not_where_nothing_is_done(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      var calls = new Calls("");
      Runner runner = at(database, HISTORY, "a1").withHooks(calls);
      runner.upgrade();
      runner.upgrade();
      assertEquals(
          List.of(
              "before run",
              "before b",
              "before statement of b",
              "after statement of b",
              "after b",
              "after run"),
          calls.heard);
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_that_fails_takes_its_revision_back_and_stops_the_run(Kind kind) {
    for (String place :
        List.of(
            "before run", "before b", "before statement of b", "after statement of b", "after b")) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner = at(database, HISTORY, "a1");
        DatabaseDump before = DatabaseDump.of(database.dataSource());
        var calls = new Calls(place);
        Runner hooked = runner.withHooks(calls);
        var thrown = assertThrows(HookException.class, hooked::upgrade, place);
        assertTrue(thrown.getMessage().contains("failed: not at " + place), thrown.getMessage());
        assertEquals("failure: HookException", calls.heard.get(calls.heard.size() - 1));
        assertEquals("a1", runner.current().get(0).revision(), place);
        assertEquals(before, DatabaseDump.of(database.dataSource()), place);
        assertEquals(0, RowDump.of(database.dataSource()).size(), place);
        runner.upgrade();
        assertEquals("b", runner.current().get(0).revision(), place);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_after_the_run_takes_nothing_back_and_is_a_failure_all_the_same(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = at(database, HISTORY, "a1");
      Runner hooked = runner.withHooks(new Calls("after run"));
      var thrown = assertThrows(HookException.class, hooked::upgrade);
      assertTrue(thrown.getMessage().contains("all revisions are done"), thrown.getMessage());
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  /** Its first transaction lasts, so what comes after the revision is tried again. */
  @ParameterizedTest
  @EnumSource
  void a_revision_in_parts_is_gone_on_with_at_its_hook(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = at(database, IN_PARTS, "b");
      Runner hooked = runner.withHooks(new Calls("after c"));
      var thrown = assertThrows(HookException.class, hooked::upgrade);
      assertTrue(thrown.getMessage().contains("it is unfinished"), thrown.getMessage());
      assertEquals(LedgerRow.State.BROKEN, runner.ledger().lastFailure().orElseThrow().state());
      var calls = new Calls("");
      runner.withHooks(calls).upgrade();
      assertEquals(List.of("before run", "after c", "after run"), calls.heard);
      assertEquals("c", runner.current().get(0).revision());
      assertEquals(3, RowDump.of(database.dataSource()).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_of_a_revision_is_told_and_stays_the_failure(Kind kind) {
    HistoryEntry wrong = entry("b<a1", changes -> changes.sql("NONSENSE"), changes -> {});
    try (ScratchDatabase database = kind.create()) {
      Runner runner = at(database, history(Shop.A, wrong), "a1");
      var heard = new ArrayList<RuntimeException>();
      Hooks hooks =
          new Hooks() {
            @Override
            public void afterFailure(Plan plan, RuntimeException failure) {
              heard.add(failure);
              throw new IllegalStateException("the mail server is away");
            }
          };
      Runner hooked = runner.withHooks(hooks);
      var thrown = assertThrows(StepException.class, hooked::upgrade);
      assertEquals(List.of(thrown), heard);
      assertEquals("the mail server is away", thrown.getSuppressed()[0].getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_one_writes_is_in_the_transaction_and_may_not_end_it(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = at(database, HISTORY, "a1");
      Hooks writing =
          new Hooks() {
            @Override
            public void beforeRevision(Step step, Connection connection) throws SQLException {
              run(connection, "INSERT INTO users (id, mail) VALUES (7, 'seven')");
            }

            @Override
            public void afterRevision(Step step, Connection connection) throws SQLException {
              connection.commit();
            }
          };
      Runner hooked = runner.withHooks(writing);
      assertThrows(HookException.class, hooked::upgrade);
      assertEquals(0, RowDump.of(database.dataSource()).size());
    }
  }

  @Test
  void what_one_sets_ends_with_it_unless_it_is_before_the_run() throws SQLException {
    var heard = new ArrayList<String>();
    Hooks setting =
        new Hooks() {
          @Override
          public void beforeRun(Plan plan, Connection connection) throws SQLException {
            run(connection, "SET work_mem = '5MB'");
          }

          @Override
          public void beforeRevision(Step step, Connection connection) throws SQLException {
            run(connection, "SET statement_timeout = '77s'");
          }

          @Override
          public void beforeStatement(Step step, Statement statement, Connection connection)
              throws SQLException {
            heard.add(shown(connection, "work_mem"));
            heard.add(shown(connection, "statement_timeout"));
          }
        };
    try (ScratchDatabase database = Kind.POSTGRES.create()) {
      at(database, HISTORY, "a1").withHooks(setting).upgrade();
    }
    assertEquals(List.of("5MB", "0"), heard);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }
}
