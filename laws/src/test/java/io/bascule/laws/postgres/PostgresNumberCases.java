package io.bascule.laws.postgres;

import static io.bascule.laws.postgres.PostgresCase.a;
import static io.bascule.laws.postgres.PostgresCase.add;
import static io.bascule.laws.postgres.PostgresCase.alterOf;
import static io.bascule.laws.postgres.PostgresCase.change;
import static io.bascule.laws.postgres.PostgresCase.of;
import static io.bascule.laws.postgres.PostgresCase.on;
import static io.bascule.laws.postgres.PostgresCase.t;
import static io.bascule.laws.postgres.PostgresCase.when;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Identity.Kind.ALWAYS;
import static io.bascule.schema.Identity.Kind.BY_DEFAULT;
import static io.bascule.schema.Identity.Kind.SERIAL;

import io.bascule.operation.AlterTable;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DropSequence;
import io.bascule.schema.Column;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Sequence;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import java.util.stream.Stream;

/** Changes of how a column gets its values: sequences, identities, expressions. */
final class PostgresNumberCases {
  private PostgresNumberCases() {}

  static Stream<PostgresCase> numbers() {
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
            "serial counts with big integers",
            plain.asIdentity(SERIAL),
            plain.withIdentity(Identity.of(SERIAL).withOptions(options().upTo(Long.MAX_VALUE)))),
        when(
                "identity gets a range in which it did not start",
                of(
                    t(
                        plain.withIdentity(
                            counting(ALWAYS, options().startingAt(30).between(1, 90))))),
                change()
                    .add(
                        alterOf(
                            plain.withIdentity(
                                counting(ALWAYS, options().startingAt(30).between(1, 90))),
                            plain.withIdentity(
                                counting(ALWAYS, options().startingAt(3).between(2, 9))))))
            .gives("insert into t (id) values (1) returning n", "3"),
        when(
                "sequence of its own becomes a column's",
                of(t(plain.defaultTo(sql("nextval('s'::regclass)")))).with(Sequence.of(name("s"))),
                change()
                    .add(
                        alterOf(
                            plain.defaultTo(sql("nextval('s'::regclass)")),
                            plain.withIdentity(Identity.of(SERIAL).withSequence(name("s")))))
                    .add(new DropSequence(Sequence.of(name("s")))))
            .rows("insert into t (id) values (1)", "select setval('s', 7)")
            .gives("insert into t (id) values (2) returning n", "8"),
        when(
                "sequence goes to a new table under the same name",
                of(t(plain.asIdentity(SERIAL))),
                change()
                    .add(
                        new CreateTable(
                            table(
                                "u",
                                plain.withIdentity(
                                    Identity.of(SERIAL).withSequence(name("t_n_seq"))))))
                    .add(
                        alterOf(
                            plain.asIdentity(SERIAL),
                            plain.withIdentity(
                                Identity.of(SERIAL).withSequence(name("t_n_seq1"))))))
            .rows("insert into t (id) values (1)")
            .gives("insert into t (id) values (2) returning n", "2"),
        when(
            "plain to serial in an unlogged table",
            of(unlogged(t(plain))),
            change().add(alterOf(plain, plain.asIdentity(SERIAL)))),
        when(
            "serial with options added to an unlogged table, which is logged then",
            of(unlogged(t(plain))),
            change()
                .add(
                    add(
                        column("m", integer())
                            .withIdentity(counting(SERIAL, options().startingAt(3)))))
                .add(
                    new AlterTable(
                        name("t"), unlogged(t(plain)).attributes(), t(plain).attributes()))),
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

  private static Table unlogged(Table table) {
    return table.withAttributes(table.attributes().with(Trait.UNLOGGED));
  }

  private static Identity counting(Identity.Kind kind, SequenceOptions options) {
    return Identity.of(kind).withOptions(options);
  }

  /** Rows go up to 7; the next number must be 8, whatever the mechanism. */
  private static PostgresCase number(String title, Column before, Column after) {
    String overriding = "insert into t overriding system value values (1, 3), (2, 7)";
    boolean numbered = before.identity() != null;
    return when(title, of(t(before)), change().add(alterOf(before, after)))
        .rows(
            overriding,
            numbered ? "select setval(pg_get_serial_sequence('t', 'n'), 7)" : "select 1")
        .gives("insert into t (id) values (3) returning n > 7", "t");
  }

  static Stream<PostgresCase> computed() {
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
        when(
                "expression of a virtual column, with a check on the table",
                of(t(a(integer()), virtual, check(sql("a > 0")).named("ca"))),
                change().add(alterOf(virtual, twice.virtualAs(sql("a * 3")))))
            .since(18)
            .rows(row)
            .gives("select b from t", "21"),
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
}
