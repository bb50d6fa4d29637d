package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Statement;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.runner.Consent;
import io.bascule.runner.Goal;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.LockException;
import io.bascule.runner.Loss;
import io.bascule.runner.LossException;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Repair;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.schema.Column;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runner does, whatever the database. */
abstract class RunnerContract {
  private ScratchDatabase database;

  abstract Dialect dialect();

  abstract ScratchDatabase create();

  /** Does not let other runs in until it is closed. */
  abstract AutoCloseable occupy(ScratchDatabase database) throws SQLException;

  /** Runs a script as the database's shell would. */
  abstract void runScript(Connection connection, String script) throws SQLException;

  @BeforeEach
  void open() {
    database = create();
  }

  @AfterEach
  void close() {
    database.close();
  }

  ScratchDatabase database() {
    return database;
  }

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

  /** Whoever comes in between has done a part of it, and what is left is done all the same. */
  @Test
  void what_is_done_again_is_planned_anew_if_others_were_faster() {
    runner(Shop.HISTORY).upgrade();
    Plan redo = runner(Shop.HISTORY).plan(new Goal.Redo(2));
    runner(Shop.HISTORY).rollback(1);
    assertEquals("c3 c3 d4", stepIds(runner(Shop.HISTORY).run(redo)));
    assertEquals("d4", at());
  }

  @Test
  void whoever_is_asked_hears_what_would_be_deleted() {
    runner(Shop.HISTORY).upgrade();
    database.execute("INSERT INTO users (id, mail) VALUES (1, 'ann')");
    DatabaseDump before = dump();
    var heard = new ArrayList<Loss>();
    Runner asking =
        runner(Shop.HISTORY)
            .withConsent(
                losses -> {
                  heard.addAll(losses);
                  return false;
                });
    var thrown = assertThrows(LossException.class, () -> asking.downgrade(Target.BASE));
    assertEquals(heard, thrown.losses());
    assertEquals(List.of("1 row of users"), heard.stream().map(Loss::describe).toList());
    assertEquals(before, dump());
    assertEquals("d4 c3", stepIds(asking.downgrade(Target.parse("b2"))));
    assertEquals("b2 a1", stepIds(asking.withConsent(losses -> true).downgrade(Target.BASE)));
  }

