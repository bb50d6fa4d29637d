package io.bascule.laws.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Live;
import io.bascule.dialect.Unmodelled;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.differ.live.LiveSchema;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads it and from wherever: the catalog is read whole. */
class PostgresCatalogReaderTest {
  private static final Dialect POSTGRES = new Postgres();

  static List<EmbeddedPostgres> servers() {
    return PostgresServers.all();
  }

  private static Live read(ScratchDatabase database, String... before) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (String sql : before) {
        statement.execute(sql);
      }
      return LiveSchema.read(connection, POSTGRES);
    }
  }

  private static final String[] OTHERS = {
    "create extension citext",
    "create schema app",
    "create domain app.percent as integer default 7 check (value between 0 and 100)",
    "create type pair as (a int, b app.percent)",
    "create type span as range (subtype = float8)",
    "create collation app.german (provider = icu, locale = 'de')",
    "create sequence free",
    "create function twice(n int) returns int language sql immutable as 'select n * 2'",
    "create table t (id serial primary key with (fillfactor = 70), p app.percent, c citext,"
        + " n int check (twice(n) > 0), bytes bytea, q bigint)",
    "create function t_size(r t) returns int language sql as 'select r.n'",
    "create procedure nothing() language sql as ''",
    "create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0')",
    "create function touch() returns trigger language plpgsql as 'begin return new; end'",
    "create view v as select id, twice(n) as m from t",
    "create view app.w with (security_barrier=true) as select m from v",
    "create materialized view mv as select id from t",
    "create unique index ix_mv on mv (id)",
    "create trigger touched before update of n on t for each row execute function touch()",
    "alter table t disable trigger touched",
    "create rule quiet as on delete to t where old.id = 1 do instead nothing",
    "create policy mine on t for select using (n > 1)",
    "alter table t enable row level security",
    "create statistics st on id, n from t",
    "alter table t replica identity full",
    "alter table t alter column bytes set storage external",
    "create table parts (id int not null, d date not null, r int references t,"
        + " primary key (id, d)) partition by range (d)",
    "create table parts_1 partition of parts for values from ('2020-01-01') to ('2021-01-01')",
    "create table parts_2 partition of parts default partition by list (id)",
    "create index ix_parts on parts (d)",
    "create table child (extra text) inherits (t)",
    "create sequence owned owned by t.q",
    "create publication pub for table t",
    "comment on view v is 'it''s a view'",
    "comment on constraint t_pkey on t is 'the key'",
    "comment on sequence free is 'numbers'",
    "create table bascule_history (id int)",
    "create table app.bascule_history (id serial)"
  };

  @ParameterizedTest
  @MethodSource("servers")
  void what_the_language_cannot_say_is_listed(EmbeddedPostgres server) throws SQLException {
    try (ScratchDatabase database = server.createDatabase()) {
      database.execute(OTHERS);
      Live live = read(database);
      assertEquals(List.of("t"), live.schema().tables().names());
      assertEquals(List.of("free"), live.schema().sequences().names());
      assertEquals(Set.of("app"), live.schema().namespaces());
      assertEquals(
          List.of(
              "BEFORE_TABLES extension citext",
              "BEFORE_TABLES collation app.german",
              "BEFORE_TABLES domain app.percent",
              "BEFORE_TABLES composite type pair",
              "BEFORE_TABLES range type span",
              "BEFORE_TABLES procedure nothing()",
              "BEFORE_TABLES aggregate total(integer)",
              "BEFORE_TABLES function touch()",
              "BEFORE_TABLES function twice(n integer)",
              "BEFORE_TABLES sequence owned",
              "BEFORE_TABLES partitioned table parts",
              "BEFORE_TABLES partition parts_1",
              "BEFORE_TABLES partition parts_2",
              "AFTER_TABLES publication pub",
              "AFTER_TABLES function t_size(r t)",
              "AFTER_TABLES owner of sequence owned on t.q",
              "AFTER_TABLES index parameters t_pkey on t",
              "AFTER_TABLES inherited table child",
              "AFTER_TABLES foreign key parts_r_fkey on parts",
              "AFTER_TABLES materialized view mv",
              "AFTER_TABLES view v",
              "AFTER_TABLES view app.w",
              "AFTER_TABLES trigger touched on t",
              "AFTER_TABLES rule quiet on t",
              "AFTER_TABLES policy mine on t",
              "AFTER_TABLES row security t",
              "AFTER_TABLES statistics st on t",
              "AFTER_TABLES replica identity t",
              "AFTER_TABLES column settings bytes on child",
              "AFTER_TABLES column settings bytes on t",
              "AFTER_TABLES comment on sequence public.free",
              "AFTER_TABLES comment on table constraint t_pkey on public.t",
              "AFTER_TABLES comment on view public.v"),
          live.unmodelled().stream().map(other -> other.place() + " " + other).toList());
      assertDefinitions(live);
    }
  }

  private static void assertDefinitions(Live live) {
    for (Unmodelled other : live.unmodelled()) {
      boolean nameOnly = other.kind().equals("publication");
      assertEquals(nameOnly, other.definition().isEmpty(), other.toString());
      boolean ofTable =
          other.place() == Place.AFTER_TABLES
              && !other.name().endsWith("child")
              && !List.of("comment", "publication", "view", "inherited table")
                  .contains(other.kind());
      assertTrue(
          !ofTable || other.tables().contains(QualifiedName.of("t")), () -> other + " is of t");
    }
  }

  @Test
  void a_role_without_rights_reads_everything() throws SQLException {
    String role = "stranger_" + Long.toHexString(System.nanoTime());
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      database.execute(OTHERS);
      database.execute("create role " + role);
      Live own = read(database);
      Live others = read(database, "set session authorization " + role);
      assertEquals(own, others);
      database.execute("drop role " + role);
    }
  }

  @Test
  void the_default_schema_is_the_connections_own() throws SQLException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      database.execute(
          "create schema app",
          "create type app.mood as enum ('sad')",
          "create function app.f() returns int language sql as 'select 1'",
          "create table app.t (id serial primary key, m app.mood default 'sad', n int default app.f())",
          "create table public.u (t int references app.t, m app.mood[])");
      Schema schema = read(database, "set search_path = app, public").schema();
      assertEquals(List.of("t", "public.u"), schema.tables().names());
      assertEquals(Set.of("public"), schema.namespaces());
      Table t = schema.existing(QualifiedName.of("t"));
      assertEquals("f()", String.valueOf(t.column("n").get().defaultValue()));
      assertEquals(Type.enumeration(QualifiedName.of("mood")), t.column("m").get().type());
      Table u = schema.existing(QualifiedName.of("public", "u"));
      assertEquals(QualifiedName.of("t"), u.foreignKeys().get(0).table());
      assertEquals(
          Type.arrayOf(Type.enumeration(QualifiedName.of("mood"))), u.column("m").get().type());
    }
  }

  @Test
  void a_schema_without_tables_of_its_own_does_not_count_as_used() throws SQLException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      database.execute("create schema app", "create table app.t (id int)");
      assertEquals(Set.of(), read(database, "set search_path = app").schema().namespaces());
      assertEquals(
          Set.of("app"), read(database, "set search_path = nowhere").schema().namespaces());
    }
  }

  @Test
  void settings_of_the_session_neither_matter_nor_change() throws SQLException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();
        Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      database.execute(
          "create table t (a timestamptz default '2020-01-01 00:00:00+00',"
              + " b interval default '1 day 02:00:00', c bytea default '\\x00ff', d float8 default 0.1)");
      Live usual = LiveSchema.read(connection, POSTGRES);
      String[] settings = {
        "search_path = pg_catalog, public",
        "timezone = 'Asia/Tokyo'",
        "datestyle = 'ISO, DMY'",
        "intervalstyle = 'iso_8601'",
        "bytea_output = 'escape'",
        "extra_float_digits = 0"
      };
      for (String setting : settings) {
        statement.execute("set " + setting);
      }
      statement.execute("set search_path = public");
      assertEquals(usual, LiveSchema.read(connection, POSTGRES));
      try (var row =
          statement.executeQuery(
              "select current_setting('timezone'), current_setting('search_path'),"
                  + " current_setting('intervalstyle')")) {
        row.next();
        assertEquals("Asia/Tokyo", row.getString(1));
        assertEquals("public", row.getString(2));
        assertEquals("iso_8601", row.getString(3));
      }
    }
  }

  @Test
  void serial_is_known_by_its_sequence() throws SQLException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      database.execute(
          "create table t (a serial, b bigserial, c int, d int, e int, f text)",
          "create sequence named maxvalue 100 owned by t.c",
          "alter table t alter c set default nextval('named')",
          "create sequence old owned by t.d", // as servers before 10 made them: bigint
          "alter table t alter d set default nextval('old')",
          "alter table t alter e set default nextval('named')",
          "create sequence texts owned by t.f",
          "alter table t alter f set default nextval('texts')",
          "alter sequence t_b_seq as integer");
      Live live = read(database);
      Table t = live.schema().existing(QualifiedName.of("t"));
      Identity serial = Identity.of(Identity.Kind.SERIAL);
      assertEquals(serial, t.column("a").get().identity());
      assertEquals(
          serial.withOptions(SequenceOptions.DEFAULT.upTo(Integer.MAX_VALUE)),
          t.column("b").get().identity());
      assertEquals(
          serial
              .withSequence(QualifiedName.of("named"))
              .withOptions(SequenceOptions.DEFAULT.upTo(100)),
          t.column("c").get().identity());
      assertEquals(
          serial
              .withSequence(QualifiedName.of("old"))
              .withOptions(SequenceOptions.DEFAULT.upTo(Long.MAX_VALUE)),
          t.column("d").get().identity());
      assertEquals(null, t.column("e").get().identity());
      assertEquals("nextval('named'::regclass)", t.column("e").get().defaultValue().toString());
      assertEquals(null, t.column("f").get().identity());
      assertEquals(List.of(), live.schema().sequences().names());
      assertEquals(
          List.of("sequence texts", "owner of sequence texts on t.f", "sequence type named"),
          live.unmodelled().stream().map(Unmodelled::toString).toList());
    }
  }
}
