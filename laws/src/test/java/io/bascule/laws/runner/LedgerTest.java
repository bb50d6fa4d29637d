package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.LedgerRow.State;
import io.bascule.runner.LockException;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger tells, and how an older one is met. */
class LedgerTest {
  /** The table as the first layout had it, and two lines of it. */
  private static final String FIRST_LAYOUT =
      """
      CREATE TABLE bascule_history (
        seq bigint NOT NULL,
        layout integer NOT NULL,
        revision text NOT NULL,
        parents text NOT NULL,
        direction text NOT NULL,
        state text NOT NULL,
        fingerprint text NOT NULL,
        message text NOT NULL,
        applied_at %s NOT NULL,
        duration_ms bigint,
        tool text NOT NULL,
        who text NOT NULL,
        PRIMARY KEY (seq)
      );
      INSERT INTO bascule_history VALUES
        (1, 1, 'a1', '', 'upgrade', 'done', '', 'users', '2026-01-01 10:00:00', 5, 'bascule 0', 'ann'),
        (2, 1, 'b2', 'a1', 'upgrade', 'done', '', 'orders', '2026-01-01 10:00:01', 5, 'bascule 0', 'ann');
      """;

  /** A table that lacks whatever a ledger can lack. */
  private static final String BARE =
      """
      CREATE TABLE bascule_history (
        seq bigint PRIMARY KEY, revision text, parents text, direction text, state text);
      INSERT INTO bascule_history VALUES
        (1, 'a1', '', 'upgrade', 'done'), (2, 'b2', 'a1', 'upgrade', 'done');
      """;

  private static final HistoryEntry BROKEN =
      entry(
          "e5<d4",
          changes -> changes.sql("INSERT INTO users (id, mail) VALUES (1, 'x')").sql("NONSENSE"),
          changes -> {});
  private static final History WITH_BROKEN = history(Shop.A, Shop.B, Shop.C, Shop.D, BROKEN);

