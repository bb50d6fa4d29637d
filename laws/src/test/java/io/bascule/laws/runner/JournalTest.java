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

import io.bascule.dialect.Statement;
import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.LedgerRow.State;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revisions in parts, of which some last at once: what breaks off is gone on with. */
class JournalTest {
  private static final Consumer<Changes> PARTS =
      changes ->
          changes
              .sql("INSERT INTO users (id, mail) VALUES (1, 'one')")
              .sqlAlone("INSERT INTO users (id, mail) VALUES (2, 'two')")
              .createTable(table("notes", column("id", bigint())))
              .sqlAlone("INSERT INTO notes (id) VALUES (3)")
              .sql("INSERT INTO notes (id) VALUES (4)");

  private static final Consumer<Changes> BACK =
      changes ->
          changes
              .sqlAlone("DELETE FROM notes")
              .dropTable(table("notes", column("id", bigint())))
              .sqlAlone("DELETE FROM users");

  private static final HistoryEntry B = entry("b<a1", PARTS, BACK);
  private static final HistoryEntry C =
      entry(
          "c<b",
          changes -> changes.sql("UPDATE notes SET id = id + 10"),
          changes -> changes.sql("UPDATE notes SET id = id - 10"));
  private static final History HISTORY = history(Shop.A, B, C);

  @ParameterizedTest
  @EnumSource
  void what_breaks_off_anywhere_is_gone_on_with(Kind kind) {
    String rows;
    DatabaseDump schema;
    int statements;
    try (ScratchDatabase whole = kind.create()) {
      Runner runner = Runner.of(whole.dataSource(), HISTORY);
      runner.upgrade(Target.parse("a1"));
      statements = runner.upgrade(Target.parse("b")).steps().get(0).planned().statements().size();
      runner.upgrade();
      rows = RowDump.of(whole.dataSource()).toString();
      schema = DatabaseDump.of(whole.dataSource());
    }
    for (int place = 0; place < statements; place++) {
      for (String when : List.of("before", "after", "killed")) {
        try (ScratchDatabase database = kind.create()) {
          Runner runner = Runner.of(database.dataSource(), HISTORY);
          runner.upgrade(Target.parse("a1"));
          Runner broken = runner.withProgress(new Breaking("b", place, when));
          assertThrows(IllegalStateException.class, broken::upgrade, place + when);
          if (when.equals("killed")) { // who is killed says nothing any more
            database.execute("DELETE FROM bascule_history WHERE state IN ('broken', 'failed')");
          }
          assertEquals("a1", runner.current().get(0).revision());
          runner.upgrade();
          assertEquals("c", runner.current().get(0).revision());
          assertEquals(List.of(), runner.ledger().unfinished());
          assertEquals(rows, RowDump.of(database.dataSource()).toString(), place + when);
          assertEquals(schema, DatabaseDump.of(database.dataSource()), place + when);
        }
      }
    }
  }

  /** Breaks a run off at a statement, as a listener may. */
  private record Breaking(String revision, int place, String when) implements Progress {
    @Override
    public void statementStarts(Step step, Statement statement, int index) {
      breakAt(step, index, when.equals("killed") ? when : "before");
    }

    @Override
    public void statementEnds(
        Step step, Statement statement, int index, java.time.Duration duration) {
      breakAt(step, index, "after");
    }

