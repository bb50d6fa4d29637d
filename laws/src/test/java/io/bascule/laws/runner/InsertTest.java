package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.operation.Row.row;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.json;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.operation.Row;
import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that a revision inserts. */
class InsertTest {
  private static final List<String> ALL =
      List.of("id", "name", "price", "open", "born", "at", "key", "more", "raw", "mood");

  private static History inserting(Consumer<Changes> inserts) {
    return history(
        entry(
            "a",
            changes ->
                changes
                    .createEnum(enumType("mood", "sad", "ok"))
                    .createTable(
                        table(
                            "notes",
                            column("id", bigint()),
                            column("name", varchar(10)),
                            column("price", decimal(12, 2)).asNullable(),
                            column("open", bool()).defaultTo(true),
                            column("born", date()).asNullable(),
                            column("at", timestampWithTimeZone()).asNullable(),
                            column("key", uuid()).asNullable(),
                            column("more", json()).asNullable(),
                            column("raw", binary()).asNullable(),
                            column("mood", enumeration("mood")).asNullable())),
            down -> {}),
        entry("b<a", inserts, changes -> changes.sql("DELETE FROM notes")));
  }

  private static final Row WHOLE =
      row(
          1,
          "it's",
          new BigDecimal("9.90"),
          false,
          LocalDate.parse("2026-11-21"),
          Instant.parse("2026-11-21T08:30:00Z"),
          UUID.fromString("00000000-0000-0000-0000-000000000007"),
          "{\"a\": 1}",
          new byte[] {1, 2},
          "ok");

  private static final Row EMPTY = row(2L, "", null, true, null, null, null, null, null, null);

  @ParameterizedTest
  @EnumSource
  void values_of_all_kinds_by_a_run_and_by_a_script(Kind kind) throws SQLException {
    History history = inserting(changes -> changes.insert("notes", ALL, WHOLE, EMPTY));
    String rows;
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade();
      rows = RowDump.of(database.dataSource()).toString();
      assertTrue(rows.contains("08:30:00+00"), rows);
    }
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade(Target.parse("a"));
      kind.run(database, runner.script(runner.plan(new Goal.Upgrade(Target.HEAD))));
      assertEquals(rows, RowDump.of(database.dataSource()).toString());
      runner.downgrade(Target.parse("a"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void many_rows_take_few_statements(Kind kind) {
    Row[] rows = LongStream.range(0, 1200).mapToObj(i -> row(i, "n" + i)).toArray(Row[]::new);
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              inserting(changes -> changes.insert("notes", List.of("id", "name"), rows)));
      runner.upgrade(Target.parse("a"));
      Plan plan = runner.plan(new Goal.Upgrade(Target.HEAD));
      assertEquals(3, plan.steps().get(0).planned().statements().size());
      assertEquals(
          "insert 1200 rows into notes", plan.steps().get(0).wanted().list().get(0).describe());
      runner.run(plan);
      String dump = RowDump.of(database.dataSource()).toString();
      assertTrue(dump.contains("n1199"), dump);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_fit_is_refused_before_anything_is_run(Kind kind) {
    refused(kind, "nothing", List.of("id"), row(1L), "no table nothing");
    refused(kind, "notes", List.of("ID2"), row(1L), "no column ID2");
    refused(
        kind, "notes", List.of("id", "name"), row("one", "x"), "'one' is no bigint but a String");
    refused(kind, "notes", List.of("id", "name"), row(1L, null), "it must not be NULL");
    refused(kind, "notes", List.of("name"), row("longer than ten"), "longer than varchar(10)");
    refused(kind, "notes", List.of("mood"), row("glad"), "'glad' is no mood");
  }

  private static void refused(Kind kind, String table, List<String> columns, Row row, String why) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(), inserting(changes -> changes.insert(table, columns, row)));
      var refused = assertThrows(RunnerException.class, runner::upgrade);
      assertTrue(refused.getMessage().contains(why), refused.getMessage());
      assertTrue(refused.getMessage().contains("V_b.java"), refused.getMessage());
      assertEquals(List.of(), runner.current());
    }
  }
}
