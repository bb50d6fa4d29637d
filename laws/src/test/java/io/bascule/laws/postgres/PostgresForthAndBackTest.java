package io.bascule.laws.postgres;

import static io.bascule.schema.Declare.array;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
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
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.type;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static io.bascule.schema.Identity.Kind.ALWAYS;
import static io.bascule.schema.Identity.Kind.BY_DEFAULT;
import static io.bascule.schema.Identity.Kind.SERIAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.TableChanges;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Deferral;
import io.bascule.schema.EnumType;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Type;
import io.bascule.schema.Validity;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every change on a live server with rows: it makes what a fresh database of the later schema is,
 * and its inverse makes what was there before, rows and all.
 */
class PostgresForthAndBackTest {
  /**
   * A change.
   *
   * @param title what happens
   * @param since the server's major version that it takes
   * @param before the schema before it
   * @param rows statements that put rows into it
   * @param changes the change
   * @param rowsAfter what a query gives after the change; a query and its answers
   */
  record Case(
      String title,
      int since,
      Schema before,
      List<String> rows,
      Operations changes,
      List<List<String>> rowsAfter) {
    @Override
    public String toString() {
      return title;
    }

    Case rows(String... statements) {
      return new Case(title, since, before, List.of(statements), changes, rowsAfter);
    }

    Case gives(String query, String... answers) {
      var more = new ArrayList<>(rowsAfter);
      var expected = new ArrayList<>(List.of(query));
      expected.addAll(List.of(answers));
      more.add(expected);
      return new Case(title, since, before, rows, changes, more);
    }

    Case since(int version) {
      return new Case(title, version, before, rows, changes, rowsAfter);
    }
  }

  private static Case when(String title, Schema before, Changes changes) {
    return new Case(title, 14, before, List.of(), changes.operations(), List.of());
  }

  private static Changes change() {
    return new Changes();
  }

  private static Changes on(String table, Consumer<TableChanges> words) {
    var changes = new Changes();
    words.accept(changes.table(table));
    return changes;
  }

  private static Schema of(Table... tables) {
    return Schema.ofTables(List.of(tables));
  }

  private static final Column ID = column("id", integer());
  private static final Constraint PK = primaryKey("id").named("t_pkey");

  private static Table t(io.bascule.schema.TableElement... more) {
    var all = new ArrayList<io.bascule.schema.TableElement>(List.of(ID, PK));
    all.addAll(List.of(more));
    return table("t", all.toArray(io.bascule.schema.TableElement[]::new));
  }

  private static Case alter(String title, Column before, Column after) {
    return when(title, of(t(before)), change().add(alterOf(before, after)));
  }

  private static io.bascule.operation.Operation alterOf(Column before, Column after) {
    return new io.bascule.operation.AlterColumn(name("t"), before, after);
  }

  private static Column a(Type type) {
    return column("a", type).asNullable();
  }

