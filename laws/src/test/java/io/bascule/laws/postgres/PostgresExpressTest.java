package io.bascule.laws.postgres;

import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.type;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.differ.live.LiveSchema;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.TableElement;
import io.bascule.schema.Type;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a declaration is on PostgreSQL, and what it cannot be. */
class PostgresExpressTest {
  private static final Dialect POSTGRES = new Postgres();

  private static Table express(TableElement... elements) {
    Schema declared = Schema.ofTables(List.of(table("t", elements)));
    Schema expressed = POSTGRES.express(declared);
    assertEquals(expressed, POSTGRES.express(expressed), "expressing twice is expressing once");
    return expressed.tables().list().get(0);
  }

  private static Column express(Column column) {
    return express(new TableElement[] {column}).columns().list().get(0);
  }

  @Test
  void a_primary_key_closes_its_columns() {
    Table table = express(column("a", integer()).asNullable(), primaryKey("a").named("pk"));
    assertFalse(table.columns().list().get(0).nullable());
  }

  @Test
  void an_identity_is_never_null() {
    assertFalse(
        express(column("a", integer()).asNullable().asIdentity(Identity.Kind.ALWAYS)).nullable());
    assertTrue(
        express(column("a", integer()).asNullable().asIdentity(Identity.Kind.SERIAL)).nullable());
  }

  @Test
  void types_are_those_that_the_server_keeps() {
    assertEquals(binary(), express(column("a", binary(16))).type());
    assertEquals(decimal(5, 0), express(column("a", decimal(5))).type());
    assertEquals(array(text()), express(column("a", array(array(text())))).type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT8|BIGINT",
        "Varchar (20)|VARCHAR",
        "double  precision|DOUBLE",
        "Timestamp(3) With Time Zone|TIMESTAMP_WITH_TIME_ZONE",
        "timestamptz(3)|TIMESTAMP_WITH_TIME_ZONE",
        "decimal(3)|DECIMAL",
        "jsonb|JSON",
        "text[][]|ARRAY",
        "json|NAMED",
        "\"Text\"|NAMED"
      })
  void words_for_types_are_understood(String words, Type.Kind kind) {
    assertEquals(kind, express(column("a", type(words))).type().kind());
  }

  @Test
  void what_only_sqlite_says_is_left_out_where_it_means_nothing() {
    Table table =
        POSTGRES
            .express(
                Schema.ofTables(
                    List.of(
                        table(
                                "t",
                                column("a", text()).withCollation("BINARY"),
                                unique("a").named("uq").onConflict(Conflict.ABORT))
                            .trait(Trait.STRICT)
                            .trait(Trait.WITHOUT_ROWID))))
            .tables()
            .list()
            .get(0);
    assertEquals(Set.of(), table.attributes().traits());
    assertEquals(column("a", text()), table.columns().list().get(0));
    assertEquals(unique("a").named("uq"), table.constraints().get(0));
  }

  @Test
  void what_would_mean_something_else_is_refused_by_name() {
    refused("unique constraint uq of t", unique("a").named("uq").onConflict(Conflict.IGNORE));
    refused("primary key pk of t", primaryKey("a").named("pk").onConflict(Conflict.REPLACE));
    refused("column t.a", column("a", text()).withCollation("NOCASE"));
    refused("column t.a", column("a", text()).withOnNull(Conflict.REPLACE));
    refused("index ix of t", index("ix", key("a").collate("rtrim")));
    refused(
        "foreign key fk of t",
        foreignKey("a").named("fk").references("t", "b").match(ForeignKey.Match.PARTIAL));
    assertThrows(
        DialectException.class,
        () -> express(column("a", text()).withDefault(Expression.on("sqlite", "1"))));
  }

  private static void refused(String who, TableElement element) {
    var refusal = assertThrows(DialectException.class, () -> express(element));
    assertTrue(
        String.valueOf(refusal.getMessage())
            .startsWith("Cannot hold the " + who + " on PostgreSQL: "),
        refusal.getMessage());
  }

