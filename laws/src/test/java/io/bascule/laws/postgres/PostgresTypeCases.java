package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresCase.a;
import static io.bascule.laws.postgres.PostgresCase.alter;
import static io.bascule.laws.postgres.PostgresCase.alterOf;
import static io.bascule.laws.postgres.PostgresCase.change;
import static io.bascule.laws.postgres.PostgresCase.of;
import static io.bascule.laws.postgres.PostgresCase.on;
import static io.bascule.laws.postgres.PostgresCase.t;
import static io.bascule.laws.postgres.PostgresCase.when;
import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.smallint;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestamp;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.type;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;

import io.bascule.schema.Schema;
import io.bascule.schema.Type;
import java.util.stream.Stream;

/** Changes of columns' types; values are converted. */
final class PostgresTypeCases {
  private PostgresTypeCases() {}

  static Stream<PostgresCase> types() {
    Type mood = enumeration("mood");
    Schema moods = of(t(a(text()))).with(enumType("mood", "a", "b"));
    return Stream.of(
        alter("varchar widened", a(varchar(50)), a(varchar(100)))
            .rows("insert into t values (1,'x')"),
        alter("integer to bigint", a(integer()), a(bigint())).rows("insert into t values (1, 7)"),
        alter("numeric opened", a(decimal(10, 2)), a(decimal()))
            .rows("insert into t values (1, 7.25)"),
        alter("text to integer", a(text()), a(integer())).rows("insert into t values (1, '7')"),
        alter("integer to boolean", a(integer()), a(bool()))
            .rows("insert into t values (1, 1), (2, 0)"),
        alter("smallint to boolean", a(smallint()), a(bool()))
            .rows("insert into t values (1, 1), (2, 0)"),
        alter("text to boolean", a(text()), a(bool())).rows("insert into t values (1, 'true')"),
        alter("text to uuid", a(text()), a(uuid()))
            .rows("insert into t values (1, '11111111-1111-1111-1111-111111111111')"),
        alter("timestamp to timestamptz", a(timestamp()), a(timestampWithTimeZone()))
            .rows("insert into t values (1, '2020-01-01 12:00:00')")
            .gives("select a = '2020-01-01 12:00:00+00' from t", "t"),
        alter("date to timestamptz", a(date()), a(timestampWithTimeZone()))
            .rows("insert into t values (1, '2020-01-01')")
            .gives("select a = '2020-01-01 00:00:00+00' from t", "t"),
        alter("bytes to text", a(binary()), a(text())).rows("insert into t values (1, 'abc')"),
        alter("json to jsonb", a(type("json")), a(Type.of(Type.Kind.JSON)))
            .rows("insert into t values (1, '{}')"),
        alter("text to json", a(text()), a(Type.of(Type.Kind.JSON)))
            .rows("insert into t values (1, '1')"),
        alter("bit to bit varying", a(type("bit(3)")), a(type("bit varying(3)")))
            .rows("insert into t values (1, '101')"),
        alter("interval fields", a(type("interval")), a(type("interval day to second")))
            .rows("insert into t values (1, '2 days')"),
        alter("integer to uuid, which nothing converts", a(integer()), a(uuid()))
            .rows("insert into t values (1, null)"),
        alter("xml to text", a(type("xml")), a(text())).rows("insert into t values (1, '<a/>')"),
        alter("scalar to array", a(integer()), a(array(integer())))
            .rows("insert into t values (1, 7), (2, null)")
            .gives("select a from t order by id", "{7}", "null"),
        alter("text to array", a(varchar(10)), a(array(text())))
            .rows("insert into t values (1, 'x,y')"),
        alter(
                "type while a default goes and another comes",
                a(varchar(36)).defaultTo("x"),
                a(integer()).defaultTo(3))
            .rows("insert into t values (1, '7')"),
        when("text to enum", moods, change().add(alterOf(a(text()), a(mood))))
            .rows("insert into t values (1, 'b')"),
        when(
                "text with default to enum",
                of(t(a(text()).defaultTo("a"))).with(enumType("mood", "a", "b")),
                change().add(alterOf(a(text()).defaultTo("a"), a(mood).defaultTo("b"))))
            .rows("insert into t values (1, 'b')"),
        when(
                "array of texts to array of enums",
                of(t(a(array(text())))).with(enumType("mood", "a", "b")),
                change().add(alterOf(a(array(text())), a(array(mood)))))
            .rows("insert into t values (1, '{b,a}')"),
        when(
                "enum to another enum",
                of(t(a(mood))).with(enumType("mood", "a", "b")).with(enumType("state", "b", "c")),
                change().add(alterOf(a(mood), a(enumeration("state")))))
            .rows("insert into t values (1, 'b')"),
        when(
                "with an expression of one's own",
                of(t(a(text()))),
                on("t", table -> table.alter(a(text()), a(integer()), sql("length(a)"))))
            .gives("select 1", "1"));
  }
}
