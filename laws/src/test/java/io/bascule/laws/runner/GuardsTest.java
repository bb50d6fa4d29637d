package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.operation.Condition.columnExists;
import static io.bascule.operation.Condition.constraintExists;
import static io.bascule.operation.Condition.indexExists;
import static io.bascule.operation.Condition.not;
import static io.bascule.operation.Condition.tableExists;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.json;
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

import io.bascule.operation.Operation;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.StepException;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that hang on what the database has. */
class GuardsTest {
  private static final Table NOTES =
      table(
          "notes",
          column("id", bigint()),
          column("title", varchar(40)).defaultTo("none"),
          column("price", decimal(12, 2)).asNullable(),
          column("open", bool()).defaultTo(true),
          column("at", timestampWithTimeZone()).asNullable(),
          column("key", uuid()).asNullable(),
          column("more", json()).asNullable(),
          primaryKey("id").named("pk_notes"),
          unique("title").named("uq_notes_title"),
          check(sql("price > 0")).named("ck_notes_price"),
          index("ix_notes_at", "at"));

  private static History one(Consumer<Changes> up, Consumer<Changes> down) {
    return history(entry("a", up, down));
  }

  private static List<String> described(Plan plan) {
    return plan.steps().get(0).wanted().stream().map(Operation::describe).toList();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_there_already_is_left_out(Kind kind) {
    DatabaseDump made;
    try (ScratchDatabase database = kind.create()) {
      Runner.of(database.dataSource(), one(changes -> changes.createTable(NOTES), down -> {}))
          .upgrade();
      made = DatabaseDump.of(database.dataSource());
    }
    History guarded =
        one(
            changes ->
                changes
                    .ifNotExists()
                    .createTable(NOTES)
                    .table("notes")
                    .add(column("title", varchar(40)).defaultTo("none"))
                    .add(check(sql("price > 0")).named("ck_notes_price"))
                    .add(index("ix_notes_at", "at")),
            changes ->
                changes
                    .ifExists()
                    .dropTable(NOTES)
                    .table("notes")
                    .drop(column("title", varchar(40)).defaultTo("none")));
    for (boolean there : List.of(true, false)) {
      try (ScratchDatabase database = kind.create()) {
        Runner runner = Runner.of(database.dataSource(), guarded);
        if (there) {
          Runner.of(database.dataSource(), one(changes -> changes.createTable(NOTES), down -> {}))
              .upgrade();
          database.execute("DROP TABLE bascule_history");
        }
        Plan plan = runner.plan(Direction.UP, Target.HEAD);
        String first =
            there ? "leave out create table notes: table notes is there" : "create table notes";
        assertEquals(
            List.of(
                first,
                "leave out add column notes.title: column notes.title is there",
                "leave out add check ck_notes_price to notes:"
                    + " constraint notes.ck_notes_price is there",
                "leave out create index ix_notes_at on notes: index ix_notes_at is there"),
            described(plan));
        runner.run(plan);
        assertEquals(made, DatabaseDump.of(database.dataSource()));
        assertEquals(NOTES, guarded.schemaAt("a").tables().list().get(0));
        runner.downgrade(Target.BASE);
        assertEquals(false, isThere(database, "notes"));
      }
    }
  }

  private static boolean isThere(ScratchDatabase database, String table) {
    try {
      database.execute("SELECT count(*) FROM " + table);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void another_table_of_that_name_is_refused(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      database.execute("CREATE TABLE notes (id INTEGER NOT NULL, title VARCHAR(20), other TEXT)");
      Runner runner =
          Runner.of(
              database.dataSource(),
              one(changes -> changes.ifNotExists().createTable(NOTES), down -> {}));
      var refused =
          assertThrows(RunnerException.class, () -> runner.plan(Direction.UP, Target.HEAD));
      String message = refused.getMessage();
      assertTrue(message.contains("the one that is there is another one"), message);
      assertTrue(message.contains("column price is not there"), message);
      assertTrue(message.contains("column other is there besides"), message);
      assertTrue(
          message.contains("column title may be NULL") || message.contains("title is"), message);
      assertTrue(message.contains("V_a.java"), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_not_there_is_not_dropped(Kind kind) {
    History history =
        one(
            changes ->
                changes
                    .createTable(NOTES)
                    .ifExists()
                    .dropTable(table("olds", column("id", bigint())))
                    .renameTable("older", "oldest")
                    .table("notes")
                    .renameColumn("titel", "title")
                    .drop(index("ix_none", "id")),
            down -> {});
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history);
      assertEquals(
          List.of(
              "create table notes",
              "leave out drop table olds: table olds is not there",
              "leave out rename table older to oldest: table older is not there",
              "leave out rename column notes.titel to title: column notes.titel is not there",
              "leave out drop index ix_none of notes: index ix_none is not there"),
          described(runner.plan(Direction.UP, Target.HEAD)));
      runner.upgrade();
      assertEquals(1, history.schemaAt("a").tables().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_block_is_asked_once_before_its_first_change(Kind kind) {
    History history =
        history(
            entry("a", changes -> changes.createTable(NOTES), down -> {}),
            entry(
                "b<a",
                changes ->
                    changes
                        .when(
                            not(tableExists("tags")),
                            then ->
                                then.createTable(table("tags", column("id", bigint())))
                                    .createTable(table("marks", column("id", bigint())))
                                    .sql("INSERT INTO tags (id) VALUES (1)"))
                        .when(
                            columnExists("notes", "price")
                                .and(constraintExists("notes", "ck_notes_price"))
                                .and(indexExists("ix_notes_at").or(tableExists("none"))),
                            then -> then.renameTable("notes", "papers"))
                        .when(
                            tableExists("notes"),
                            then -> then.sql("DELETE FROM nothing_of_that_name"))
                        .when(
                            columnExists("papers", "title"),
                            then -> then.table("papers").renameColumn("title", "name")),
                changes -> changes.table("papers").renameColumn("name", "title")));
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history);
      Plan all = runner.plan(Direction.UP, Target.HEAD);
      String said =
          all.steps().get(1).wanted().stream().map(Operation::describe).toList().toString();
      assertTrue(
          said.contains(
              "leave out sql: DELETE FROM nothing_of_that_name: table notes is not there"),
          said);
      runner.run(all);
      database.execute("SELECT name FROM papers");
      database.execute("SELECT id FROM marks");
      assertEquals(
          List.of("marks", "papers", "tags"),
          history.schemaAt("b").tables().stream().map(Table::name).sorted().toList());
      assertEquals(List.of(), runner.findings());
    }
  }

  /** SQL of the revision itself comes between the decision and what hangs on it. */
  @ParameterizedTest
  @EnumSource
  void what_was_decided_is_asked_again_when_its_time_comes(Kind kind) {
    History history =
        one(
            changes ->
                changes
                    .sql("DROP TABLE notes")
                    .ifNotExists()
                    .createTable(table("notes", column("id", bigint()).asNullable())),
            down -> {});
    try (ScratchDatabase database = kind.create()) {
      database.execute("CREATE TABLE notes (id BIGINT)");
      Runner runner = Runner.of(database.dataSource(), history);
      var refused = assertThrows(StepException.class, runner::upgrade);
      assertTrue(
          refused.getMessage().contains("planned for a database in which table notes is there"),
          refused.getMessage());
      database.execute("SELECT id FROM notes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_script_decides_by_the_revisions_and_makes_sure(Kind kind) throws SQLException {
    History history =
        one(
            changes ->
                changes
                    .createTable(table("notes", column("id", bigint()), column("a", text())))
                    .ifExists()
                    .dropTable(table("olds", column("id", bigint()))),
            down -> {});
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history);
      String script = runner.script(runner.plan(new Goal.Upgrade(Target.HEAD)));
      kind.run(database, script);
      assertEquals("a", runner.current().get(0).revision());
    }
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), history);
      String script = runner.script(runner.plan(new Goal.Upgrade(Target.HEAD)));
      database.execute("CREATE TABLE olds (id BIGINT)");
      var failure = assertThrows(SQLException.class, () -> kind.run(database, script));
      assertTrue(failure.getMessage().contains("table olds is not there"), failure.getMessage());
    }
  }

  @Test
  void what_has_no_name_cannot_be_guarded() {
    var notMade =
        assertThrows(
            SchemaException.class, () -> new Changes().ifNotExists().sql("DELETE FROM notes"));
    assertTrue(notMade.getMessage().contains("it makes nothing that has a name"));
    var notChanged =
        assertThrows(SchemaException.class, () -> new Changes().ifExists().createTable(NOTES));
    assertTrue(notChanged.getMessage().contains("it changes nothing that has a name"));
  }
}