    private void breakAt(Step step, int index, String moment) {
      if (step.id().equals(revision) && index == place && moment.equals(when)) {
        throw new IllegalStateException("broken off");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_part_that_lasts_is_told(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), HISTORY);
      runner.upgrade(Target.parse("b"));
      assertEquals(
          "a1 DONE 0, b RUNNING 0, b RUNNING 1, b RUNNING 2, b RUNNING 3, b RUNNING 4, b DONE 5",
          said(runner));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_way_back_is_gone_on_with_too(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), HISTORY);
      runner.upgrade(Target.parse("b"));
      Runner broken = runner.withProgress(new Breaking("b", 1, "before"));
      assertThrows(IllegalStateException.class, () -> broken.downgrade(Target.BASE));
      assertEquals("b", runner.current().get(0).revision());
      var refused = assertThrows(LedgerException.class, runner::upgrade);
      assertTrue(refused.getMessage().contains("bascule downgrade goes on"), refused.getMessage());
      runner.downgrade(Target.parse("-1"));
      assertEquals("a1", runner.current().get(0).revision());
      runner.upgrade();
      runner.downgrade(Target.BASE);
      assertEquals(List.of(), runner.current());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_number_of_revisions_counts_what_was_broken_off(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), HISTORY);
      runner.upgrade(Target.parse("a1"));
      Runner broken = runner.withProgress(new Breaking("b", 2, "before"));
      assertThrows(IllegalStateException.class, broken::upgrade);
      runner.upgrade(Target.parse("+1"));
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_edited_after_a_part_lasts_is_refused(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), HISTORY);
      runner.upgrade(Target.parse("a1"));
      Runner broken = runner.withProgress(new Breaking("b", 2, "before"));
      assertThrows(IllegalStateException.class, broken::upgrade);
      History edited = history(Shop.A, entry("b<a1", changes -> {}, changes -> {}));
      Runner other = Runner.of(database.dataSource(), edited);
      var thrown = assertThrows(LedgerException.class, other::upgrade);
      assertEquals(LedgerException.Kind.UNFINISHED_REVISION, thrown.kind());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_first_part_that_fails_is_run_anew_as_its_file_is_mended(Kind kind) {
    HistoryEntry wrong = entry("b<a1", changes -> changes.sqlAlone("NONSENSE"), changes -> {});
    HistoryEntry right =
        entry(
            "b<a1",
            changes -> changes.sqlAlone("INSERT INTO users (id, mail) VALUES (1, 'x')"),
            changes -> {});
    try (ScratchDatabase database = kind.create()) {
      Runner before = Runner.of(database.dataSource(), history(Shop.A, wrong));
      var thrown = assertThrows(StepException.class, before::upgrade);
      assertEquals(StepException.Remains.A_PART, thrown.remains());
      assertEquals(State.BROKEN, before.ledger().lastFailure().orElseThrow().state());
      assertThrows(StepException.class, before::upgrade);
      Runner after = Runner.of(database.dataSource(), history(Shop.A, right));
      after.upgrade();
      assertEquals("b", after.current().get(0).revision());
      assertEquals(List.of(), after.ledger().unfinished());
    }
  }

  @Test
  void an_index_that_was_broken_off_is_made_again() {
    HistoryEntry index =
        entry(
            "b<a1",
            changes ->
                changes
                    .sqlAlone("CREATE UNIQUE INDEX CONCURRENTLY \"ix Mail\" ON users (mail)")
                    .sqlAlone(
                        "CREATE INDEX CONCURRENTLY ix_two ON public.users USING btree (mail)"),
            changes ->
                changes.sqlAlone(
                    "DROP INDEX CONCURRENTLY \"ix Mail\"; DROP INDEX CONCURRENTLY ix_two"));
    try (ScratchDatabase database = Kind.POSTGRES.create()) {
      Runner runner = Runner.of(database.dataSource(), history(Shop.A, index));
      runner.upgrade(Target.parse("a1"));
      database.execute("INSERT INTO users (id, mail) VALUES (1, 'x'), (2, 'x')");
      assertThrows(StepException.class, runner::upgrade);
      assertEquals("1", invalid(database));
      database.execute("DELETE FROM users WHERE id = 2");
      Runner broken = runner.withProgress(new Breaking("b", 1, "after"));
      assertThrows(IllegalStateException.class, broken::upgrade);
      assertEquals("0", invalid(database));
      runner.upgrade();
      assertEquals("b", runner.current().get(0).revision());
      Runner brokenBack = runner.withProgress(new Breaking("b", 0, "after"));
      assertThrows(IllegalStateException.class, () -> brokenBack.downgrade(Target.BASE));
      runner.downgrade(Target.BASE);
      assertEquals(List.of(), runner.current());
    }
  }

  @Test
  void a_value_of_an_enum_that_is_there_is_not_made_again() {
    HistoryEntry value =
        entry(
            "b<a1",
            changes ->
                changes
                    .sqlAlone("CREATE TYPE mood AS ENUM ('good')")
                    .sqlAlone("ALTER TYPE mood ADD VALUE 'it''s bad'")
                    .sql("CREATE TABLE moods (m mood DEFAULT 'it''s bad')"),
            changes -> {});
    try (ScratchDatabase database = Kind.POSTGRES.create()) {
      Runner runner = Runner.of(database.dataSource(), history(Shop.A, value));
      Runner broken = runner.withProgress(new Breaking("b", 1, "after"));
      assertThrows(IllegalStateException.class, broken::upgrade);
      runner.upgrade();
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  private static String invalid(ScratchDatabase database) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM pg_index WHERE NOT indisvalid")) {
      row.next();
      return row.getString(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String said(Runner runner) {
    var said = new ArrayList<String>();
    for (LedgerRow row : runner.ledger().rows()) {
      said.add("%s %s %d".formatted(row.revision(), row.state(), row.statementsDone()));
    }
    assertFalse(said.isEmpty());
    return String.join(", ", said);
  }
}