  @ParameterizedTest
  @EnumSource
  void a_failure_has_a_line_of_its_own(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), WITH_BROKEN).withWho("ann");
      assertThrows(StepException.class, runner::upgrade);
      LedgerRow row = runner.ledger().lastFailure().orElseThrow();
      assertEquals("e5 UP FAILED ann", said(row));
      assertEquals(List.of("d4"), row.parents());
      assertTrue(row.reason().contains("NONSENSE"), row.reason());
      assertFalse(row.reason().contains("\n"), row.reason());
      assertFalse(row.reason().contains("Cannot upgrade"), row.reason());
      assertNotNull(row.duration());
      assertEquals("d4", runner.current().get(0).revision());
      assertEquals(1, runner.pending().size());
      assertThrows(StepException.class, runner::upgrade);
      assertEquals(6, runner.ledger().rows().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_of_a_way_back_is_told_too(Kind kind) {
    HistoryEntry oneWay = entry("b<a1", changes -> {}, changes -> changes.sql("NONSENSE"));
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history(Shop.A, oneWay)).withWho("ann");
      runner.upgrade();
      assertThrows(StepException.class, () -> runner.downgrade(Target.BASE));
      assertEquals("b DOWN FAILED ann", said(runner.ledger().lastFailure().orElseThrow()));
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_somebody_stopped_is_told(Kind kind) {
    var progress =
        new Progress() {
          @Override
          public void statementEnds(Step step, Statement sent, int index, Duration duration) {
            throw new IllegalStateException("enough");
          }
        };
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), Shop.HISTORY).withProgress(progress);
      assertThrows(IllegalStateException.class, runner::upgrade);
      LedgerRow row = runner.ledger().lastFailure().orElseThrow();
      assertEquals("it was stopped by java.lang.IllegalStateException: enough", row.reason());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_that_cannot_be_written_down_is_still_the_failure(Kind kind) {
    HistoryEntry broken = entry("b<a1", changes -> changes.sql("NONSENSE"), changes -> {});
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history(Shop.A, broken));
      runner.upgrade(Target.parse("a1"));
      var progress =
          new Progress() {
            @Override
            public void stepStarts(Step step) {
              throw new IllegalStateException("enough");
            }
          };
      database.execute(
          kind == Kind.SQLITE
              ? "CREATE TRIGGER no BEFORE INSERT ON bascule_history"
                  + " BEGIN SELECT RAISE(FAIL, 'full'); END"
              : "ALTER TABLE bascule_history ADD CHECK (seq < 2)");
      var thrown =
          assertThrows(IllegalStateException.class, () -> runner.withProgress(progress).upgrade());
      assertEquals("enough", thrown.getMessage());
      assertEquals(1, thrown.getSuppressed().length);
      assertThrows(StepException.class, runner::upgrade);
      assertEquals("a1", runner.current().get(0).revision());
      assertEquals(1, runner.ledger().rows().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_did_not_get_the_lock_has_not_tried(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create();
        Connection other = database.dataSource().getConnection()) {
      Runner runner = Runner.of(database.dataSource(), Shop.HISTORY);
      runner.upgrade(Target.parse("a1"));
      try (var statement = other.createStatement()) {
        statement.execute(
            kind == Kind.SQLITE ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE users IN SHARE MODE");
      }
      Runner hasty = runner.withWait(Duration.ofMillis(100));
      assertThrows(LockException.class, hasty::upgrade);
      assertEquals(1, runner.ledger().rows().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_older_ledger_is_read_as_it_is_and_grows_when_something_is_written(Kind kind)
      throws SQLException {
    for (String older : List.of(firstLayout(kind), BARE)) {
      try (ScratchDatabase database = kind.create()) {
        prepared(kind, database, older);
        Runner runner = Runner.of(database.dataSource(), WITH_BROKEN);
        List<String> columns = columns(database);
        assertEquals("b2", runner.current().get(0).revision());
        assertEquals(3, runner.pending().size());
        runner.plan(Direction.UP, Target.HEAD);
        runner.script(Direction.UP, Target.HEAD);
        assertEquals(columns, columns(database), "reading changes nothing");
        runner.upgrade(Target.parse("d4"));
        assertTrue(columns(database).containsAll(List.of("reason", "layout", "who")));
        Ledger ledger = runner.ledger();
        assertEquals(List.of("a1", "b2", "c3", "d4"), List.copyOf(ledger.applied()));
        assertEquals(4, ledger.rows().size());
        assertThrows(StepException.class, runner::upgrade);
        assertEquals(State.FAILED, runner.ledger().rows().get(4).state());
        runner.downgrade(Target.BASE);
        assertEquals(List.of(), runner.current());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_older_ledger_grows_for_a_failure_too(Kind kind) throws SQLException {
    HistoryEntry broken = entry("c3<b2", changes -> changes.sql("NONSENSE"), changes -> {});
    try (ScratchDatabase database = kind.create()) {
      prepared(kind, database, firstLayout(kind));
      Runner runner = Runner.of(database.dataSource(), history(Shop.A, Shop.B, broken));
      assertThrows(StepException.class, runner::upgrade);
      assertEquals("c3", runner.ledger().lastFailure().orElseThrow().revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_older_ledger_grows_into_the_one_that_is_made_anew(Kind kind) throws SQLException {
    try (ScratchDatabase older = kind.create();
        ScratchDatabase fresh = kind.create()) {
      prepared(kind, older, firstLayout(kind));
      Runner.of(older.dataSource(), Shop.HISTORY).upgrade();
      Runner.of(fresh.dataSource(), Shop.HISTORY).upgrade();
      assertEquals(columns(fresh), columns(older));
      assertEquals(DatabaseDump.of(fresh.dataSource()), DatabaseDump.of(older.dataSource()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_script_fits_an_older_ledger(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      prepared(kind, database, firstLayout(kind));
      Runner runner = Runner.of(database.dataSource(), Shop.HISTORY);
      String script = runner.script(Direction.UP, Target.HEAD);
      kind.run(database, script);
      assertEquals("d4", runner.current().get(0).revision());
      assertEquals(4, runner.ledger().rows().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_table_that_is_no_ledger_is_refused(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      database.execute("CREATE TABLE bascule_history (what text)");
      Runner runner = Runner.of(database.dataSource(), Shop.HISTORY);
      var thrown = assertThrows(LedgerException.class, runner::upgrade);
      assertEquals(LedgerException.Kind.DAMAGED_LEDGER, thrown.kind());
      assertTrue(thrown.getMessage().contains("column revision"), thrown.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_line_that_nobody_wrote_is_refused(Kind kind) {
    for (String edit :
        List.of("state = 'gone'", "direction = 'sideways'", "state = 'done', layout = 3")) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner = Runner.of(database.dataSource(), Shop.HISTORY);
        runner.upgrade();
        database.execute("UPDATE bascule_history SET " + edit + " WHERE seq = 2");
        assertThrows(LedgerException.class, runner::current, edit);
        assertThrows(LedgerException.class, runner::upgrade, edit);
      }
    }
  }

  private static String firstLayout(Kind kind) {
    return FIRST_LAYOUT.formatted(kind == Kind.SQLITE ? "TEXT" : "timestamp with time zone");
  }

  /** A database at b2, as an older release left it. */
  private static void prepared(Kind kind, ScratchDatabase database, String ledger)
      throws SQLException {
    Runner.of(database.dataSource(), Shop.HISTORY).upgrade(Target.parse("b2"));
    database.execute("DROP TABLE bascule_history");
    kind.run(database, ledger);
  }

  private static String said(LedgerRow row) {
    return "%s %s %s %s".formatted(row.revision(), row.direction(), row.state(), row.who());
  }

  private static List<String> columns(ScratchDatabase database) throws SQLException {
    var columns = new ArrayList<String>();
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM bascule_history")) {
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        columns.add(result.getMetaData().getColumnName(i));
      }
    }
    return columns;
  }
}