  static Stream<Case> cases() {
    return Stream.of(
            tables(), columns(), types(), numbers(), computed(), constraints(), indexes(), enums())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> tables() {
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

  private static Stream<Case> columns() {
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

  private static io.bascule.operation.Operation add(Column column) {
    return new io.bascule.operation.AddColumn(name("t"), column);
  }

  private static Stream<Case> types() {
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

  private static Stream<Case> numbers() {
    Column plain = column("n", integer());
    return Stream.of(
        number("plain to identity", plain, plain.asIdentity(BY_DEFAULT)),
        number("plain to serial", plain, plain.asIdentity(SERIAL)),
        number(
            "identity always to by default",
            plain.asIdentity(ALWAYS),
            plain.asIdentity(BY_DEFAULT)),
        number("serial to identity", plain.asIdentity(SERIAL), plain.asIdentity(ALWAYS)),
        number(
            "serial to bigserial",
            plain.asIdentity(SERIAL),
            plain.withType(bigint()).asIdentity(SERIAL)),
        number(
            "identity to bigint",
            plain.asIdentity(ALWAYS),
            plain.withType(bigint()).asIdentity(ALWAYS)),
        number(
            "identity options",
            plain.asIdentity(ALWAYS),
            plain.withIdentity(
                Identity.of(ALWAYS).withOptions(options().incrementedBy(2).from(-5)))),
        number(
            "serial options",
            plain.asIdentity(SERIAL),
            plain.withIdentity(Identity.of(SERIAL).withOptions(options().upTo(1000).caching(5)))),
        number(
            "serial gets a sequence of another name",
            plain.asIdentity(SERIAL),
            plain.withIdentity(Identity.of(SERIAL).withSequence(name("numbers")))),
        when(
                "plain with default to identity",
                of(t(plain.defaultTo(3).asNullable())),
                change().add(alterOf(plain.defaultTo(3).asNullable(), plain.asIdentity(ALWAYS))))
            .rows("insert into t values (1, 7)")
            .gives("insert into t (id) values (2) returning n", "8"),
        when(
                "serial added, rows present",
                of(table("t", column("name", text()))),
                on(
                    "t",
                    table -> table.add(plain.asIdentity(SERIAL)).add(primaryKey("n").named("p"))))
            .rows("insert into t values ('a'), ('b')")
            .gives("select n from t order by name", "1", "2")
            .gives("insert into t values ('c') returning n", "3"),
        when(
                "serial with options added, rows present",
                of(t()),
                change()
                    .add(
                        add(
                            plain.withIdentity(
                                Identity.of(SERIAL).withOptions(options().startingAt(10))))))
            .rows("insert into t values (1), (2)")
            .gives("select n from t order by id", "10", "11"),
        when("identity added, rows present", of(t()), change().add(add(plain.asIdentity(ALWAYS))))
            .rows("insert into t values (1), (2)")
            .gives("select n from t order by id", "1", "2"));
  }

  /** Rows go up to 7; the next number must be 8, whatever the mechanism. */
  private static Case number(String title, Column before, Column after) {
    String overriding = "insert into t overriding system value values (1, 3), (2, 7)";
    boolean numbered = before.identity() != null;
    return when(title, of(t(before)), change().add(alterOf(before, after)))
        .rows(
            overriding,
            numbered ? "select setval(pg_get_serial_sequence('t', 'n'), 7)" : "select 1")
        .gives("insert into t (id) values (3) returning n > 7", "t");
  }

  private static Stream<Case> computed() {
    Column twice = column("b", integer()).asNullable();
    Column stored = twice.storedAs(sql("a * 2"));
    Column virtual = twice.virtualAs(sql("a * 2"));
    String row = "insert into t (id, a) values (1, 7)";
    Index ib = index("ib", "b").withComment("of b");
    return Stream.of(
        when("computed column", of(t(a(integer()))), change().add(add(stored)))
            .rows(row)
            .gives("select b from t", "14"),
        when(
                "expression",
                of(t(a(integer()), stored, ib, check(sql("b > 0")).named("cb"))),
                change().add(alterOf(stored, twice.storedAs(sql("a * 3")))))
            .rows(row)
            .gives("select b from t", "21"),
        when(
                "base column changes its type",
                of(t(a(integer()), stored.withComment("twice"), ib, unique("b").named("ub"))),
                change().add(alterOf(a(integer()), a(bigint()))))
            .rows(row)
            .gives("select b from t", "14"),
        when(
                "no longer computed, and again",
                of(t(a(integer()), stored, ib)),
                change().add(alterOf(stored, twice)))
            .rows(row)
            .gives("select b from t", "14"),
        when("virtual column", of(t(a(integer()))), change().add(add(virtual))).since(18).rows(row),
        when(
                "virtual to stored",
                of(t(a(integer()), virtual)),
                change().add(alterOf(virtual, stored)))
            .since(18)
            .rows(row),
        when(
                "virtual to plain keeps the values",
                of(t(a(integer()), virtual)),
                change().add(alterOf(virtual, twice.asRequired().defaultTo(4))))
            .since(18)
            .rows(row)
            .gives("select b from t", "14"));
  }

  private static Stream<Case> constraints() {
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

  private static Stream<Case> indexes() {
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

  private static Stream<Case> enums() {
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

  @ParameterizedTest
  @MethodSource("cases")
  void goes_forth_and_back(Case one) {
    assumeTrue(PostgresTrial.version() >= one.since());
    try (var trial = new PostgresTrial();
        var fresh = new PostgresTrial()) {
      trial.make(one.before()).execute(one.rows().toArray(String[]::new));
      DatabaseDump schema = trial.dump();
      RowDump rows = trial.rows();

      trial.run(one.changes());

      fresh.make(one.changes().applyTo(one.before()));
      trial.assertIs(fresh.dump(), "forth");
      for (List<String> asked : one.rowsAfter()) {
        assertEquals(asked.subList(1, asked.size()), trial.ask(asked.get(0)), asked.get(0));
      }

      trial.run(one.changes().inverse());

      trial.assertIs(schema, "back");
      assertEquals(rows, trial.rows());
    }
  }
}