  @Test
  void expressions_are_taken_in_this_dialect() {
    Table table =
        express(
            column("a", text())
                .withDefault(Expression.on("sqlite", "hex(1)").on("postgres", "to_hex(1)")),
            check(Expression.on("postgres", "a <> ''")).named("ck"));
    assertEquals(sql("to_hex(1)"), table.columns().list().get(0).defaultValue());
    assertEquals(sql("a <> ''"), ((Check) table.constraints().get(0)).rule());
  }

  @Test
  void defaults_are_of_their_columns_type() {
    assertEquals("true", words(column("a", type("bool")).defaultTo(1)));
    assertEquals("100", words(column("a", integer()).defaultTo("1e2")));
    assertEquals(
        "null", words(column("a", varchar(3)).defaultTo(io.bascule.schema.Literal.ofNull())));
  }

  private static String words(Column column) {
    return String.valueOf(express(column).defaultValue());
  }

  @Test
  void a_foreign_key_without_columns_means_the_primary_key() {
    Schema schema =
        POSTGRES.express(
            Schema.ofTables(
                List.of(
                    table("t", column("a", integer()), primaryKey("a").named("pk")),
                    table(
                        "u",
                        column("b", integer()),
                        foreignKey("b").named("fk").references("t")))));
    assertEquals(
        List.of("a"), schema.existing(QualifiedName.of("u")).foreignKeys().get(0).referenced());
  }

  @Test
  void names_are_cut_where_the_server_cuts_them() throws SQLException {
    String name = "ä" + "b".repeat(60) + "üü";
    Schema declared =
        POSTGRES.express(
            Schema.ofTables(
                List.of(
                    table(
                        name,
                        column(name, timestampWithTimeZone()),
                        check(sql('"' + name + "\" > now()")).named(name)))));
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();
        Connection connection = database.dataSource().getConnection()) {
      database.execute(
          "create table \"%1$s\" (\"%1$s\" timestamptz not null,".formatted(name)
              + " constraint \"%1$s\" check (\"%1$s\" > now()))".formatted(name));
      Table read = LiveSchema.read(connection, POSTGRES).schema().tables().list().get(0);
      assertEquals(declared.tables().names(), List.of(read.name()));
      assertEquals(declared.tables().list().get(0).columns(), read.columns());
      assertEquals(
          declared.tables().list().get(0).constraints().get(0).id(),
          read.constraints().get(0).id());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "orders, email, total",
    "a_table_with_quite_a_long_name_that_nobody_would_type_twice, a_column, b",
    "t, a_column_with_quite_a_long_name_that_nobody_would_type_twice, another_column_of_that_size",
    "ääääääääääääääääääääääääääääää, öööööööööööööööööööööö, b"
  })
  void names_that_the_server_chose_are_known(String name, String first, String second)
      throws SQLException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();
        Connection connection = database.dataSource().getConnection()) {
      database.execute(
          "create table \"%s\" (\"%s\" int primary key, \"%s\" int)"
              .formatted(name, first, second));
      for (int i = 0; i < 2; i++) {
        database.execute(
            """
            alter table "%1$s" add unique ("%2$s", "%3$s"), add unique ("%3$s"),
              add check ("%2$s" > 0), add check ("%2$s" > "%3$s"),
              add foreign key ("%3$s") references "%1$s",
              add exclude using btree ("%3$s" with =)"""
                .formatted(name, first, second));
      }
      Table read = LiveSchema.read(connection, POSTGRES).schema().tables().list().get(0);
      assertEquals(13, read.constraints().size());
      var kinds = new TreeSet<String>();
      for (Constraint constraint : read.constraints()) {
        assertTrue(POSTGRES.equivalence().isServerChosen(constraint, read), constraint.toString());
        assertFalse(
            POSTGRES
                .equivalence()
                .isServerChosen(
                    constraint.withName(
                        io.bascule.schema.ConstraintName.of("my_" + constraint.id())),
                    read));
        kinds.add(constraint.kind());
      }
      assertTrue(kinds.contains(PrimaryKey.of(read.constraints().get(0).id(), List.of()).kind()));
    }
  }
}
