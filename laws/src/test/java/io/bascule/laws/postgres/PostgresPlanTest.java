package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresTrial.POSTGRES;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestamp;
import static io.bascule.schema.Declare.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Statement;
import io.bascule.revision.Changes;
import io.bascule.schema.Conflict;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a script says, written without a database. */
class PostgresPlanTest {
  private static final Table T = table("t", column("a", integer()), index("i", "a").unique());

  private static List<String> script(Schema before, Changes changes) {
    try (Planner planner = POSTGRES.planner(before)) {
      return planner.plan(changes.operations()).statements().stream().map(Statement::text).toList();
    }
  }

  private static Schema of(Table... tables) {
    return Schema.ofTables(List.of(tables));
  }

  @Test
  void an_index_that_becomes_a_constraint_is_kept() {
    var changes = new Changes();
    changes.table("t").drop(index("i", "a").unique()).add(unique("a").named("i"));
    assertEquals(
        List.of("ALTER TABLE t ADD CONSTRAINT i UNIQUE USING INDEX i"), script(of(T), changes));
  }

  @Test
  void another_index_is_not_taken_for_it() {
    var changes = new Changes();
    var partial = index("i", "a").unique().where(io.bascule.schema.Declare.sql("a > 0"));
    changes.table("t").drop(partial).add(unique("a").named("i"));
    assertEquals(
        List.of("DROP INDEX i", "ALTER TABLE t ADD CONSTRAINT i UNIQUE (a)"),
        script(of(table("t", column("a", integer()), partial)), changes));
  }

  @Test
  void a_revision_for_sqlite_is_understood() {
    var changes =
        new Changes()
            .createTable(
                table("u", column("a", text()).withOnNull(Conflict.ABORT))
                    .trait(TableAttributes.Trait.STRICT))
            .sqlOn("sqlite", "PRAGMA optimize")
            .sqlOn("postgres", "ANALYZE u");
    assertEquals(
        List.of("CREATE TABLE u (\n  a text NOT NULL\n)", "ANALYZE u"),
        script(Schema.EMPTY, changes));
  }

  @Test
  void what_an_older_server_cannot_do_is_refused() {
    var changes = new Changes();
    changes.table("t").add(unique("a").named("u").nullsNotDistinct());
    org.junit.jupiter.api.Assumptions.assumeTrue(PostgresTrial.version() < 15);
    try (var trial = new PostgresTrial().make(of(T))) {
      var refusal = assertThrows(DialectException.class, () -> trial.plan(changes.operations()));
      assertEquals(
          """
          Cannot add unique constraint u to t: unique constraint u of t takes NULLs as equal.

            server  PostgreSQL 14
            needs   PostgreSQL 15 or later""",
          refusal.getMessage());
    }
  }

  @Test
  void numbers_are_not_read_as_moments() {
    var number = column("a", integer()).asNullable();
    var changes = new Changes();
    changes.table("t").alter(number, number.withType(timestamp()));
    assertEquals(
        List.of(
            "SELECT a FROM t WHERE a IS NOT NULL LIMIT 1",
            "ALTER TABLE t ALTER COLUMN a TYPE timestamp without time zone"
                + " USING a::text::timestamp without time zone"),
        script(of(T), changes));
  }

  @Test
  void a_name_that_a_view_has_is_refused() {
    try (var trial = new PostgresTrial()) {
      trial.execute("create view u as select 1");
      var changes = new Changes().createTable(table("u", column("a", integer())));
      var refusal = assertThrows(DialectException.class, () -> trial.plan(changes.operations()));
      assertEquals(
          """
          Cannot create table u: the name u is taken by what Bascule does not change.

            taken   by the view
            try     changes.sql(…) before it, with what drops or renames the view""",
          refusal.getMessage());
    }
  }

  @Test
  void a_schema_that_a_function_lives_in_is_refused() {
    try (var trial = new PostgresTrial()) {
      trial.execute(
          "create schema s", "create function s.f() returns int language sql as 'select 1'");
      var changes = new Changes().add(new io.bascule.operation.DropNamespace("s"));
      var refusal = assertThrows(DialectException.class, () -> trial.plan(changes.operations()));
      assertEquals(
          """
          Cannot drop schema s: it has what Bascule does not change.

            has     function s.f()
            try     changes.sql(…) before it, with what drops or moves that""",
          refusal.getMessage());
    }
  }
}
