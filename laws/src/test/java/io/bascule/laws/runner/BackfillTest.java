package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.laws.runner.Visits.ROWS;
import static io.bascule.laws.runner.Visits.backfilling;
import static io.bascule.laws.runner.Visits.countingBy;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.doublePrecision;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.laws.OtherJvm;
import io.bascule.operation.Backfill;
import io.bascule.operation.Row;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.LedgerException;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that a revision changes some at a time. */
class BackfillTest {
  /** The rows that have no state before it. */
  private static final int WANTED = ROWS - ROWS / 5;

  /** Hears how far it is, and breaks off behind so many events. */
  private static final class Hearing implements Progress {
    private final List<Long> heard = new ArrayList<>();
    private final int most;

    Hearing(int most) {
      this.most = most;
    }

    @Override
    public void rowsDone(Step step, Statement statement, long rows, long total) {
      assertEquals(WANTED, total);
      heard.add(rows);
      if (heard.size() > most) {
        throw new IllegalStateException("broken off");
      }
    }
  }

  private static Runner runner(ScratchDatabase database, int size) {
    return Runner.of(database.dataSource(), backfilling(countingBy(size)));
  }

  private static void assertCountedOnce(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*), sum(visits), min(visits), max(visits), count(state),"
                    + " count(CASE WHEN state = 'it''s new' AND visits = 1 THEN 1 END)"
                    + " FROM visits")) {
      assertTrue(result.next());
      var found = new ArrayList<Integer>();
      for (int i = 1; i <= 6; i++) {
        found.add(result.getInt(i));
      }
      assertEquals(List.of(ROWS, WANTED, 0, 1, ROWS, WANTED), found);
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_row_once_in_the_order_of_the_key(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      var hearing = new Hearing(100);
      Runner runner = runner(database, 10).withProgress(hearing);
      runner.upgrade();
      assertCountedOnce(database);
      assertEquals(List.of(0L, 10L, 20L, 30L, 40L, 48L), hearing.heard);
      assertEquals(List.of(), runner.ledger().unfinished());
      Runner.of(database.dataSource(), backfilling(countingBy(10))).downgrade(Target.parse("a"));
      String rows = RowDump.of(database.dataSource()).toString();
      assertTrue(!rows.contains("new") && !rows.contains("old"), rows);
    }
  }

  /** What a trigger changes besides is no row of the table. */
  @Test
  void rows_that_triggers_change_do_not_count() throws SQLException {
    try (ScratchDatabase database = Kind.SQLITE.create()) {
      var hearing = new Hearing(100);
      Runner runner = runner(database, 10);
      runner.upgrade(Target.parse("a"));
      database.execute(
          "CREATE TABLE seen (nr INTEGER)",
          """
          CREATE TRIGGER see AFTER UPDATE ON visits
          BEGIN INSERT INTO seen VALUES (NEW.nr), (-NEW.nr); END""");
      runner.withProgress(hearing).upgrade();
      assertCountedOnce(database);
      assertEquals(List.of(0L, 10L, 20L, 30L, 40L, 48L), hearing.heard);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_breaks_off_is_gone_on_with_behind_the_last_rows_that_are_done(Kind kind)
      throws SQLException {
    for (int most : List.of(0, 1, 3, 5)) {
      for (boolean killed : List.of(false, true)) {
        try (ScratchDatabase database = kind.create()) {
          Runner runner = runner(database, 10);
          Runner broken = runner.withProgress(new Hearing(most));
          assertThrows(IllegalStateException.class, broken::upgrade);
          if (killed) { // who is killed says nothing any more
            database.execute("DELETE FROM bascule_history WHERE state IN ('broken', 'failed')");
          }
          assertEquals("a", runner.current().get(0).revision());
          var hearing = new Hearing(100);
          runner.withProgress(hearing).upgrade();
          assertEquals(most == 5 ? 48L : most * 10L, hearing.heard.get(0));
          assertCountedOnce(database);
          assertEquals(List.of(), runner.ledger().unfinished());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_row_that_cannot_be_changed_is_mended_and_the_rest_is_done(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, 5);
      runner.upgrade(Target.parse("a"));
      database.execute("UPDATE visits SET visits = 99 WHERE nr = 21");
      var failed = assertThrows(StepException.class, runner::upgrade);
      assertEquals(StepException.Remains.A_PART, failed.remains());
      assertTrue(failed.getMessage().contains("ck_visits"), failed.getMessage());
      assertTrue(failed.getMessage().contains("UPDATE visits"), failed.getMessage());
      var again = assertThrows(StepException.class, runner::upgrade);
      assertEquals(StepException.Remains.A_PART, again.remains());
      database.execute("UPDATE visits SET visits = 0 WHERE nr = 21");
      runner.upgrade();
      assertCountedOnce(database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_begun_is_not_begun_anew_by_an_edited_file(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner broken = runner(database, 10).withProgress(new Hearing(2));
      assertThrows(IllegalStateException.class, broken::upgrade);
      assertThrows(LedgerException.class, runner(database, 20)::upgrade);
      runner(database, 10).upgrade();
      assertCountedOnce(database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void between_other_changes(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      var history =
          backfilling(
              changes -> {
                changes.sql("UPDATE visits SET visits = visits - 1 WHERE state IS NULL");
                countingBy(10).accept(changes);
                changes.sql("UPDATE visits SET visits = visits + 1 WHERE state = 'it''s new'");
              });
      Runner runner = Runner.of(database.dataSource(), history);
      Runner broken = runner.withProgress(new Hearing(2));
      assertThrows(IllegalStateException.class, broken::upgrade);
      assertThrows(IllegalStateException.class, broken::upgrade);
      runner.upgrade();
      assertCountedOnce(database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_script_does_all_at_once(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, 10);
      runner.upgrade(Target.parse("a"));
      String script = runner.script(runner.plan(new Goal.Upgrade(Target.HEAD)));
      assertEquals(1, script.split("UPDATE visits", -1).length - 1, script);
      kind.run(database, script);
      assertCountedOnce(database);
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void keys_of_all_kinds(Kind kind) throws SQLException {
    counted(kind, bigint(), Long.MIN_VALUE, -1L, 0L, 7L, Long.MAX_VALUE);
    counted(kind, text(), "", "it's", "\\", "a\nb -- c", "Zürich", "\uD83E\uDD93", "?", "??");
    counted(kind, varchar(9), "b", "B", "a", "A", "-");
    counted(kind, decimal(12, 2), new BigDecimal("-9.90"), new BigDecimal("0"), BigDecimal.TEN);
    counted(kind, doublePrecision(), 0.1, -1e300, 1e-300, 1.0 / 3);
    counted(kind, bool(), true, false);
    counted(kind, date(), LocalDate.of(2026, 11, 21), LocalDate.of(1999, 1, 31));
    counted(
        kind,
        timestampWithTimeZone(),
        Instant.parse("2026-11-21T08:30:00.000001Z"),
        Instant.parse("2026-11-21T08:30:00.000002Z"),
        Instant.parse("1999-01-31T23:00:00Z"));
    counted(kind, uuid(), new UUID(1, 2), new UUID(-1, 2), new UUID(0, 0));
    counted(kind, binary(), new byte[0], new byte[] {0}, new byte[] {0, -1}, new byte[] {127});
  }

  private static void counted(Kind kind, Type type, Object... keys) throws SQLException {
    Table table =
        table(
            "keys",
            column("key", type),
            column("other", integer()).defaultTo(0),
            column("n", integer()).defaultTo(0),
            unique("key", "other"));
    History history =
        history(
            entry(
                "a",
                changes ->
                    changes
                        .createTable(table)
                        .insert(
                            "keys",
                            List.of("key"),
                            Stream.of(keys).map(Row::row).toArray(Row[]::new))
                        .backfill(
                            "keys",
                            fill -> fill.set("n", sql("n + 1")).by("key", "other").inBatchesOf(1)),
                changes -> changes.dropTable(table)));
    try (ScratchDatabase database = kind.create()) {
      var heard = new ArrayList<Long>();
      var progress =
          new Progress() {
            @Override
            public void rowsDone(Step step, Statement statement, long rows, long total) {
              heard.add(rows);
            }
          };
      Runner.of(database.dataSource(), history).withProgress(progress).upgrade();
      assertEquals(LongStream.rangeClosed(0, keys.length).boxed().toList(), heard, type.toString());
      assertEquals(keys.length, number(database, "SELECT count(*) FROM keys WHERE n = 1"));
    }
  }

  private static int number(ScratchDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertTrue(result.next());
      return result.getInt(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_other_way_is_gone_on_with_too(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, 10);
      runner.upgrade();
      var progress =
          new Progress() {
            @Override
            public void rowsDone(Step step, Statement statement, long rows, long total) {
              if (rows == 14) {
                throw new IllegalStateException("broken off");
              }
            }
          };
      Runner broken = runner.withProgress(progress);
      assertThrows(IllegalStateException.class, () -> broken.downgrade(Target.parse("a")));
      assertEquals("b", runner.current().get(0).revision());
      assertEquals(14, number(database, "SELECT count(*) FROM visits WHERE state IS NULL"));
      runner.downgrade(Target.parse("a"));
      assertEquals("a", runner.current().get(0).revision());
      assertEquals(ROWS, number(database, "SELECT count(*) FROM visits WHERE state IS NULL"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revision_whose_file_is_gone_is_taken_back_in_batches(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      runner(database, 10).upgrade();
      var heard = new ArrayList<Long>();
      var progress =
          new Progress() {
            @Override
            public void rowsDone(Step step, Statement statement, long rows, long total) {
              heard.add(rows);
            }
          };
      Runner without = Runner.of(database.dataSource(), history(Visits.A)).withProgress(progress);
      without.run(without.plan(Goal.STEP_BACK));
      assertEquals("a", without.current().get(0).revision());
      assertEquals(ROWS, number(database, "SELECT count(*) FROM visits WHERE state IS NULL"));
      assertEquals(ROWS / 7 + 2, heard.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void at_once_is_in_the_transaction_of_the_revision(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      UnaryOperator<Backfill> counts =
          fill -> fill.set("visits", sql("visits + 1")).where("state IS NULL").atOnce();
      Runner failing =
          Runner.of(
              database.dataSource(),
              backfilling(
                  changes ->
                      changes
                          .backfill("visits", counts)
                          .abortIf("SELECT nr FROM visits WHERE visits > 0", "it has counted")));
      assertThrows(StepException.class, failing::upgrade);
      assertEquals(0, number(database, "SELECT sum(visits) FROM visits"));
      assertEquals(List.of(), failing.ledger().unfinished());
      Runner.of(
              database.dataSource(),
              backfilling(
                  changes ->
                      changes
                          .backfill("visits", counts)
                          .backfill(
                              "visits",
                              fill -> fill.set("state", "it's new").where("visits > 0").atOnce())))
          .upgrade();
      assertCountedOnce(database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_table_that_no_revision_makes(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      database.execute(
          "CREATE TABLE wild (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)",
          "INSERT INTO wild VALUES (1, 0), (2, 0), (3, 0)");
      History history =
          history(
              entry(
                  "a",
                  changes -> changes.table("wild").add(column("more", integer()).asNullable()),
                  changes -> {}),
              entry(
                  "b<a",
                  changes ->
                      changes.backfill("wild", fill -> fill.set("n", sql("n + 1")).inBatchesOf(2)),
                  changes -> {}));
      Runner.of(database.dataSource(), history).upgrade();
      assertEquals(3, number(database, "SELECT count(*) FROM wild WHERE n = 1"));
    }
  }

  /** SQLite's primary keys may have NULLs, and no row is in front of or behind NULL. */
  @Test
  void rows_without_a_key_are_not_passed_over() throws SQLException {
    try (ScratchDatabase database = Kind.SQLITE.create()) {
      Table wild =
          table(
              "wild", column("id", text()).asNullable(), column("n", integer()), primaryKey("id"));
      History history =
          history(
              entry("a", changes -> changes.createTable(wild), changes -> changes.dropTable(wild)),
              entry(
                  "b<a",
                  changes -> changes.backfill("wild", fill -> fill.set("n", 1)),
                  changes -> {}));
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade(Target.parse("a"));
      database.execute("INSERT INTO wild VALUES ('a', 0), (NULL, 0)");
      var failed = assertThrows(StepException.class, runner::upgrade);
      assertTrue(failed.getMessage().contains("rows have NULL in the key"), failed.getMessage());
      assertEquals(0, number(database, "SELECT sum(n) FROM wild"));
      assertEquals(List.of(), runner.ledger().unfinished());
      database.execute("DELETE FROM wild WHERE id IS NULL");
      runner.upgrade();
      assertEquals(1, number(database, "SELECT sum(n) FROM wild"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void killed_at_any_instant(Kind kind) throws SQLException, InterruptedException {
    try (ScratchDatabase database = kind.create()) {
      runner(database, 1).upgrade(Target.parse("a"));
      for (int i = 0; i < 4; i++) {
        Process process =
            OtherJvm.start(
                FillAndHalt.class,
                database.url(),
                Integer.toString(2 + 3 * i),
                Integer.toString(i));
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(137, process.exitValue());
      }
      runner(database, 1).upgrade();
      assertCountedOnce(database);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_fit_is_refused_before_anything_is_run(Kind kind) {
    refused(kind, fill -> fill.set("stat", "x"), "it has no column stat");
    refused(kind, fill -> fill.set("visits", "many"), "'many' is no bigint but a String");
    refused(kind, fill -> fill.set("visits", null), "it must not be NULL");
    refused(kind, fill -> fill.set("state", "x").by("nr"), "no unique key is in nr");
    refused(kind, fill -> fill.set("state", "x").by("no"), "it has no column no");
    refused(kind, fill -> fill.set("visits", 1).by("state"), "column state, which may be NULL");
    refused(kind, fill -> fill.set("nr", sql("nr + 1")), "it goes by column nr, and changes it");
  }

  private static void refused(Kind kind, UnaryOperator<Backfill> said, String why) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(), backfilling(changes -> changes.backfill("visits", said)));
      var refused = assertThrows(RunnerException.class, runner::upgrade);
      assertTrue(refused.getMessage().contains(why), refused.getMessage());
      assertTrue(refused.getMessage().contains("V_b.java"), refused.getMessage());
      assertEquals(List.of(), runner.current());
    }
  }
}
