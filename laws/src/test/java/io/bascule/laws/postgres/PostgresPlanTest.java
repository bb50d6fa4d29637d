package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresTrial.POSTGRES;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
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
}
