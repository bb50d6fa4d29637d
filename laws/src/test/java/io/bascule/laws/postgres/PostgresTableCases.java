package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresCase.ID;
import static io.bascule.laws.postgres.PostgresCase.a;
import static io.bascule.laws.postgres.PostgresCase.add;
import static io.bascule.laws.postgres.PostgresCase.alter;
import static io.bascule.laws.postgres.PostgresCase.change;
import static io.bascule.laws.postgres.PostgresCase.of;
import static io.bascule.laws.postgres.PostgresCase.on;
import static io.bascule.laws.postgres.PostgresCase.t;
import static io.bascule.laws.postgres.PostgresCase.when;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.smallint;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestamp;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Identity.Kind.ALWAYS;
import static io.bascule.schema.Identity.Kind.SERIAL;

import io.bascule.schema.Column;
import io.bascule.schema.Deferral;
import io.bascule.schema.Identity;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Changes of tables, and of what is said of columns. */
final class PostgresTableCases {
  private PostgresTableCases() {}

  static Stream<PostgresCase> tables() {
    var attributes = new TableAttributes(null, new TreeSet<>(), new java.util.TreeMap<>());
    Table a = table("a", ID, primaryKey("id").named("a_pkey"));
    Table serial =
        table("a", column("id", integer()).asIdentity(SERIAL), primaryKey("id").named("a_pkey"));
    Schema two = of(a).withNamespace("s");
    return Stream.of(
        when("namespace", Schema.EMPTY, change().createSchema("Sales")),
        when("sequence", Schema.EMPTY, change().createSequence(sequence("s").as(integer()))),
        when(
                "sequence altered",
                Schema.EMPTY.with(sequence("s")),
                change()
                    .alterSequence(
                        sequence("s"),
                        sequence("s").withOptions(options().from(100).incrementedBy(5).cycling())))
            .gives("select nextval('s')", "100"),
        when(
            "sequence of another type",
            Schema.EMPTY.with(sequence("s")),
            change().alterSequence(sequence("s"), sequence("s").as(smallint()))),
        when(
            "table with everything",
            of(a),
            change()
                .createTable(
                    table(
                            "b",
                            column("id", bigint())
                                .withIdentity(
                                    Identity.of(ALWAYS).withOptions(options().startingAt(100))),
                            column("n", smallint()).asIdentity(SERIAL),
                            column("a_id", integer()).withComment("it's a"),
                            column("select", text()).defaultTo("x'y\\z"),
                            primaryKey("id").named("b_pkey"),
                            unique("a_id", "n")
                                .named("b_u")
                                .deferrable(Deferral.INITIALLY_DEFERRED),
                            foreignKey("a_id").named("b_f").references("a", "id"),
                            check(sql("n > 0")).named("b_n"),
                            index("b_i", key("select").descending().nullsLast()))
                        .comment("everything")
                        .parameter("fillfactor", "70"))),
        when("table renamed", of(a), change().renameTable("a", "b"))
            .rows("insert into a values (1)")
            .gives("select id from b", "1"),
        when("table with serial renamed", of(serial), change().renameTable("a", "b"))
            .rows("insert into a default values"),
        when("table moved", two, change().renameTable("a", "s.a")).rows("insert into a values (1)"),
        when("table moved and renamed", two, change().renameTable("a", "s.b"))
            .rows("insert into a values (1)"),
        when(
            "table moved and renamed over a third",
            of(a, table("b", ID), table(name("s", "c"), ID)),
            change().renameTable("a", "s.b")),
        when(
            "table attributes",
            of(a),
            on(
                "a",
                table ->
                    table.alter(
                        attributes,
                        attributes
                            .withComment("it's")
                            .with(TableAttributes.Trait.UNLOGGED)
                            .with("fillfactor", "70")
                            .with("autovacuum_enabled", "false")))));
  }

  static Stream<PostgresCase> columns() {
    Column name = column("name", text());
    return Stream.of(
        when("column", of(t()), change().add(add(name.asNullable().withComment("c"))))
            .rows("insert into t values (1)"),
        when("column with default", of(t()), change().add(add(name.defaultTo("x"))))
            .rows("insert into t values (1)")
            .gives("select name from t", "x"),
        when(
            "column with collation",
            of(t()),
            change().add(add(name.asNullable().withCollation("C")))),
        alter("nullable", a(text()), a(text()).asRequired()).rows("insert into t values (1, 'x')"),
        alter("default", a(integer()).defaultTo(5), a(integer()).defaultTo(6))
            .rows("insert into t values (1, 2)"),
        alter("default gone", a(integer()).defaultTo(5), a(integer())),
        alter(
            "default becomes a function", a(timestamp()), a(timestamp()).withDefault(sql("now()"))),
        alter("comment", a(text()).withComment("a"), a(text()).withComment("it's b")),
        alter("collation", a(text()), a(text()).withCollation("C"))
            .rows("insert into t values (1, 'x')"),
        when(
                "column renamed",
                of(
                    table(
                        "node",
                        column("node_id", integer()).asIdentity(SERIAL),
                        column("parent_id", integer()).asNullable(),
                        primaryKey("node_id").named("node_pkey"),
                        foreignKey("parent_id").named("f").references("node", "node_id"))),
                on("node", table -> table.renameColumn("node_id", "id")))
            .rows("insert into node (parent_id) values (null), (1)"));
  }
}
