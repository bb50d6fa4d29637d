package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dsl.Column;
import io.bascule.dsl.IntegerColumn;
import io.bascule.dsl.LiveRow;
import io.bascule.dsl.Table;
import io.bascule.dsl.Value;
import io.bascule.operation.CreateTable;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Counted;
import io.bascule.runner.Goal;
import io.bascule.runner.Loss;
import io.bascule.runner.LossException;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.StepException;
import io.bascule.schema.Schema;
import io.bascule.testkit.ScratchDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a revision does to the rows of a table as it finds it. */
class RowsTest {
  private enum Mood {
    GLAD,
    SAD
  }

  /** A column of each type that both databases have. */
  private static final class Everything extends Table {
    final Column<Long> id = bigint("id").primaryKey();
    final Column<Boolean> flag = bool("flag").nullable();
    final Column<Short> small = smallint("small").nullable();
    final Column<Integer> number = integer("number").nullable();
    final Column<BigDecimal> total = decimal("total", 12, 2).nullable();
    final Column<Double> weight = doublePrecision("weight").nullable();
    final Column<Float> share = real("share").nullable();
    final Column<String> code = varchar("code", 20).nullable();
    final Column<String> words = text("the words").nullable();
    final Column<byte[]> bytes = binary("bytes").nullable();
    final Column<LocalDate> day = date("day").nullable();
    final Column<LocalTime> time = time("time").nullable();
    final Column<LocalDateTime> local = timestamp("local").nullable();
    final Column<Instant> moment = timestampWithTimeZone("moment").nullable();
    final Column<UUID> key = uuid("key").nullable();
    final Column<String> json = json("json").nullable();
    final Column<Mood> mood = enumeration("mood", Mood.class).nullable();

    Everything() {
      super("everything");
    }
  }

  private static final class Zoo extends Table {
    final IntegerColumn<Long> id = bigint("id");
    final Column<String> name = varchar("name", 20);
    final Column<String> nickname = varchar("nickname", 20).nullable();
    final Value<String> hello = concat("Hello, ", name);

    Zoo() {
      super("zoo");
      primaryKey(id);
    }
  }

  private static final Zoo Z = new Zoo();
  private static final int ROWS = 1203;

