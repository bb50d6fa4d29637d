package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresCase.alterOf;
import static io.bascule.laws.postgres.PostgresCase.change;
import static io.bascule.laws.postgres.PostgresCase.of;
import static io.bascule.laws.postgres.PostgresCase.t;
import static io.bascule.laws.postgres.PostgresCase.when;
import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;

import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.stream.Stream;

/** Changes of enum types and their labels. */
final class PostgresEnumCases {
  private PostgresEnumCases() {}

  static Stream<PostgresCase> enums() {
    EnumType ab = enumType("mood", "a", "b");
    EnumType abc = enumType("mood", "a", "b", "c");
    EnumType cba = enumType("mood", "c", "b", "a");
    Type mood = enumeration("mood");
    Column m = column("m", mood);
    Column list = column("l", array(mood)).asNullable();
    Schema plain = of(t(m)).with(ab);
    String row = "insert into t (id, m) values (1, 'b')";
    Table p = table("p", m, primaryKey("m").named("p_pkey"));
    Table busy =
        t(
            m.defaultTo("a").withComment("c"),
            list.withDefault(sql("'{a}'")),
            column("g", bool()).asNullable().storedAs(sql("m = 'a'")),
            check(sql("m <> 'c'")).named("ck"),
            foreignKey("m").named("f").references("p", "m"),
            index("i", "m").where(sql("m = 'a'")).withComment("of a"),
            index("j", "m"),
            index("k", "g").unique());
    return Stream.of(
        when("enum", Schema.EMPTY, change().createEnum(enumType("mood", "a", "it's"))),
        when("label added", plain, change().alterEnum(ab, abc)).rows(row),
        when("label added in front", plain, change().alterEnum(ab, enumType("mood", "c", "a", "b")))
            .rows(row),
        when(
                "several labels added",
                plain,
                change().alterEnum(ab, enumType("mood", "x", "y", "a", "z", "b", "w")))
            .rows(row),
        when(
            "label added to an enum of an array",
            of(t(list)).with(ab),
            change().alterEnum(ab, abc)),
        when(
                "label added and used",
                plain,
                change().alterEnum(ab, abc).add(alterOf(m, m.defaultTo("c"))))
            .rows(row),
        when("label renamed", plain, change().renameLabel(ab, "b", "z")).rows(row),
        when(
                "label renamed, with the default that it is",
                of(t(m.defaultTo("b"))).with(ab),
                change().renameLabel(ab, "b", "z").add(alterOf(m.defaultTo("b"), m.defaultTo("z"))))
            .rows(row)
            .gives("insert into t (id) values (2) returning m", "z"),
        when(
                "labels renamed in a ring",
                plain,
                change()
                    .add(
                        new io.bascule.operation.AlterEnum(
                            ab,
                            enumType("mood", "b", "a"),
                            new java.util.TreeMap<>(java.util.Map.of("a", "b", "b", "a")))))
            .rows(row)
            .gives("select m from t", "a"),
        when(
                "labels reordered, everything on them",
                of(p, busy).with(abc),
                change().alterEnum(abc, cba))
            .rows("insert into p values ('a'), ('b')", row)
            .gives("select m from t", "b"),
        when(
                "default goes from a label that goes to one that comes",
                of(t(m.defaultTo("b"))).with(ab),
                change()
                    .alterEnum(ab, enumType("mood", "a", "c"))
                    .add(alterOf(m.defaultTo("b"), m.defaultTo("c"))))
            .rows("insert into t (id, m) values (1, 'a')"),
        when("label removed", of(t(m)).with(abc), change().alterEnum(abc, ab)).rows(row),
        when(
                "enum in another schema",
                Schema.EMPTY
                    .withNamespace("s")
                    .with(enumType("s.mood", "a", "b"))
                    .with(t(column("m", enumeration("s.mood")))),
                change().alterEnum(enumType("s.mood", "a", "b"), enumType("s.mood", "b", "a")))
            .rows(row));
  }
}