  /** A question about nothing is not asked; so nobody has agreed to what comes in after it. */
  @Test
  void what_came_in_since_is_not_deleted() {
    runner(Shop.HISTORY).upgrade();
    Progress somebody =
        new Progress() {
          @Override
          public void runStarts(Plan plan) {
            assertEquals(3, plan.measures().losses().stream().filter(Loss::isNothing).count());
            database.execute("INSERT INTO users (id, mail) VALUES (1, 'ann')");
          }
        };
    Runner careful = runner(Shop.HISTORY).withConsent(Consent.REFUSED);
    var thrown =
        assertThrows(
            LossException.class, () -> careful.withProgress(somebody).downgrade(Target.BASE));
    assertTrue(thrown.getMessage().startsWith("Cannot downgrade from a1"), thrown.getMessage());
    assertEquals("a1", at());
    assertEquals("1 ann", users());
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
  void a_plan_changes_nothing() {
    DatabaseDump empty = dump();
    Plan plan = runner(Shop.HISTORY).plan(Direction.UP, Target.HEAD);
    assertEquals("a1 b2 c3 d4", stepIds(plan));
    assertFalse(plan.steps().get(0).planned().statements().isEmpty());
    assertEquals(empty, dump());
    assertEquals(0, runner(Shop.HISTORY).ledger().rows().size());
  }

  @Test
  void who_has_nothing_to_do_needs_no_lock() throws Exception {
    runner(Shop.HISTORY).upgrade();
    try (AutoCloseable other = occupy(database)) {
      assertTrue(other != null);
      assertTrue(runner(Shop.HISTORY).withWait(Duration.ZERO).upgrade().isEmpty());
    }
  }

  @Test
  void who_does_not_get_the_lock_says_so_and_changes_nothing() throws Exception {
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    DatabaseDump before = dump();
    try (AutoCloseable other = occupy(database)) {
      assertTrue(other != null);
      Runner runner = runner(Shop.HISTORY).withWait(Duration.ofMillis(300));
      long start = System.nanoTime();
      var thrown = assertThrows(LockException.class, runner::upgrade);
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 250);
      assertTrue(thrown.getMessage().startsWith("Cannot upgrade to"), thrown.getMessage());
    }
    assertEquals(before, dump());
    assertEquals("a1", at());
    runner(Shop.HISTORY).upgrade();
    assertEquals("d4", at());
  }

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
  void all_statements_of_a_text_are_run() {
    HistoryEntry several =
        entry(
            "e5<d4",
            changes ->
                changes
                    .sql(
                        """
                        INSERT INTO users (id, mail) VALUES (1, 'ann;ann'); -- one; two
                        INSERT INTO users (id, mail) VALUES (2, 'bob');
                        -- no more
                        """)
                    .sql(
                        "INSERT INTO users (id, mail) VALUES (?, ?);"
                            + " UPDATE users SET mail = ? WHERE id = 2",
                        3L,
                        "cid",
                        "bill"),
            changes -> {});
    History history = history(Shop.A, Shop.B, Shop.C, Shop.D, several);
    assertEquals(5, runner(history).upgrade().steps().size());
    assertEquals("1 ann;ann, 2 bill, 3 cid", users());
  }

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
    try (Connection connection = database.dataSource().getConnection()) {
      runScript(connection, runner.script(Direction.UP, Target.HEAD));
    }
    assertEquals("3 bill", users());
    assertEquals("e5", runner.current().get(0).revision());
  }

  private String users() {
    var rows = new ArrayList<String>();
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, mail FROM users ORDER BY id")) {
      while (row.next()) {
        rows.add(row.getString(1) + " " + row.getString(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return String.join(", ", rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT",
        "/* now */ begin",
        "ROLLBACK",
        "END",
        "START TRANSACTION",
        "INSERT INTO users (id, mail) VALUES (9, 'x'); Commit;",
        "",
        "  -- nothing; at all\n;",
        "UPDATE users SET mail = 'x' WHERE id = ?"
      })
  void sql_that_cannot_do_what_it_says_is_refused_before_anything_runs(String sql) {
    refused(changes -> changes.sql("INSERT INTO users (id, mail) VALUES (1, 'ann')").sql(sql));
  }

  @Test
  void values_that_do_not_fit_the_question_marks_are_refused_before_anything_runs() {
    refused(changes -> changes.sql("UPDATE users SET mail = ?, id = ?", "x"));
    refused(changes -> changes.sql("UPDATE users SET mail = ?", "x", 2));
    refused(changes -> changes.sql("UPDATE users SET mail = '?'", "x"));
    refused(changes -> changes.sql("UPDATE users SET mail = ?1", "x"));
    refused(changes -> changes.sql("UPDATE users SET mail = :name", "x"));
  }

  private void refused(Consumer<Changes> up) {
    runner(Shop.HISTORY).upgrade();
    Runner runner =
        runner(history(Shop.A, Shop.B, Shop.C, Shop.D, entry("e5<d4", up, changes -> {})));
    var thrown = assertThrows(RunnerException.class, runner::upgrade);
    assertFalse(thrown instanceof StepException, thrown.getMessage());
    assertTrue(thrown.getMessage().contains("V_e5.java"), thrown.getMessage());
    assertEquals("", users());
    assertEquals("d4", at());
  }

  @Test
  void a_savepoint_of_a_revision_is_its_own() {
    HistoryEntry entry =
        entry(
            "e5<d4",
            changes ->
                changes.sql(
                    """
                    INSERT INTO users (id, mail) VALUES (1, 'ann');
                    SAVEPOINT mine;
                    DELETE FROM users;
                    ROLLBACK TO SAVEPOINT mine;
                    RELEASE SAVEPOINT mine\
                    """),
            changes -> {});
    runner(history(Shop.A, Shop.B, Shop.C, Shop.D, entry)).upgrade();
    assertEquals("1 ann", users());
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
    try (Connection connection = database.dataSource().getConnection();
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
    database.execute(
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
    database.execute("INSERT INTO users (id, mail) VALUES (1, ''), (2, '')");
    var thrown = assertThrows(StepException.class, () -> runner(Shop.HISTORY).upgrade());
    String row = thrown.findings().get(0).sample().get(0);
    assertTrue(row.startsWith("mail = '', "), row);
    assertTrue(row.endsWith(" = 2"), row);
  }

  @Test
  void who_adds_a_column_without_a_value_is_not_sent_to_its_rows() {
    runner(Shop.HISTORY).upgrade();
    database.execute("INSERT INTO users (id, mail) VALUES (1, 'ann'), (2, 'bob')");
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
    database.execute("UPDATE bascule_history SET layout = 99, tool = 'bascule 9.0'");
    var thrown = assertThrows(LedgerException.class, () -> runner(Shop.HISTORY).upgrade());
    assertEquals(LedgerException.Kind.NEWER_LAYOUT, thrown.kind());
    assertTrue(thrown.getMessage().contains("bascule 9.0"), thrown.getMessage());
  }

  @Test
  void many_runs_at_once_apply_each_revision_once() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (ScratchDatabase own = create()) {
        manyAtOnce(own, () -> Runner.of(own.dataSource(), dialect(), Shop.HISTORY).upgrade());
        Ledger ledger = Runner.of(own.dataSource(), dialect(), Shop.HISTORY).ledger();
        assertEquals(
            List.of("a1", "b2", "c3", "d4"),
            ledger.rows().stream().map(LedgerRow::revision).toList());
      }
    }
  }

  @Test
  void many_downgrades_at_once_take_each_revision_back_once() throws Exception {
    runner(Shop.HISTORY).upgrade();
    manyAtOnce(database, () -> runner(Shop.HISTORY).downgrade(Target.parse("b2")));
    assertEquals("b2", at());
    assertEquals(6, runner(Shop.HISTORY).ledger().rows().size());
  }

  private static void manyAtOnce(ScratchDatabase own, Callable<Plan> run) throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      var ready = new CountDownLatch(threads);
      var done = new ArrayList<Future<Plan>>();
      for (int i = 0; i < threads; i++) {
        done.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return run.call();
                }));
      }
      for (Future<Plan> plan : done) {
        plan.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("on " + own.url(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_plan_that_others_have_carried_out_is_not_carried_out_again() {
    Runner runner = runner(Shop.HISTORY);
    Plan plan = runner.plan(Direction.UP, Target.parse("+2"));
    runner.upgrade(Target.parse("a1"));
    assertEquals("b2", stepIds(runner.run(plan)));
    assertTrue(runner.run(plan).isEmpty());
    assertEquals("b2", at());
  }

  @Test
  void a_way_back_does_not_take_along_what_came_after_it_was_planned() {
    Runner runner = runner(Shop.HISTORY);
    runner.upgrade(Target.parse("b2"));
    Plan plan = runner.plan(Direction.DOWN, Target.parse("-1"));
    runner.upgrade(Target.parse("c3"));
    var thrown = assertThrows(LedgerException.class, () -> runner.run(plan));
    assertEquals(LedgerException.Kind.CHANGED_MEANWHILE, thrown.kind());
    assertEquals("c3", at());
  }

  @Test
  void a_script_does_what_a_run_does() throws SQLException {
    String up = Runner.script(dialect(), Shop.HISTORY, Set.of(), Direction.UP, Target.HEAD);
    assertSameAsRun(up, Target.HEAD);
    String down =
        Runner.script(dialect(), Shop.HISTORY, Set.of("d4"), Direction.DOWN, Target.parse("b2"));
    try (Connection connection = database.dataSource().getConnection()) {
      runScript(connection, down);
    }
    assertEquals("b2", at());
    assertEquals(new Runs(Shop.HISTORY, Target.parse("b2")).dump(), dump());
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
    try (Connection connection = database.dataSource().getConnection()) {
      runScript(connection, script);
    }
    assertEquals(new Runs(Shop.HISTORY, target).dump(), dump(), script);
    assertTrue(runner(Shop.HISTORY).upgrade(target).isEmpty());
    List<LedgerRow> rows = runner(Shop.HISTORY).ledger().rows();
    assertEquals("script", rows.get(rows.size() - 1).who());
  }

  /** The same history, run on a database of its own. */
  private final class Runs {
    private final DatabaseDump dump;

    Runs(History history, Target target) {
      try (ScratchDatabase own = create()) {
        Runner.of(own.dataSource(), dialect(), history).upgrade(target);
        dump = DatabaseDump.of(own.dataSource());
      }
    }

    DatabaseDump dump() {
      return dump;
    }
  }

  @Test
  void java_values_arrive_as_they_are() throws SQLException {
    var id = UUID.fromString("0e8f8a52-0a26-4f43-9a0b-0b6c6a2b1c11");
    var at = Instant.parse("2026-11-20T08:43:00.25Z");
    HistoryEntry filled =
        entry(
            "a",
            changes ->
                changes
                    .createTable(
                        table(
                            "things",
                            column("id", uuid()),
                            column("amount", decimal(12, 2)),
                            column("kind", varchar(20)),
                            column("made", timestampWithTimeZone()),
                            column("day", date()),
                            column("bytes", binary()),
                            column("nothing", varchar(5)).asNullable()))
                    .sql(
                        "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?)",
                        id,
                        new BigDecimal("12.50"),
                        Direction.UP,
                        at,
                        LocalDate.parse("2026-11-20"),
                        new byte[] {0, 1, (byte) 255},
                        null),
            changes -> changes.sql("DROP TABLE things"));
    runner(history(filled)).upgrade();
    assertThings(id);
    String script = Runner.script(dialect(), history(filled), Set.of(), Direction.UP, Target.HEAD);
    runner(history(filled)).downgrade(Target.BASE);
    database.execute("DROP TABLE bascule_history");
    try (Connection connection = database.dataSource().getConnection()) {
      runScript(connection, script);
    }
    assertThings(id);
  }

  private void assertThings(UUID id) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM things")) {
      assertTrue(row.next());
      assertEquals(id.toString(), row.getString("id"));
      assertEquals(0, new BigDecimal("12.5").compareTo(row.getBigDecimal("amount")));
      assertEquals("UP", row.getString("kind"));
      assertTrue(row.getString("made").startsWith("2026-11-20 08:43:00.25"), row.getString("made"));
      assertEquals("2026-11-20", row.getString("day"));
      assertEquals(List.of(0, 1, 255), unsigned(row.getBytes("bytes")));
      assertEquals(null, row.getString("nothing"));
    }
  }

  private static List<Integer> unsigned(byte[] bytes) {
    var values = new ArrayList<Integer>();
    for (byte value : bytes) {
      values.add(value & 255);
    }
    return values;
  }

  @Test
  void java_steps_run_inside_the_transaction_and_cannot_end_it() {
    HistoryEntry good =
        entry(
            "b<a1",
            changes ->
                changes.jdbc(
                    "ann joins",
                    connection -> {
                      try (java.sql.Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO users (id, mail) VALUES (1, 'ann@x')");
                      }
                    }),
            changes -> {});
    runner(history(Shop.A, good)).upgrade();
    for (var action :
        List.<Breach>of(Connection::commit, Connection::close, c -> c.unwrap(c.getClass()))) {
      HistoryEntry bad =
          entry(
              "c<b",
              changes ->
                  changes
                      .sql("INSERT INTO users (id, mail) VALUES (2, 'bob@x')")
                      .jdbc("break out", action::on),
              changes -> {});
      var thrown =
          assertThrows(StepException.class, () -> runner(history(Shop.A, good, bad)).upgrade());
      assertTrue(thrown.getMessage().contains("break out"), thrown.getMessage());
    }
    assertEquals(1, count("users"));
  }

  private interface Breach {
    void on(Connection connection) throws SQLException;
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "SQLite", "mysql"})
  void sql_for_a_database_that_nobody_knows_is_refused(String name) {
    HistoryEntry typo =
        entry(
            "b2<a1",
            changes -> changes.sqlOn(Set.of(name), "DELETE FROM users"),
            changes -> changes.sqlOn(Set.of(name, "sqlite"), "DELETE FROM users"));
    History history = history(Shop.A, typo);
    var thrown = assertThrows(RunnerException.class, () -> runner(history).upgrade());
    assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("V_b2.java"), thrown.getMessage());
    assertEquals("", at());
    var offline =
        assertThrows(
            RunnerException.class,
            () -> Runner.script(dialect(), history, Set.of("b2"), Direction.DOWN, Target.BASE));
    assertTrue(offline.getMessage().contains(name), offline.getMessage());
  }

  @Test
  void sql_for_another_database_is_passed_over() {
    HistoryEntry other =
        entry(
            "b2<a1",
            changes ->
                changes
                    .sqlOn("sqlite", "INSERT INTO users (id, mail) VALUES (1, 'sqlite')")
                    .sqlOn("postgres", "INSERT INTO users (id, mail) VALUES (1, 'postgres')"),
            changes -> {});
    runner(history(Shop.A, other)).upgrade();
    assertEquals(1, count("users WHERE mail = '" + dialect().name() + "'"));
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
    database.execute("INSERT INTO users (id, mail, nick) VALUES (1, 'ann@x', 'a')");
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
    Runner runner = Runner.of(database.dataSource(), counting, History.of(entries));
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
    assertEquals(new Runs(Shop.HISTORY, Target.parse("a1")).dump(), dump());
  }

  @Test
  void a_connection_stays_open_and_as_it_was() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
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
    try (Connection connection = database.dataSource().getConnection()) {
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
  void a_script_in_parts_does_what_a_run_in_parts_does() throws SQLException {
    Runner runner = runner(Shop.HISTORY);
    Plan plan = alone(runner.plan(Direction.UP, Target.parse("b2")), "CREATE");
    try (Connection connection = database.dataSource().getConnection()) {
      runScript(connection, runner.script(plan));
    }
    assertEquals("b2", at());
    assertEquals(new Runs(Shop.HISTORY, Target.parse("b2")).dump(), dump());
    assertEquals(4, runner.ledger().rows().size());
  }

  @Test
  void the_dialect_can_be_found_by_the_connection() {
    Runner.of(database.dataSource(), Shop.HISTORY).upgrade();
    assertEquals("d4", at());
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

  /** The plan with those statements outside any transaction that begin so. */
  static Plan alone(Plan plan, String beginning) {
    List<Step> steps =
        plan.steps().stream()
            .map(
                step ->
                    new Step(
                        step.entry(),
                        step.direction(),
                        step.wanted(),
                        new io.bascule.dialect.Planned(
                            step.planned().operations(),
                            step.planned().statements().stream()
                                .map(statement -> alone(statement, beginning))
                                .toList())))
            .toList();
    return plan.withSteps(steps);
  }

  private static Statement alone(Statement statement, String beginning) {
    return statement instanceof Statement.Sql sql && sql.text().startsWith(beginning)
        ? sql.alone()
        : statement;
  }

  Runner runner(History history) {
    return Runner.of(database.dataSource(), dialect(), history);
  }

  private DatabaseDump dump() {
    return DatabaseDump.of(database.dataSource());
  }

  private String at() {
    return String.join(
        " ", runner(Shop.HISTORY).current().stream().map(LedgerRow::revision).toList());
  }

  private static String stepIds(Plan plan) {
    return String.join(" ", plan.steps().stream().map(Step::id).toList());
  }

  private static String ids(List<HistoryEntry> entries) {
    return String.join(" ", entries.stream().map(HistoryEntry::id).toList());
  }

  private long count(String relation) {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + relation)) {
      assertTrue(row.next());
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
