package io.bascule.generator;

import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.bytes;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.currentDate;
import static io.bascule.schema.Declare.currentTimestamp;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.doublePrecision;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.identity;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.json;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.nothing;
import static io.bascule.schema.Declare.number;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.smallint;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.sqlOn;
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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.operation.CreateTable;
import io.bascule.schema.Conflict;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.ForeignKey.Match;
import io.bascule.schema.Identity;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Validity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaWriterTest {
  private static final Table USERS =
      table(
              "users",
              column("id", bigint()).asIdentity(Identity.Kind.BY_DEFAULT),
              column("email", varchar(320)),
              column("mood", enumeration("mood")).asNullable().defaultTo("so so"),
              column("moods", array(enumeration("mood"))).defaultTo("{}"),
              column("role", enumeration("app.role")).defaultTo("ADMIN"),
              column("invited_by", bigint()).asNullable(),
              primaryKey("id").named("users_pkey"),
              unique("email").named("users_email_key"),
              foreignKey("invited_by")
                  .references("users", "id")
                  .onDelete(Action.SET_NULL)
                  .named("users_invited_by_fkey"))
          .comment("Who may come in");

  private static final Table ORDERS =
      table(
              "orders",
              column("id", integer())
                  .withIdentity(
                      identity(Identity.Kind.ALWAYS).withOptions(options().startingAt(1000))),
              column("user_id", bigint()),
              column("class", text()).withCollation("C").withComment("a word of Java"),
              column("total", decimal(12, 2)).defaultTo(number("0.00")),
              column("discount", decimal(12, 2)).defaultTo(0),
              column("paid", bool()).defaultTo(false),
              column("placed", date()).defaultTo("2026-01-31"),
              column("due", date()).withDefault(currentDate()),
              column("created_at", timestampWithTimeZone(3)).withDefault(currentTimestamp()),
              column("tax", doublePrecision())
                  .asNullable()
                  .storedAs(sql("(total - discount) * 0.19")),
              column("extra", json()).defaultTo("{}"),
              column("digest", binary()).asNullable().defaultTo(bytes("00ff")),
              column("span", type("tstzrange")).asNullable().withDefault(nothing()),
              column("price", type("NUMERIC(10,2)")).defaultTo(0),
              column("note", text()).asNullable().defaultTo(0).withOnNull(Conflict.REPLACE),
              primaryKey("id").named("orders_pkey"),
              foreignKey("user_id")
                  .references("users", "id")
                  .onDelete(Action.CASCADE)
                  .onUpdate(Action.RESTRICT)
                  .deferrable(Deferral.INITIALLY_DEFERRED)
                  .named("orders_user_id_fkey"),
              check(sql("total >= discount")).named("ck_orders_total"),
              check(sql("tax > 0"))
                  .noInherit()
                  .validity(Validity.NOT_VALID)
                  .named("orders_tax_check"),
              constraint("no_overlap", "EXCLUDE USING gist (span WITH &&)"),
              index("ix_orders_open", key("user_id"), key("total").descending().nullsLast())
                  .where(sql("NOT paid")),
              index("orders_note_idx", "note"),
              index("ux_orders", key(sql("lower(note)")).using("text_pattern_ops"))
                  .unique()
                  .including("total", "tax")
                  .nullsNotDistinct()
                  .with("fillfactor", "70")
                  .withComment("for the search"))
          .trait(Trait.UNLOGGED)
          .parameter("fillfactor", "70");

  private static final Table LINES =
      table(
          "order_lines",
          column("order_id", integer()),
          column("number", smallint()).defaultTo(1),
          column("parent", smallint()).asNullable(),
          column("owner", text()),
          column("key", uuid()).withDefault(sql("gen_random_uuid()")),
          column("at", time()).defaultTo("08:43"),
          column("seen", timestamp()).defaultTo("2026-01-31 08:43:00"),
          column("rank", decimal(10, 0)).asIdentity(Identity.Kind.SERIAL),
          primaryKey("order_id", "number").named("pk_order_lines"),
          unique(key("key").collate("C"), key("at").descending())
              .nullsNotDistinct()
              .deferrable(Deferral.INITIALLY_IMMEDIATE)
              .named("uq_lines"),
          foreignKey("order_id", "parent")
              .references("order_lines", "order_id", "number")
              .match(Match.FULL)
              .onDelete(Action.SET_NULL, "parent")
              .named("fk_parent"),
          foreignKey("order_id").references("orders", "id").named("fk_order_lines_order_id"),
          foreignKey("owner").references("users", "id").named("order_lines_owner_fkey"),
          check(sqlOn("postgres", "number > 0::smallint").on("sqlite", "number > 0"))
              .named("order_lines_check"));

  private static final Schema SHOP =
      Schema.ofTables(List.of(USERS, ORDERS, LINES))
          .with(enumType("mood", "sad", "so so", "happy"))
          .with(enumType("app.role", "ADMIN", "USER"))
          .with(enumType("unused", "a"))
          .with(sequence("numbers").withOptions(options().incrementedBy(10)))
          .withNamespace("app");

  @Test
  void a_schema_reads_as_a_careful_person_would_write_it() {
    List<JavaSource> sources = SchemaWriter.write(SHOP, "shop.model", "Shop");
    sources.forEach(source -> Golden.check("schema/" + source.fileName(), source.text()));
    assertEquals(
        List.of("OrderLines", "Orders", "Users", "Mood", "Role", "Shop"),
        sources.stream().map(JavaSource::className).toList());
    assertEquals(SHOP, Declared.compiled(sources));
  }

  @Test
  void names_that_java_does_not_take_are_changed() {
    Schema odd =
        Schema.ofTables(
            Stream.of(
                    "object",
                    "Object",
                    "index",
                    "1st",
                    "表",
                    "a.b",
                    "app.a.b",
                    "select * from",
                    "con",
                    "größe",
                    "record",
                    "shop",
                    "users_table",
                    "Users",
                    "users",
                    "USERS",
                    "String")
                .map(
                    own ->
                        table(
                            own.equals("a.b") ? name("", own) : name(own),
                            column("class", text()),
                            column("Class", text()),
                            column("CLASS", text()),
                            column("größe", text()),
                            column("1st", text()),
                            column("表", text()),
                            column("😀", text()),
                            column("%", text()),
                            column("new", integer()).asIdentity(Identity.Kind.BY_DEFAULT),
                            column("classColumn", text()),
                            column("part_1", text()),
                            column("HTTPServer ID", text()),
                            column("_", text()),
                            foreignKey("class").references(name("", "a.b"), "Class").named("f1"),
                            foreignKey("%").references(name("x.y", "z"), "a").named("f2"),
                            index("i", "😀", "%")))
                .toList());
    List<JavaSource> sources = SchemaWriter.write(odd, "", "Shop");
    String text = sources.get(1).text();
    Golden.check("schema/odd.txt", classes(sources) + "\n\n" + text);
    assertEquals(odd, Declared.compiled(sources));
  }

  private static String classes(List<JavaSource> sources) {
    return sources.stream().map(JavaSource::className).collect(Collectors.joining("\n"));
  }

  @Test
  void constraints_without_a_name_stay_without_one() {
    Schema bare =
        Schema.ofTables(
            List.of(
                table(
                    "a",
                    column("id", integer()),
                    column("b", integer()),
                    primaryKey("id"),
                    unique("b"),
                    unique("b"),
                    unique("b").named("uq_a_b"),
                    check(sql("b > 0")),
                    check(sql("b > 1")),
                    foreignKey("b").references("a"),
                    foreignKey("b").references("nowhere", "c"))));
    List<JavaSource> sources = SchemaWriter.write(bare, "shop.model", "Shop");
    Golden.check("schema/bare.java", sources.get(0).text());
    assertEquals(bare, Declared.unnamed(Declared.compiled(sources), bare));
  }

  @Test
  void former_names_are_told() {
    Schema renamed = Schema.ofTables(List.of(USERS.withName(name("app", "users"))));
    Schema noted =
        renamed.withNotes(
            renamed
                .notes()
                .renamed(name("people"), name("app", "users"))
                .renamed(name("app", "users"), "mail", "email"));
    Schema said =
        Declared.compiled(
            SchemaWriter.write(
                noted.with(enumType("mood", "a")).with(enumType("app.role", "ADMIN")), "", "Shop"));
    assertEquals(Optional.of(name("people")), said.notes().formerName(name("app", "users")));
    assertEquals(Optional.of("mail"), said.notes().formerName(name("app", "users"), "email"));
  }

  @Test
  void a_table_of_very_many_columns_compiles() {
    var wide = (CreateTable) Forms.wide(1_600).list().get(0);
    var names = wide.subject().columns().names().toArray(String[]::new);
    Schema schema =
        Schema.ofTables(
            List.of(
                wide.subject()
                    .with(primaryKey("measurement_7").named("pk_wide"))
                    .with(unique(names).named("uq_wide"))
                    .with(
                        foreignKey("measurement_900")
                            .references("wide", "measurement_7")
                            .named("fk_wide"))));
    assertEquals(schema, Declared.compiled(SchemaWriter.write(schema, "", "Shop")));
  }

  @Test
  void a_schema_of_very_many_tables_compiles() {
    Schema schema = Forms.many(2_000, 2).applyTo(Schema.EMPTY);
    for (int i = 0; i < 100; i++) {
      schema = schema.with(sequence("s" + i));
    }
    schema = Declared.unnamed(schema, Schema.EMPTY);
    Schema said = Declared.compiled(SchemaWriter.write(schema, "shop.model", "Shop"));
    assertEquals(schema, Declared.unnamed(said, schema));
  }

  @Test
  void numbers_of_a_foreign_type_are_those_that_their_keys_point_to() {
    Schema schema =
        Schema.ofTables(
            List.of(
                table(
                    "film",
                    column("id", type("INT")),
                    column("language_id", type("INT UNSIGNED")).defaultTo(7),
                    column("studio_id", type("INT")),
                    column("sequel_of", type("NUMERIC")).asNullable(),
                    column("remake_of", type("")),
                    column("poster", type("MEDIUMBLOB")),
                    primaryKey("id"),
                    foreignKey("language_id").references("language", "id"),
                    foreignKey("studio_id").references("studio", "id"),
                    foreignKey("sequel_of").references("language", "id"),
                    foreignKey("remake_of").references("film", "id")),
                table("language", column("id", bigint()), primaryKey("id")),
                table(
                    "studio",
                    column("id", integer()),
                    column("first_film", smallint()),
                    primaryKey("id"),
                    foreignKey("first_film").references("film", "id"))));
    List<JavaSource> sources = SchemaWriter.write(schema, "shop.model", "Shop");
    Golden.check("schema/Film.java", sources.get(0).text());
    Golden.check("schema/Studio.java", sources.get(2).text());
    assertEquals(schema, Declared.unnamed(Declared.compiled(sources), schema));
  }

  @Test
  void an_empty_schema_is_one() {
    assertEquals(Schema.EMPTY, Declared.compiled(SchemaWriter.write(Schema.EMPTY, "", "Shop")));
  }

  @Test
  void wrong_names_and_wrong_schemas_are_refused() {
    var told = new StringBuilder();
    for (var names : List.of(List.of("", "a b"), List.of("a.", "Shop"), List.of("shop", "class"))) {
      told.append(refusal(Schema.EMPTY, names.get(0), names.get(1)));
    }
    var key = foreignKey("b").references("a");
    var carrying = index("i", key(sql("1"))).including("b");
    told.append(refusal(Schema.ofTables(List.of(table("a", key))), "", "Shop"));
    told.append(refusal(Schema.ofTables(List.of(table("a", carrying))), "", "Shop"));
    Golden.check("error/schema.txt", told.toString());
    assertTrue(told.toString().contains("column b"), told.toString());
  }

  private static String refusal(Schema schema, String packageName, String className) {
    return assertThrows(
                GeneratorException.class, () -> SchemaWriter.write(schema, packageName, className))
            .getMessage()
        + "\n\n----\n";
  }
}