  /** A revision that makes the tables. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static HistoryEntry making(Table table, Consumer<Changes>... more) {
    Schema schema = Schema.of(() -> table);
    return entry(
        "a",
        changes -> {
          schema.enums().forEach(changes::createEnum);
          schema.tables().forEach(made -> changes.add(new CreateTable(made)));
          List.of(more).forEach(said -> said.accept(changes));
        },
        changes -> {
          schema.tables().forEach(changes::dropTable);
          schema.enums().forEach(changes::dropEnum);
        });
  }

  private static History zoo(Consumer<Changes> said) {
    return history(
        making(
            Z,
            changes ->
                changes
                    .rows(Z)
                    .insertAll(
                        IntStream.rangeClosed(1, ROWS).boxed(),
                        (row, n) -> row.set(Z.id, n).set(Z.name, "n" + n))),
        entry("b<a", said, changes -> changes.rows(Z).update(all -> all.clear(Z.nickname))));
  }

  private static List<Object> ask(ScratchDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      var values = new ArrayList<Object>();
      while (result.next()) {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
      }
      return values;
    }
  }

  private static final Everything E = new Everything();

  private static void assertRead(LiveRow row) {
    assertEquals(true, row.value(E.flag));
    assertEquals(Short.valueOf((short) -5), row.value(E.small));
    assertEquals(7, row.value(E.number));
    assertEquals(0, new BigDecimal("9.90").compareTo(row.value(E.total)));
    assertEquals(0.1 + 0.2, row.value(E.weight));
    assertEquals(1.1f, row.value(E.share));
    assertEquals("it's ?", row.value(E.code));
    assertEquals("Zürich\n-- \\ \uD83E\uDD93", row.value(E.words));
    assertArrayEquals(new byte[] {0, -1, 7}, row.value(E.bytes));
    assertEquals(LocalDate.of(2026, 11, 22), row.value(E.day));
    assertEquals(LocalTime.of(8, 30, 1), row.value(E.time));
    assertEquals(LocalDateTime.of(2026, 11, 22, 8, 30, 0, 500_000_000), row.value(E.local));
    assertEquals(Instant.parse("2026-11-21T23:30:00.000001Z"), row.value(E.moment));
    assertEquals(new UUID(1, 2), row.value(E.key));
    assertEquals("{\"a\":1}", String.valueOf(row.value(E.json)).replace(" ", ""));
    assertEquals(Mood.SAD, row.value(E.mood));
  }

  private static void said(Changes changes) {
    var rows = changes.rows(E);
    rows.insert(
        row ->
            row.set(E.id, 1)
                .set(E.flag, true)
                .set(E.small, (short) -5)
                .set(E.number, 7)
                .set(E.total, new BigDecimal("9.90"))
                .set(E.weight, 0.1 + 0.2)
                .set(E.share, 1.1f)
                .set(E.code, "it's ?")
                .set(E.words, "Zürich\n-- \\ \uD83E\uDD93")
                .set(E.bytes, new byte[] {0, -1, 7})
                .set(E.day, LocalDate.of(2026, 11, 22))
                .set(E.time, LocalTime.of(8, 30, 1))
                .set(E.local, LocalDateTime.of(2026, 11, 22, 8, 30, 0, 500_000_000))
                .set(E.moment, Instant.parse("2026-11-21T23:30:00.000001Z"))
                .set(E.key, new UUID(1, 2))
                .set(E.json, "{\"a\":1}")
                .set(E.mood, Mood.SAD),
        row -> row.set(E.id, 2),
        row -> row.set(E.id, 3));
    rows.update(
        all ->
            all.set(E.flag, true)
                .set(E.small, (short) -5)
                .set(E.number, 7)
                .set(E.total, new BigDecimal("9.90"))
                .set(E.weight, 0.1 + 0.2)
                .set(E.share, 1.1f)
                .set(E.code, "it's ?")
                .set(E.words, "Zürich\n-- \\ \uD83E\uDD93")
                .set(E.bytes, new byte[] {0, -1, 7})
                .set(E.day, LocalDate.of(2026, 11, 22))
                .set(E.time, LocalTime.of(8, 30, 1))
                .set(E.local, LocalDateTime.of(2026, 11, 22, 8, 30, 0, 500_000_000))
                .set(E.moment, Instant.parse("2026-11-21T23:30:00.000001Z"))
                .set(E.key, new UUID(1, 2))
                .set(E.json, "{\"a\":1}")
                .set(E.mood, Mood.SAD)
                .where(E.id.eq(2L).and(E.flag.isNull())));
  }

  private static void copied(Changes changes) {
    changes
        .rows(E)
        .each(
            "read and write",
            all -> all.where(E.id.eq(3L).and(E.moment.isNull())),
            row ->
                row.set(E.flag, true)
                    .set(E.small, (short) -5)
                    .set(E.number, 7)
                    .set(E.total, new BigDecimal("9.90"))
                    .set(E.weight, 0.1 + 0.2)
                    .set(E.share, 1.1f)
                    .set(E.code, "it's ?")
                    .set(E.words, "Zürich\n-- \\ \uD83E\uDD93")
                    .set(E.bytes, new byte[] {0, -1, 7})
                    .set(E.day, LocalDate.of(2026, 11, 22))
                    .set(E.time, LocalTime.of(8, 30, 1))
                    .set(E.local, LocalDateTime.of(2026, 11, 22, 8, 30, 0, 500_000_000))
                    .set(E.moment, Instant.parse("2026-11-21T23:30:00.000001Z"))
                    .set(E.key, new UUID(1, 2))
                    .set(E.json, "{\"a\":1}")
                    .set(E.mood, Mood.SAD));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_inserted_updated_and_written_back_is_read_as_it_was(Kind kind) throws SQLException {
    var read = new ArrayList<Long>();
    try (ScratchDatabase database = kind.create()) {
      History history =
          history(
              making(E, RowsTest::said, RowsTest::copied),
              entry(
                  "b<a",
                  changes ->
                      changes
                          .rows(E)
                          .each(
                              "read",
                              row -> {
                                assertRead(row);
                                read.add(row.value(E.id));
                              }),
                  changes -> {}));
      Runner.of(database.dataSource(), history).upgrade();
      assertEquals(List.of(1L, 2L, 3L), read);
      // Each is kept in the same form, whichever way it came.
      List<Object> whole = ask(database, "SELECT * FROM everything ORDER BY id");
      int columns = whole.size() / 3;
      assertEquals(whole.subList(1, columns), whole.subList(columns + 1, 2 * columns));
      assertEquals(whole.subList(1, columns), whole.subList(2 * columns + 1, 3 * columns));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_script_has_the_values_in_it(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history(making(E, RowsTest::said)));
      String script = runner.script(runner.plan(new Goal.Upgrade(Target.HEAD)));
      assertTrue(script.contains("'it''s ?'") && !script.contains("(?"), script);
      kind.run(database, script);
      List<Object> whole = ask(database, "SELECT * FROM everything WHERE id < 3 ORDER BY id");
      int columns = whole.size() / 2;
      assertEquals(whole.subList(1, columns), whole.subList(columns + 1, 2 * columns));
    }
  }

  @ParameterizedTest
  @EnumSource
  void words_that_one_statement_says(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      History history =
          zoo(
              changes ->
                  changes
                      .rows(Z)
                      .update(all -> all.set(Z.nickname, Z.hello).where(Z.id.le(2)))
                      .update(all -> all.set(Z.nickname, Z.name).where(Z.id.eq(3)))
                      .update(all -> all.set(Z.name, "x").where("id = 4 -- the fourth"))
                      .delete(Z.id.gt(9).or(Z.name.eq("x")))
                      .delete("nickname LIKE '%2' -- it"));
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade();
      assertEquals(
          List.of("1", "Hello, n1", "3", "n3", "5", "null"),
          ask(database, "SELECT id, nickname FROM zoo WHERE id < 6 ORDER BY id"));
      assertEquals(List.of("7"), ask(database, "SELECT count(*) FROM zoo"));
      runner.downgrade(Target.parse("a"));
      assertEquals(List.of("0"), ask(database, "SELECT count(nickname) FROM zoo"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void java_is_given_each_row_once_and_gives_it_other_values(Kind kind) throws SQLException {
    var seen = new ArrayList<Long>();
    try (ScratchDatabase database = kind.create()) {
      History history =
          zoo(
              changes ->
                  changes
                      .rows(Z)
                      .each(
                          "turn round",
                          row -> {
                            seen.add(row.value(Z.id));
                            String name = row.value(Z.name);
                            row.set(Z.nickname, new StringBuilder(name).reverse().toString());
                            assertEquals(row.value(Z.nickname), row.value(Z.nickname));
                          })
                      .each(
                          "a part",
                          some -> some.where(Z.id.gt(1200)).where("id <> 1202"),
                          row -> row.set(Z.name, row.value(Z.nickname)).set(Z.nickname, null)));
      Runner.of(database.dataSource(), history).upgrade();
      assertEquals(IntStream.rangeClosed(1, ROWS).mapToObj(Long::valueOf).toList(), seen);
      assertEquals(
          List.of("n1200", "0021n", "1021n", "null", "n1202", "2021n", "3021n", "null"),
          ask(database, "SELECT name, nickname FROM zoo WHERE id >= 1200 ORDER BY id"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_java_refuses_takes_all_back(Kind kind) throws SQLException {
    failing(kind, row -> row.set(Z.id, 5), "it goes by column id, and changes it");
    failing(kind, row -> row.set(Z.name, null), "name"); // as the database says it
    failing(kind, row -> row.set(Z.name, "x".repeat(21)), "is longer than varchar(20)");
    failing(
        kind,
        row -> {
          row.set(Z.nickname, "x");
          if (String.valueOf(row.value(Z.name)).equals("n1001")) {
            throw new IllegalStateException("enough");
          }
        },
        "enough");
  }

  /** What a trigger changes besides is no row of the table. */
  @Test
  void rows_that_triggers_change_are_no_rows_of_the_table() throws SQLException {
    try (ScratchDatabase database = Kind.SQLITE.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              zoo(
                  changes ->
                      changes.rows(Z).each("work", row -> row.set(Z.nickname, row.value(Z.name)))));
      runner.upgrade(Target.parse("a"));
      database.execute(
          "CREATE TABLE seen (id bigint)",
          "CREATE TRIGGER see AFTER UPDATE ON zoo BEGIN INSERT INTO seen VALUES (new.id); END");
      runner.upgrade();
      assertEquals(List.of("" + ROWS), ask(database, "SELECT count(*) FROM seen"));
      assertEquals(
          List.of("" + ROWS), ask(database, "SELECT count(*) FROM zoo WHERE nickname = name"));
    }
  }

  /** What points to a deleted row may become NULL with it. */
  @ParameterizedTest
  @EnumSource
  void a_delete_behind_another_is_not_foreseen(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              zoo(
                  changes -> {
                    changes.rows(Z).delete(Z.id.gt(1200L));
                    changes.rows(Z).delete(Z.nickname.eq("gone"));
                  }));
      runner.upgrade(Target.parse("a"));
      List<Long> losses =
          runner.measured(runner.plan(Direction.UP, Target.HEAD)).measures().losses().stream()
              .map(Loss::rows)
              .toList();
      assertEquals(List.of(3L, (long) ROWS), losses);
    }
  }

  private static void failing(Kind kind, Consumer<LiveRow> java, String why) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(database.dataSource(), zoo(changes -> changes.rows(Z).each("work", java)));
      var failed = assertThrows(StepException.class, runner::upgrade);
      assertTrue(failed.getMessage().contains(why), failed.getMessage());
      assertEquals("a", runner.current().get(0).revision());
      assertEquals(List.of("0"), ask(database, "SELECT count(nickname) FROM zoo"));
    }
  }

  @Test
  void what_a_column_cannot_hold_is_told_when_it_is_read() throws SQLException {
    try (ScratchDatabase database = Kind.SQLITE.create()) {
      var wanted = new ArrayList<Integer>();
      History history =
          history(
              making(E, changes -> changes.rows(E).insert(row -> row.set(E.id, 1))),
              entry(
                  "b<a",
                  changes -> changes.rows(E).each("read", row -> wanted.add(row.value(E.number))),
                  changes -> {}));
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade(Target.parse("a"));
      for (String odd : List.of("'many'", "1.5", "5000000000")) {
        database.execute("UPDATE everything SET number = " + odd);
        var failed = assertThrows(StepException.class, runner::upgrade);
        assertTrue(failed.getMessage().contains("is no integer"), failed.getMessage());
      }
      database.execute("UPDATE everything SET number = 5, flag = 'perhaps', day = 'soon'");
      runner.upgrade();
      assertEquals(List.of(5), wanted);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rows_by_another_key_of_several_columns(Kind kind) throws SQLException {
    final class Visits extends Table {
      final Column<String> place = varchar("place", 20);
      final Column<Long> nr = bigint("nr");
      final Column<String> state = varchar("state", 20).nullable();

      Visits() {
        super("visits");
      }
    }
    try (ScratchDatabase database = kind.create()) {
      var v = new Visits();
      var seen = new ArrayList<String>();
      History history =
          history(
              Visits_A(),
              entry(
                  "b<a",
                  changes ->
                      changes
                          .rows(v)
                          .each(
                              "go",
                              some -> some.by(v.place, v.nr),
                              row -> {
                                seen.add(row.value(v.place) + row.value(v.nr));
                                row.set(v.state, row.value(v.place) + row.value(v.nr));
                              }),
                  changes -> {}));
      Runner.of(database.dataSource(), history).upgrade();
      assertEquals(io.bascule.laws.runner.Visits.ROWS, seen.size());
      assertEquals(
          List.of(),
          ask(database, "SELECT state FROM visits WHERE state <> place || CAST(nr AS text)"));
    }
  }

  private static HistoryEntry Visits_A() {
    return io.bascule.laws.runner.Visits.A;
  }

  @ParameterizedTest
  @EnumSource
  void a_delete_is_counted_and_asked_for(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(database.dataSource(), zoo(changes -> changes.rows(Z).delete(Z.id.gt(1000))));
      runner.upgrade(Target.parse("a"));
      Plan plan = runner.measured(runner.plan(new Goal.Upgrade(Target.HEAD)));
      assertEquals(
          List.of("203 rows of zoo"),
          plan.measures().losses().stream().map(Loss::describe).toList());
      Runner asking = runner.withConsent(losses -> false);
      var refused = assertThrows(LossException.class, asking::upgrade);
      assertTrue(refused.getMessage().contains("203 rows of zoo"), refused.getMessage());
      assertEquals(List.of("1203"), ask(database, "SELECT count(*) FROM zoo"));
      database.execute("DELETE FROM zoo WHERE id > 1000");
      assertEquals(
          List.of("nothing: no row of zoo fits"),
          runner.measured(plan).measures().losses().stream().map(Loss::describe).toList());
      asking.upgrade();
      runner.rollback(1);
      database.execute("INSERT INTO zoo VALUES (1001, 'late', NULL)");
      runner.withConsent(losses -> losses.size() == 1 && losses.get(0).rows() == 1).upgrade();
      assertEquals(List.of("1000"), ask(database, "SELECT count(*) FROM zoo"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_change_before_are_all_counted(Kind kind) throws SQLException {
    Consumer<Changes> filling =
        changes ->
            changes
                .rows(Z)
                .update(all -> all.set(Z.nickname, "old").where(Z.id.gt(1200)))
                .delete(Z.nickname.eq("old"));
    assertUpTo(kind, filling);
    assertUpTo(
        kind, changes -> changes.sql("UPDATE zoo SET name = 'x'").rows(Z).delete(Z.name.eq("x")));
    assertUpTo(kind, changes -> changes.delete("zoo", "id IN (SELECT max(id) FROM zoo)"));
  }

  private static void assertUpTo(Kind kind, Consumer<Changes> said) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), zoo(said));
      runner.upgrade(Target.parse("a"));
      Plan plan = runner.measured(runner.plan(new Goal.Upgrade(Target.HEAD)));
      Loss loss = plan.measures().losses().get(0);
      assertEquals("up to 1,203 rows of zoo", loss.describe());
      assertEquals(Counted.AT_MOST, loss.counted());
      Runner asking = runner.withConsent(losses -> false);
      assertThrows(LossException.class, asking::upgrade);
      assertEquals(List.of("1203"), ask(database, "SELECT count(*) FROM zoo"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_the_way_itself_has_made_is_no_loss(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(database.dataSource(), zoo(changes -> changes.rows(Z).delete(Z.id.gt(1000))));
      runner.withConsent(losses -> false).upgrade();
      assertEquals(List.of("1000"), ask(database, "SELECT count(*) FROM zoo"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_delete_whose_file_is_gone_is_still_asked_for(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      HistoryEntry first = zoo(changes -> {}).entries().get(0);
      HistoryEntry second =
          entry("b<a", changes -> {}, changes -> changes.rows(Z).delete(Z.id.gt(1000)));
      Runner.of(database.dataSource(), history(first, second)).upgrade();
      Runner without =
          Runner.of(database.dataSource(), history(first)).withConsent(losses -> false);
      var refused =
          assertThrows(LossException.class, () -> without.run(without.plan(Goal.STEP_BACK)));
      assertTrue(refused.getMessage().contains("203 rows of zoo"), refused.getMessage());
      assertTrue(
          refused.getMessage().contains("delete rows of zoo where id > 1000"),
          refused.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_backfill_goes_on_where_it_broke_off(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Consumer<Changes> filling =
          changes ->
              changes
                  .rows(Z)
                  .backfill(
                      fill -> fill.set(Z.nickname, Z.hello).where(Z.id.gt(3)).inBatchesOf(500))
                  .each("late", some -> some.where(Z.id.eq(4)), row -> row.set(Z.name, "x"));
      Runner runner = Runner.of(database.dataSource(), zoo(filling));
      var progress =
          new io.bascule.runner.Progress() {
            @Override
            public void rowsDone(
                io.bascule.runner.Step step,
                io.bascule.dialect.Statement batches,
                long rows,
                long total) {
              assertEquals(ROWS - 3, total);
              if (rows == 1000) {
                throw new IllegalStateException("broken off");
              }
            }
          };
      Runner broken = runner.withProgress(progress);
      assertThrows(IllegalStateException.class, broken::upgrade);
      runner.upgrade();
      assertEquals(
          List.of("1200"), ask(database, "SELECT count(*) FROM zoo WHERE nickname LIKE 'Hello%'"));
      assertEquals(List.of("x"), ask(database, "SELECT name FROM zoo WHERE id = 4"));
    }
  }

  private static final class Wrong extends Table {
    final Column<Integer> id = integer("id");
    final Column<String> nick = varchar("nick", 20);

    Wrong() {
      super("zoo");
    }
  }

  private static final class Nowhere extends Table {
    final Column<Long> id = bigint("id");

    Nowhere() {
      super("nowhere");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_snapshot_of_another_table_is_refused_before_anything_is_run(Kind kind) {
    var w = new Wrong();
    var n = new Nowhere();
    List<Consumer<Changes>> all =
        List.of(
            changes -> changes.rows(w).insert(row -> row.set(w.id, 1)),
            changes -> changes.rows(w).update(one -> one.set(w.nick, "x")),
            changes -> changes.rows(w).backfill(one -> one.set(w.nick, "x")),
            changes -> changes.rows(w).delete(w.id.eq(1)),
            changes -> changes.rows(w).each("x", row -> {}),
            changes -> changes.elidable(old -> old.rows(w).deleteAll()));
    for (Consumer<Changes> said : all) {
      refused(kind, said, "nick is not there", "id is bigint, and the snapshot says integer");
    }
    refused(kind, changes -> changes.rows(n).deleteAll(), "there is no such table", "zoo");
    refused(
        kind,
        changes -> changes.rows(Z).insert(row -> row.set(Z.id, 1).set(Z.name, "x".repeat(21))),
        "is longer than varchar(20)");
  }

  private static void refused(Kind kind, Consumer<Changes> said, String... whys) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), zoo(said));
      var refused = assertThrows(RunnerException.class, runner::upgrade);
      for (String why : whys) {
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
      }
      assertTrue(refused.getMessage().contains("V_b.java"), refused.getMessage());
      assertEquals(List.of(), runner.current());
    }
  }

  /** A history that begins at a database with tables does not say what they are. */
  @ParameterizedTest
  @EnumSource
  void where_the_revisions_do_not_say_it_the_database_does(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      database.execute(
          "CREATE TABLE zoo (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL)",
          "INSERT INTO zoo VALUES (1, 'a'), (2, 'b')");
      var w = new Wrong();
      HistoryEntry first =
          entry(
              "a",
              changes ->
                  changes
                      .table("zoo")
                      .add(
                          io.bascule.schema.Declare.column(
                                  "nickname", io.bascule.schema.Declare.varchar(20))
                              .asNullable()),
              changes -> {});
      HistoryEntry right =
          entry(
              "b<a",
              changes ->
                  changes
                      .rows(Z)
                      .each("fill", row -> row.set(Z.nickname, row.value(Z.name)))
                      .delete(Z.id.eq(2)),
              changes -> {});
      HistoryEntry wrong =
          entry("c<b", changes -> changes.rows(w).delete(w.id.eq(1)), changes -> {});
      Runner runner = Runner.of(database.dataSource(), history(first, right, wrong));
      var refused = assertThrows(RunnerException.class, runner::upgrade);
      assertTrue(refused.getMessage().contains("column nick is not there"), refused.getMessage());
      assertTrue(refused.getMessage().contains("column id is"), refused.getMessage());
      assertEquals(List.of(), runner.current());
      Runner.of(database.dataSource(), history(first, right)).upgrade();
      assertEquals(List.of("1", "a"), ask(database, "SELECT id, nickname FROM zoo"));
    }
  }

  private static final class Tags extends Table {
    final Column<Long> id = bigint("id").primaryKey();
    final Column<List<String>> tags = text("tags").array().nullable();

    Tags() {
      super("tags");
    }
  }

  private static final Tags T = new Tags();

  /** SQLite has no arrays. */
  @Test
  void arrays_are_written_and_read_by_nobody_row_by_row() throws SQLException {
    try (ScratchDatabase database = Kind.POSTGRES.create()) {
      History history =
          history(
              making(
                  T,
                  changes ->
                      changes
                          .rows(T)
                          .insert(
                              row -> row.set(T.id, 1).set(T.tags, List.of("a,\"b", "c")),
                              row -> row.set(T.id, 2))
                          .update(all -> all.set(T.tags, List.of("a,\"b", "c")).where(T.id.eq(2L)))
                          .each("keys", row -> row.set(T.tags, List.of("k" + row.value(T.id))))
                          .update(
                              all -> all.set(T.tags, List.of("a,\"b", "c")).where(T.id.eq(1L)))),
              entry(
                  "b<a", changes -> changes.rows(T).each("r", row -> row.value(T.tags)), c -> {}));
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade(Target.parse("a"));
      assertEquals(
          List.of("a,\"b", "c", "k2", "null"),
          ask(database, "SELECT tags[1], tags[2] FROM tags ORDER BY id"));
      var failed = assertThrows(StepException.class, runner::upgrade);
      assertTrue(failed.getMessage().contains("arrays are not read"), failed.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_hangs_on_a_condition_is_counted_where_it_holds(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              zoo(
                  changes ->
                      changes
                          .when(
                              io.bascule.operation.Condition.tableExists("zoo"),
                              then -> then.rows(Z).delete(Z.id.gt(1000)))
                          .when(
                              io.bascule.operation.Condition.tableExists("other"),
                              then -> then.rows(Z).deleteAll())));
      runner.upgrade(Target.parse("a"));
      var refused = assertThrows(LossException.class, runner.withConsent(losses -> false)::upgrade);
      assertTrue(refused.getMessage().contains("203 rows of zoo"), refused.getMessage());
      assertTrue(!refused.getMessage().contains("1,203"), refused.getMessage());
      runner.upgrade();
      assertEquals(List.of("1000"), ask(database, "SELECT count(*) FROM zoo"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_script_has_java(Kind kind) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(database.dataSource(), zoo(changes -> changes.rows(Z).each("look", row -> {})));
      Plan plan = runner.plan(new Goal.Upgrade(Target.HEAD));
      var refused = assertThrows(RunnerException.class, () -> runner.script(plan));
      assertTrue(refused.getMessage().contains("look"), refused.getMessage());
    }
  }
}
