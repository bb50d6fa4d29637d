package io.bascule.dialect.sqlite;

import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.type;
import static io.bascule.schema.Declare.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Deferral;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.Identity;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Validity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeldSchemaTest {
  private static Schema of(Table... tables) {
    return Schema.ofTables(List.of(tables));
  }

  @Test
  void leavesOutWhatMakesNoDifference() {
    Schema declared =
        of(table(
                    "t",
                    column("id", bigint()).asIdentity(Identity.Kind.ALWAYS).withComment("the key"),
                    column("mood", enumeration("mood")).asNullable(),
                    column("tags", array(text())),
                    column("made", text()).withDefault(Expression.on("sqlite", "lower('X')")),
                    primaryKey("id").named("pk_t").including("mood"),
                    unique("tags").deferrable(Deferral.INITIALLY_IMMEDIATE),
                    check(sql("id > 0")).named("ck").noInherit().validity(Validity.NOT_VALID),
                    index("ix", key("made").nullsLast().using("text_pattern_ops").collate("C"))
                        .using("hash")
                        .including("id")
                        .with("fillfactor", "70")
                        .withComment("fast"))
                .comment("a table")
                .trait(Trait.UNLOGGED))
            .with(enumType("mood", "sad", "it's ok"));
    Schema held = HeldSchema.of(declared);
    assertEquals(
        """
        CREATE TABLE t (
          id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT,
          mood TEXT,
          tags JSON TEXT NOT NULL,
          made TEXT NOT NULL DEFAULT (lower('X')),
          UNIQUE (tags),
          CONSTRAINT ck CHECK (id > 0),
          CONSTRAINT ck_t_mood CHECK (mood IN ('sad', 'it''s ok'))
        )
        CREATE INDEX ix ON t (made)""",
        String.join("\n", SqliteSpelling.INSTANCE.create(held.tables().list().get(0))));
    assertEquals(0, held.enums().size());
  }

  @Test
  void namesTheColumnsThatAForeignKeyLeavesOut() {
    Schema held =
        HeldSchema.of(
            of(
                table("Parent", column("Id", integer()), primaryKey("Id")),
                table("t", column("p", integer()), foreignKey("p").references("parent"))));
    var key = held.tables().list().get(1).foreignKeys().get(0);
    assertEquals("Parent", key.table().local());
    assertEquals(List.of("Id"), key.referenced());
  }

  @Test
  void givesStrictTablesTheirTypes() {
    Table strict =
        table(
                "t",
                column("a", bigint()),
                column("b", io.bascule.schema.Declare.decimal(10, 2)),
                column("c", io.bascule.schema.Declare.timestamp()),
                column("d", type("any")))
            .trait(Trait.STRICT);
    assertEquals(
        List.of("integer", "real", "text", "any"),
        HeldSchema.of(of(strict)).tables().list().get(0).columns().stream()
            .map(column -> column.type().toString())
            .toList());
  }

  static Stream<Arguments> refused() {
    var id = column("id", integer());
    return Stream.of(
        refusal("sequence s on SQLite: it has no sequences", of().with(sequence("s"))),
        refusal("table app.t on SQLite: it has no schema app", of(table("app.t", id))),
        refusal(
            "foreign key of table t on SQLite: it has no schema app",
            of(table("t", id, foreignKey("id").references("app.p", "id")))),
        refusal("table t on SQLite: a table needs a column that is not generated", of(table("t"))),
        refusal(
            "table t on SQLite: it takes two of its columns for one: ID",
            of(table("t", id, column("ID", text())))),
        refusal(
            "index T on t on SQLite: it takes the name for that of table t",
            of(table("t", id, index("T", "id")))),
        refusal(
            "table sqlite_t on SQLite: names that begin with sqlite_ are its own",
            of(table("sqlite_t", id))),
        refusal(
            "column t.id on SQLite: it numbers rows only in a column that is the whole primary key"
                + " of a rowid table",
            of(table("t", id.asIdentity(Identity.Kind.SERIAL)))),
        refusal(
            "column t.c on SQLite: its grammar has no type timestamp(3) with time zone",
            of(table("t", column("c", type("timestamp(3) with time zone"))))),
        refusal(
            "column t.c on SQLite: a STRICT table has no type money",
            of(table("t", column("c", type("money"))).trait(Trait.STRICT))),
        refusal(
            "table t on SQLite: the enum type mood is not declared",
            of(table("t", column("c", enumeration("mood"))))),
        refusal(
            "table t on SQLite: a table WITHOUT ROWID needs a primary key",
            of(table("t", id).trait(Trait.WITHOUT_ROWID))),
        refusal(
            "table t on SQLite: a generated column such as g cannot be in a primary key",
            of(table("t", id, column("g", text()).storedAs(sql("id")), primaryKey("g")))),
        refusal(
            "unique constraint u of table t on SQLite: it puts off foreign keys only",
            of(table("t", id, unique("id").named("u").deferrable(Deferral.INITIALLY_DEFERRED)))),
        refusal(
            "unique constraint of table t on SQLite: two NULLs are never equal to it",
            of(table("t", id, unique("id").nullsNotDistinct()))),
        refusal(
            "index ix on SQLite: two NULLs are never equal to it",
            of(table("t", id, index("ix", "id").unique().nullsNotDistinct()))),
        refusal(
            "foreign key of table t on SQLite: it sets all columns of a foreign key or none",
            of(
                table(
                    "t",
                    id,
                    foreignKey("id").references("t", "id").onDelete(Action.SET_NULL, "id")))),
        refusal(
            "check of table t on SQLite: it enforces every constraint",
            of(table("t", id, check(sql("id > 0")).validity(Validity.NOT_ENFORCED)))),
        refusal(
            "constraint x of table t on SQLite: it knows no EXCLUDE (id WITH =)",
            of(table("t", id, constraint("x", "EXCLUDE (id WITH =)")))));
  }

  private static Arguments refusal(String message, Schema schema) {
    return Arguments.of("Cannot hold " + message + ".", schema);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesByName(String message, Schema schema) {
    var refusal = assertThrows(DialectException.class, () -> HeldSchema.of(schema));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void refusesWordsForOtherDatabases() {
    Schema schema =
        of(table("t", column("a", text()).withDefault(Expression.on("postgres", "now()"))));
    var refusal = assertThrows(DialectException.class, () -> HeldSchema.of(schema));
    assertEquals(
        """
        Cannot say an expression on SQLite: it is given in the words of postgres only.

          words   now()
          try     add .on("sqlite", "…")""",
        refusal.getMessage());
  }
}
