package io.bascule.dsl;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.nothing;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Conflict;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Identity;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModifiersTest {
  private abstract static class Things extends Table {
    Things() {
      super("things");
    }
  }

  private static io.bascule.schema.Column with(Identity identity) {
    return column("n", bigint()).withIdentity(identity);
  }

  @Test
  void integersAreNumberedInEveryWay() {
    var options = options().startingAt(10).incrementedBy(5).caching(3);
    assertEquals(with(Identity.of(Identity.Kind.BY_DEFAULT)), bigintThat(Numbering.IDENTITY));
    assertEquals(with(Identity.of(Identity.Kind.ALWAYS)), bigintThat(Numbering.ALWAYS));
    assertEquals(with(Identity.of(Identity.Kind.SERIAL)), bigintThat(Numbering.SERIAL));
    assertEquals(
        with(Identity.of(Identity.Kind.BY_DEFAULT).withOptions(options)),
        bigintThat(Numbering.WITH_OPTIONS));
    assertEquals(
        with(Identity.of(Identity.Kind.SERIAL).withOptions(options).withSequence(name("s.n"))),
        bigintThat(Numbering.NAMED_SERIAL));
  }

  private enum Numbering {
    IDENTITY,
    ALWAYS,
    SERIAL,
    WITH_OPTIONS,
    NAMED_SERIAL
  }

  private static io.bascule.schema.Column bigintThat(Numbering numbering) {
    return Declared.column(
        new Things() {
          {
            var column = bigint("n");
            switch (numbering) {
              case IDENTITY -> column.identity();
              case ALWAYS -> column.identityAlways();
              case SERIAL -> column.serial();
              case WITH_OPTIONS ->
                  column.identity(o -> o.startingAt(10).incrementedBy(5).caching(3));
              case NAMED_SERIAL ->
                  column.serial("s.n", o -> o.startingAt(10).incrementedBy(5).caching(3));
            }
          }
        });
  }

  @Test
  void aColumnSaysAllThatItIs() {
    assertEquals(
        column("t", text())
            .asNullable()
            .withCollation("C")
            .withComment("a text")
            .withOnNull(Conflict.REPLACE)
            .withDefault(nothing()),
        Declared.column(
            new Things() {
              {
                text("t")
                    .nullable()
                    .collate("C")
                    .comment("a text")
                    .onNull(REPLACE)
                    .defaultTo(nothing());
              }
            }));
  }

  @Test
  void aColumnIsComputed() {
    var doubled = Expression.apply(Operator.TIMES, Expression.column("a"), Literal.number("2"));
    assertEquals(column("b", integer()).storedAs(doubled), computed("b"));
    assertEquals(column("c", text()).virtualAs(Expression.sql("'x'")), computed("c"));
  }

  private static io.bascule.schema.Column computed(String name) {
    return Declared.table(
            new Things() {
              final IntegerColumn<Integer> a = integer("a");

              {
                integer("b").storedAs(a.times(2));
                text("c").virtualAs(sql("'x'"));
              }
            })
        .column(name)
        .orElseThrow();
  }

  @Test
  void keysOfOneColumnAreSaidBehindIt() {
    assertEquals(
        List.of(primaryKey("id").named("pk_things"), unique("code").named("uq")),
        Declared.table(
                new Things() {
                  {
                    integer("id").primaryKey();
                    text("code").unique("uq");
                  }
                })
            .constraints());
  }

  @Test
  void aTableSaysWhatItIsAsAWhole() {
    var table =
        Declared.table(
            new Things() {
              {
                comment("things");
                strict();
                withoutRowid();
                unlogged();
                parameter("fillfactor", "70");
              }
            });
    assertEquals(
        io.bascule.schema.Declare.table("things")
            .comment("things")
            .trait(io.bascule.schema.TableAttributes.Trait.STRICT)
            .trait(io.bascule.schema.TableAttributes.Trait.WITHOUT_ROWID)
            .trait(io.bascule.schema.TableAttributes.Trait.UNLOGGED)
            .parameter("fillfactor", "70"),
        table);
  }

  @Test
  void aSequenceStandsForItselfAndNumbersAColumn() {
    var schema =
        Schema.of(
            () ->
                new Things() {
                  final io.bascule.dsl.Sequence numbers =
                      sequence("s.Numbers", o -> o.startingAt(7)).integer();

                  {
                    bigint("n").defaultTo(numbers.next());
                  }
                });
    assertEquals(
        List.of(Sequence.of(name("s.Numbers")).as(integer()).withOptions(options().startingAt(7))),
        schema.sequences().list());
    assertEquals(
        Expression.sql("nextval('s.\"Numbers\"')"),
        schema.tables().list().get(0).columns().list().get(0).defaultValue());
  }

  @Test
  void aTableOfAnotherSchemaBringsItsNamespace() {
    var schema =
        Schema.of(
            () ->
                new Table("billing", "orders") {
                  {
                    renamedFrom("sales", "orders");
                  }
                });
    assertEquals(List.of("billing"), List.copyOf(schema.namespaces()));
    assertEquals(name("sales.orders"), schema.notes().formerTables().get(name("billing.orders")));
  }
}
