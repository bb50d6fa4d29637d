package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresCase.ID;
import static io.bascule.laws.postgres.PostgresCase.PK;
import static io.bascule.laws.postgres.PostgresCase.a;
import static io.bascule.laws.postgres.PostgresCase.of;
import static io.bascule.laws.postgres.PostgresCase.on;
import static io.bascule.laws.postgres.PostgresCase.t;
import static io.bascule.laws.postgres.PostgresCase.when;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.type;
import static io.bascule.schema.Declare.unique;

import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Validity;
import java.util.stream.Stream;

/** Changes of constraints and indexes. */
final class PostgresRuleCases {
  private PostgresRuleCases() {}

  static Stream<PostgresCase> constraints() {
    Table p = table("p", ID, primaryKey("id").named("p_pkey"));
    ForeignKey f = foreignKey("a").named("f").references("p", "id");
    Schema both = of(p, t(a(integer())));
    Schema keyed = of(p, t(a(integer()), f));
    String[] rows = {"insert into p values (7)", "insert into t values (1, 7)"};
    return Stream.of(
        when("foreign key", both, on("t", table -> table.add(f))).rows(rows),
        when(
                "foreign key with everything",
                both,
                on(
                    "t",
                    table ->
                        table.add(
                            f.onDelete(ForeignKey.Action.SET_NULL)
                                .onUpdate(ForeignKey.Action.CASCADE)
                                .match(ForeignKey.Match.FULL)
                                .deferrable(Deferral.INITIALLY_DEFERRED))))
            .rows(rows),
        when(
                "foreign key that was not valid",
                of(p, t(a(integer()), f.validity(Validity.NOT_VALID))),
                on("t", table -> table.alter(f.validity(Validity.NOT_VALID), f)))
            .rows(rows),
        when(
                "foreign key deferred",
                keyed,
                on("t", table -> table.alter(f, f.deferrable(Deferral.INITIALLY_DEFERRED))))
            .rows(rows),
        when(
                "foreign key restricted",
                keyed,
                on("t", table -> table.alter(f, f.onDelete(ForeignKey.Action.RESTRICT))))
            .rows(rows),
        when(
                "foreign key not enforced",
                keyed,
                on("t", table -> table.alter(f, f.validity(Validity.NOT_ENFORCED))))
            .since(18)
            .rows(rows),
        when(
            "constraints without names",
            of(p, table("t", ID, a(integer()))),
            on(
                "t",
                table ->
                    table
                        .add(primaryKey("id"))
                        .add(unique("a"))
                        .add(check(sql("a > 0")))
                        .add(check(sql("a < 100")))
                        .add(foreignKey("a").references("p", "id")))),
        when(
            "unique renamed",
            of(t(a(integer()), unique("a").named("u1"))),
            on("t", table -> table.rename(unique("a").named("u1"), "u2"))),
        when(
                "nulls not distinct",
                of(t(a(integer()), unique("a").named("u"))),
                on(
                    "t",
                    table ->
                        table.alter(
                            unique("a").named("u"), unique("a").named("u").nullsNotDistinct())))
            .since(15),
        when(
                "check changed",
                of(t(a(integer()), check(sql("a > 0")).named("ck"))),
                on(
                    "t",
                    table ->
                        table.alter(
                            check(sql("a > 0")).named("ck"), check(sql("a > 10")).named("ck"))))
            .rows("insert into t values (1, 70)"),
        when(
                "check not inherited, not valid",
                of(t(a(integer()))),
                on(
                    "t",
                    table ->
                        table.add(
                            check(sql("a > 0"))
                                .named("ck")
                                .noInherit()
                                .validity(Validity.NOT_VALID))))
            .rows("insert into t values (1, -1)"),
        when(
            "exclusion",
            of(t(a(type("int4range")))),
            on("t", table -> table.add(constraint("ex", "EXCLUDE USING gist (a WITH &&)")))),
        when(
                "primary key widened",
                of(table("t", ID, a(integer()).asRequired(), PK)),
                on("t", table -> table.drop(PK).add(primaryKey("id", "a").named("t_pkey"))))
            .rows("insert into t values (1, 7)"),
        when(
                "unique index becomes unique constraint",
                of(t(a(integer()), index("i", "a").unique())),
                on("t", table -> table.drop(index("i", "a").unique()).add(unique("a").named("i"))))
            .rows("insert into t values (1, 7)"),
        when(
            "unique becomes plain index",
            of(t(a(integer()), unique("a").named("u"))),
            on("t", table -> table.add(index("i", "a")).drop(unique("a").named("u")))));
  }

  static Stream<PostgresCase> indexes() {
    Schema plain = of(t(a(integer()), column("n", text()).asNullable()));
    Index i = index("i", "a");
    return Stream.of(
        when("index", plain, on("t", table -> table.add(i.withComment("it's")))),
        when(
            "index with everything",
            plain,
            on(
                "t",
                table ->
                    table.add(
                        index(
                                "i",
                                key(sql("lower(n)")).using("text_pattern_ops"),
                                key("a").descending())
                            .unique()
                            .including("id")
                            .where(sql("a > 0"))
                            .with("fillfactor", "70")))),
        when("hash index", plain, on("t", table -> table.add(index("i", "a").using("hash")))),
        when("index renamed", of(t(a(integer()), i)), on("t", table -> table.rename(i, "I"))),
        when(
            "index altered",
            of(t(a(integer()), i.with("fillfactor", "50"))),
            on(
                "t",
                table ->
                    table.alter(
                        i.with("fillfactor", "50"),
                        i.withComment("c").with("deduplicate_items", "off")))));
  }
}
