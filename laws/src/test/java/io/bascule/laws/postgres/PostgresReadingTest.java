package io.bascule.laws.postgres;

import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.character;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.doublePrecision;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.json;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.number;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.real;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.smallint;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.time;
import static io.bascule.schema.Declare.timestamp;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.type;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planner;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.Side;
import io.bascule.differ.live.AskedServer;
import io.bascule.differ.live.LiveSchema;
import io.bascule.schema.Deferral;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Validity;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 8: what is created is read back as it was declared. */
class PostgresReadingTest {
  private static final Dialect POSTGRES = new Postgres();

  static List<EmbeddedPostgres> servers() {
    return PostgresServers.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void what_is_created_is_read_back(EmbeddedPostgres server) throws SQLException {
    Schema declared = POSTGRES.express(everything(PostgresServers.major(server)));
    try (ScratchDatabase database = server.createDatabase();
        Connection connection = database.dataSource().getConnection()) {
      create(connection, declared);
      Schema read = LiveSchema.read(connection, POSTGRES).schema();
      for (Table table : declared.tables()) {
        var wanted = parts(normal(table));
        var found = parts(normal(read.existing(table.id())));
        assertEquals(without(wanted, found), without(found, wanted), table.name());
      }
      assertEquals(normal(declared), normal(read));
      assertEquals(declared, POSTGRES.express(declared), "expressing twice is expressing once");
      assertEquals(normal(read), normal(POSTGRES.express(read)), "what is read can be held");
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void the_server_is_asked_about_other_words(EmbeddedPostgres server) throws SQLException {
    Schema declared = POSTGRES.express(wordy());
    try (ScratchDatabase database = server.createDatabase();
        Connection connection = database.dataSource().getConnection()) {
      create(connection, declared);
      var live = Side.asRead(LiveSchema.read(connection, POSTGRES).schema());
      var wanted = new Side(declared, new AskedServer(connection, POSTGRES));
      assertEquals(
          List.of(), Differ.of(POSTGRES).diff(live, wanted, Answers.NONE).operations().list());
      assertTrue(connection.getAutoCommit());
      assertEquals(
          List.of("public"),
          ask(
              connection,
              "select nspname from pg_namespace"
                  + " where nspname !~ '^pg_' and nspname <> 'information_schema'"));
    }
  }

  private static List<String> ask(Connection connection, String query) throws SQLException {
    var answers = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  /** One line a part, so that a difference is seen at once. */
  private static Set<String> parts(Table table) {
    var lines = new TreeSet<String>();
    table.columns().forEach(column -> lines.add(column.toString()));
    table.constraints().forEach(constraint -> lines.add(constraint.toString()));
    table.indexes().forEach(index -> lines.add(index.toString()));
    lines.add(table.attributes().toString());
    return lines;
  }

  private static String without(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return String.join("\n", rest);
  }

  private static Table normal(Table table) {
    return POSTGRES.equivalence().normal(table);
  }

  private static Schema normal(Schema schema) {
    return schema
        .withTables(schema.tables().map(PostgresReadingTest::normal))
        .withSequences(schema.sequences().map(POSTGRES.equivalence()::normal));
  }

  private static void create(Connection connection, Schema schema) throws SQLException {
    var all = Differ.of(POSTGRES).diff(Schema.EMPTY, schema).operations();
    try (Planner planner = POSTGRES.planner(connection);
        var statement = connection.createStatement()) {
      for (var planned : planner.plan(all).statements()) {
        try {
          statement.execute(planned.text());
        } catch (SQLException refused) {
          throw new SQLException(planned.text() + "\n" + refused.getMessage(), refused);
        }
      }
    }
  }

  private static Schema everything(int version) {
    var tables =
        new ArrayList<>(
            List.of(types(), numbers(), keys(), references(), indexes(), quoted(), elsewhere()));
    if (version >= 15) {
      tables.add(since15());
    }
    if (version >= 18) {
      tables.add(since18());
    }
    return Schema.ofTables(tables)
        .withNamespace("empty")
        .with(enumType("mood", "sad", "it's ok", "back\\slash"))
        .with(enumType("app.mood", "other"))
        .with(sequence("tickets").withOptions(options().incrementedBy(-5).caching(10).cycling()))
        .with(sequence("app.small").as(smallint()).withOptions(options().between(3, 99)))
        .with(Sequence.of(QualifiedName.of("plain")));
  }

  private static Table types() {
    return table(
            "types",
            column("a_bool", bool()).defaultTo(true),
            column("a_small", smallint()).defaultTo(-1),
            column("a_int", integer()).defaultTo(0),
            column("a_big", bigint()).defaultTo(3_000_000_000L),
            column("a_decimal", decimal()).defaultTo(-3_000_000_000L),
            column("a_money", decimal(12, 2)).defaultTo(number("12.50")),
            column("a_whole", decimal(5)).defaultTo(number("1e3")),
            column("a_real", real()).defaultTo(number("-0.5")),
            column("a_double", doublePrecision()).defaultTo(number(".25")),
            column("a_char", character(3)).defaultTo("N"),
            column("a_varchar", varchar(20)).defaultTo("it's \\ new"),
            column("an_endless", varchar()).defaultTo(""),
            column("a_text", text()).asNullable().withCollation("C"),
            column("a_binary", binary(16)).withDefault(Literal.ofValue(new byte[] {0, -1})),
            column("a_date", date()).withDefault(Expression.apply(Operator.CURRENT_DATE)),
            column("a_time", time(3)),
            column("a_moment", timestamp(3)).defaultTo("2020-01-02 03:04:05"),
            column("a_zoned", timestampWithTimeZone())
                .withDefault(Expression.apply(Operator.CURRENT_TIMESTAMP)),
            column("an_instant", timestampWithTimeZone(0)).defaultTo("2020-01-02 03:04:05+00"),
            column("a_uuid", uuid()).withDefault(sql("gen_random_uuid()")),
            column("a_json", json()).defaultTo("{}"),
            column("a_plain_json", type("JSON")),
            column("an_array", array(varchar(5))).defaultTo("{}"),
            column("a_matrix", array(array(integer()))),
            column("moods", array(enumeration("mood"))),
            column("a_mood", enumeration("mood")).defaultTo("it's ok"),
            column("another", enumeration("app.mood")).defaultTo("other"),
            column("a_range", type("int4range")),
            column("a_search", type("tsvector")),
            column("a_span", type("interval day to second(3)")).defaultTo("1 day"),
            column("a_bit", type("bit(3)")),
            column("a_varbit", type("varbit(5)")),
            column("a_zoned_time", type("timetz")),
            column("an_inet", type("inet")).asNullable().defaultTo("127.0.0.1"),
            column("words", text())
                .withGenerated(new Generated(sql("lower(a_text)"), Generated.Storage.STORED))
                .withComment("computed"))
        .comment("All types; with 'quotes' and \\ backslashes\nand lines ")
        .parameter("fillfactor", "70")
        .parameter("toast.autovacuum_enabled", "false");
  }

  private static Table numbers() {
    return table(
        "numbers",
        column("id", bigint()).asIdentity(Identity.Kind.ALWAYS),
        column("own", integer())
            .withIdentity(
                Identity.of(Identity.Kind.BY_DEFAULT)
                    .withOptions(options().startingAt(10).incrementedBy(2).upTo(1000).caching(5))),
        column("s", integer()).asIdentity(Identity.Kind.SERIAL),
        column("big", bigint()).asIdentity(Identity.Kind.SERIAL),
        column("small", smallint()).asIdentity(Identity.Kind.SERIAL).asNullable(),
        column("named", bigint())
            .withIdentity(
                Identity.of(Identity.Kind.SERIAL)
                    .withSequence(QualifiedName.of("a_sequence"))
                    .withOptions(options().startingAt(7))),
        column("shared", bigint()).withDefault(sql("nextval('tickets'::regclass)")),
        primaryKey("id").named("pk_numbers"));
  }

  private static Table keys() {
    return table(
            "keys",
            column("a", integer()).asNullable(),
            column("b", integer()),
            column("c", integer()),
            column("d", type("int4range")),
            primaryKey("b", "a").named("pk_keys").including("c"),
            unique("c").named("uq_c"),
            unique("c").named("uq_c_again"),
            unique("a", "c").named("uq_late").deferrable(Deferral.INITIALLY_DEFERRED),
            check(sql("a > b")).named("ck_plain"),
            check(
                    Expression.apply(
                        Operator.GREATER_OR_EQUAL, Expression.column("a"), Literal.of(0)))
                .named("ck_tree")
                .noInherit(),
            check(sql("(a <> 1) OR (b = 2)")).named("ck_late").validity(Validity.NOT_VALID),
            constraint("ex_d", "EXCLUDE USING gist (d WITH &&) WHERE ((a > 0))"))
        .trait(Trait.UNLOGGED)
        .trait(Trait.STRICT);
  }

  private static Table references() {
    return table(
        "refs",
        column("id", integer()),
        column("self", integer()).asNullable(),
        column("x", integer()).asNullable(),
        column("y", integer()).asNullable(),
        column("far", integer()).asNullable(),
        primaryKey("id").named("pk_refs"),
        foreignKey("self").named("fk_self").references("refs").onDelete(ForeignKey.Action.SET_NULL),
        foreignKey("x", "y")
            .named("fk_full")
            .references("pairs", "p", "q")
            .match(ForeignKey.Match.FULL)
            .onDelete(ForeignKey.Action.CASCADE)
            .onUpdate(ForeignKey.Action.SET_DEFAULT)
            .deferrable(Deferral.INITIALLY_IMMEDIATE),
        foreignKey("far")
            .named("fk_far")
            .references(QualifiedName.of("app", "elsewhere"), List.of("id"))
            .onDelete(ForeignKey.Action.RESTRICT)
            .deferrable(Deferral.INITIALLY_DEFERRED)
            .validity(Validity.NOT_VALID));
  }

  private static Table indexes() {
    return table(
        "pairs",
        column("p", integer()),
        column("q", integer()),
        column("t", text()),
        column("j", json()),
        column("f", varchar(9)),
        unique("p", "q").named("uq_pairs"),
        index("ix_plain", key("p"), key("q").descending()),
        index("ix_nulls", key("p").nullsFirst(), key("q").descending().nullsLast()),
        index("ix_usual", key("p").nullsLast(), key("q").descending().nullsFirst()),
        index("ix_call", key(sql("lower(t)"))).unique(),
        index("ix_sum", key(sql("p + q")), key(sql("(t || t)"))),
        index("ix_words", key("t").collate("C").using("text_pattern_ops"), key("f")),
        index("ix_call_collated", key(sql("upper(t)")).collate("C")),
        index("ix_gin", key("j").using("jsonb_path_ops")).using("gin").with("fastupdate", "off"),
        index("ix_part", key("p")).where(sql("(q > 0) AND (t IS NOT NULL)")),
        index("ix_carry", key("p")).unique().including("q", "t").with("fillfactor", "80"),
        index("ix_hash", key("p")).using("hash").withComment("a 'comment'"));
  }

  private static Table quoted() {
    return table(
        "Odd \"Table",
        column("User", integer()),
        column("user", integer()),
        column("select", text()),
        column(" blank ", integer()),
        column("dot.ted", integer()),
        column("größe", integer()).asIdentity(Identity.Kind.SERIAL),
        primaryKey("User", "dot.ted").named("PK of Odd"),
        check(sql("\"User\" > \"user\"")).named("Check \"it\""),
        index("Index.dot", key(" blank "), key(sql("lower(\"select\")"))));
  }

  private static Table elsewhere() {
    return table(
        "app.elsewhere",
        column("id", integer()).asIdentity(Identity.Kind.SERIAL),
        column("mood", enumeration("app.mood")),
        primaryKey("id").named("elsewhere_pkey"),
        index("ix_elsewhere", "mood"));
  }

  private static Table since15() {
    return table(
        "since15",
        column("a_negative", type("numeric(5,-2)")),
        column("a", integer()).asNullable(),
        column("b", integer()).asNullable(),
        unique("a").named("uq_same").nullsNotDistinct(),
        foreignKey("a", "b")
            .named("fk_some")
            .references("pairs", "p", "q")
            .onDelete(ForeignKey.Action.SET_NULL, "b"),
        index("ix_same", "b").unique().nullsNotDistinct());
  }

  private static Table since18() {
    return table(
        "since18",
        column("a", integer()),
        column("twice", integer()).asNullable().virtualAs(sql("a * 2")),
        column("room", type("int4range")),
        column("during", type("daterange")),
        check(sql("a > 0")).named("ck_word").validity(Validity.NOT_ENFORCED),
        foreignKey("a").named("fk_word").references("refs").validity(Validity.NOT_ENFORCED),
        constraint("pk_time", "PRIMARY KEY (room, during WITHOUT OVERLAPS)"));
  }

  /** The same things in words that the server would not use. */
  private static Schema wordy() {
    Table orders =
        table(
            "orders",
            column("id", type("int8")).asIdentity(Identity.Kind.BY_DEFAULT),
            column("state", enumeration("state")).defaultTo("new"),
            column("total", type("decimal(12, 2)")).withDefault(sql("1 + 1")),
            column("note", type("varchar( 20 )")).withDefault(sql("cast('a' as text)")),
            column("at", type("timestamptz")).withDefault(sql("now() + interval '1 day'")),
            column("day", type("timestamp(6)")).defaultTo("2020-01-01"),
            column("tags", type("text []")).withDefault(sql("array[]::text[]")),
            primaryKey("id").named("pk_orders"),
            check(sql("orders.total between 0 and 100")).named("ck_total"),
            check(sql("note in ('a', 'b') and not (note like 'c%')")).named("ck_note"),
            check(sql("state <> 'old'")).named("ck_state"),
            check(
                    Expression.apply(
                        Operator.OR,
                        Expression.apply(Operator.IS_NULL, Expression.column("note")),
                        Expression.apply(
                            Operator.LESS,
                            Expression.apply(Operator.LENGTH, Expression.column("note")),
                            Literal.of(10))))
                .named("ck_tree"),
            index("ix_open", key("at")).where(sql("state = 'new'")),
            index(
                "ix_note",
                key(sql("substring(note from 1 for 3)")),
                key(sql("lower(note) COLLATE \"C\""))));
    return Schema.ofTables(List.of(orders)).with(enumType("state", "new", "old"));
  }
}
