package io.bascule.dsl;

import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dsl.shop.Orders;
import io.bascule.dsl.shop.Users;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.Declare;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.ForeignKey.Match;
import io.bascule.schema.Naming;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  /** Four columns to make rules of. */
  private abstract static class Grid extends Table {
    final IntegerColumn<Integer> a = integer("a");
    final IntegerColumn<Integer> b = integer("b");
    final Column<String> c = text("c");
    final Column<Long> d = bigint("d");

    Grid() {
      super("grid");
    }
  }

  private static final class Lines extends Table {
    final Column<Integer> a = integer("a");
    final Column<Integer> b = integer("b");
    final Column<String> c = text("c");
    final Column<Long> d = bigint("d");

    Lines() {
      super("other", "lines");
    }
  }

  private static List<Constraint> of(Grid grid) {
    return Schema.of(() -> grid, Lines::new).existing(QualifiedName.of("grid")).constraints();
  }

  @Test
  void primaryKeysSayAll() {
    assertEquals(
        List.of(
            primaryKey("a", "b")
                .named("pk")
                .including("c")
                .deferrable(Deferral.INITIALLY_DEFERRED)
                .onConflict(Conflict.FAIL)),
        of(
            new Grid() {
              {
                primaryKey(a, b).named("pk").including(c).initiallyDeferred().onConflict(FAIL);
              }
            }));
  }

  @Test
  void uniqueConstraintsSayAll() {
    var all =
        unique("a", "b")
            .including("c")
            .nullsNotDistinct()
            .deferrable(Deferral.INITIALLY_IMMEDIATE)
            .onConflict(Conflict.IGNORE)
            .named("uq_grid_a_b");
    var sorted =
        new io.bascule.schema.Unique(
            all.id(),
            List.of(
                io.bascule.schema.Key.of("a").descending(),
                io.bascule.schema.Key.of("c").collate("nocase")),
            List.of(),
            io.bascule.schema.Unique.NullsEqual.DISTINCT,
            Deferral.NOT_DEFERRABLE,
            null);
    assertEquals(
        List.of(all, sorted.named("sorted")),
        of(
            new Grid() {
              {
                unique(a, b).including(c).nullsNotDistinct().deferrable().onConflict(IGNORE);
                unique(a.desc(), c.asc().collate("nocase")).named("sorted");
              }
            }));
  }

  @Test
  void checksSayAll() {
    assertEquals(
        List.of(
            check(sql("a > 0")).named("ck").noInherit().validity(Validity.NOT_VALID),
            check(sql("b > a")).named("ck_grid_a_b").validity(Validity.NOT_ENFORCED),
            check(sql("b > 1")).named("ck_grid_b").onConflict(Conflict.ROLLBACK),
            constraint("ex", "EXCLUDE USING gist (a WITH =)")),
        of(
            new Grid() {
              {
                check("ck", sql("a > 0")).noInherit().notValid();
                check(sql("b > a")).notEnforced();
                check(sql("b > 1")).onConflict(ROLLBACK);
                constraint("ex", "EXCLUDE USING gist (a WITH =)");
              }
            }));
  }

  @Test
  void foreignKeysSayAll() {
    assertEquals(
        List.of(
            foreignKey("a")
                .references("other.lines", "a")
                .named("fk_grid_a")
                .onDelete(Action.SET_DEFAULT)
                .onUpdate(Action.RESTRICT)
                .deferrable(Deferral.INITIALLY_DEFERRED),
            foreignKey("a", "c")
                .references("other.lines", "b", "c")
                .named("fk")
                .match(Match.FULL)
                .validity(Validity.NOT_VALID)
                .onDelete(Action.SET_NULL, "c"),
            foreignKey("a", "b", "c")
                .references("other.lines", "a", "b", "c")
                .named("fk_grid_a_b_c")
                .deferrable(Deferral.INITIALLY_IMMEDIATE),
            foreignKey("a", "b", "c", "d")
                .references("other.lines", "a", "b", "c", "d")
                .named("fk_grid_a_b_c_d")
                .validity(Validity.NOT_ENFORCED)),
        of(
            new Grid() {
              {
                foreignKey(a)
                    .references(Lines.class, l -> l.a)
                    .onDelete(SET_DEFAULT)
                    .onUpdate(RESTRICT)
                    .initiallyDeferred();
                foreignKey(a, c)
                    .references(Lines.class, l -> l.b, l -> l.c)
                    .named("fk")
                    .match(FULL)
                    .notValid()
                    .onDelete(SET_NULL, c);
                foreignKey(a, b, c)
                    .references(Lines.class, l -> l.a, l -> l.b, l -> l.c)
                    .deferrable();
                foreignKey(a, b, c, d)
                    .references(Lines.class, l -> l.a, l -> l.b, l -> l.c, l -> l.d)
                    .notEnforced();
              }
            }));
  }

  @Test
  void foreignKeysCanPointToWhatIsNotDeclared() {
    assertEquals(
        List.of(
            foreignKey("d").references("users").named("fk_grid_d"),
            foreignKey("a", "d").references("hr.staff", "x", "y").named("fk_grid_a_d"),
            foreignKey("a", "b").references("staff", "x", "y").named("fk_grid_a_b"),
            foreignKey("e").references("staff", "x").named("fk_grid_e").onDelete(Action.CASCADE)),
        of(
            new Grid() {
              {
                foreignKey(d).referencesTable("users");
                foreignKey(a, d).referencesTable("hr.staff", "x", "y");
                foreignKey("a", "b").referencesTable("staff", "x", "y");
                integer("e").referencesTable("staff", "x").onDelete(CASCADE);
              }
            }));
  }

  @Test
  void everyKindOfColumnCanReference() {
    var names =
        Declared.table(
                new Table("t") {
                  {
                    bool("a").referencesTable("x").nullable().named("1");
                    integer("b").referencesTable("x").identity().named("2");
                    decimal("c").referencesTable("x").defaultTo(0).named("3");
                    text("d").referencesTable("x").collate("C").named("4");
                    type("e", "citext", String.class).referencesTable("x").collate("C").named("5");
                  }
                })
            .constraints();
    assertEquals(
        List.of("1", "2", "3", "4", "5"), names.stream().map(c -> c.id().orEmpty()).toList());
  }

  @Test
  void conventionalNamesAreUnlikeAllOthersOfTheTable() {
    var names =
        of(
            new Grid() {
              {
                check(a.ge(0));
                check(a.le(9));
                check("ck_grid_a_3", a.ne(5));
                check(a.ne(6));
                unique(a);
              }
            });
    assertEquals(
        List.of("ck_grid_a", "ck_grid_a_2", "ck_grid_a_3", "ck_grid_a_4", "uq_grid_a"),
        names.stream().map(c -> c.id().orEmpty()).toList());
  }

  @Test
  void aNumberedNameIsNotLongerThanADatabaseKeeps() {
    String sixty = "x".repeat(58);
    var names =
        Declared.table(
                new Table(sixty) {
                  final IntegerColumn<Integer> y = integer("y");

                  {
                    check(y.ge(0));
                    check(y.le(9));
                  }
                })
            .constraints();
    assertEquals("ck_" + sixty + "_y", names.get(0).id().text());
    assertEquals("ck_" + sixty + "_2", names.get(1).id().text());
  }

  @Test
  void aProjectCanBringItsOwnNames() {
    var users = Schema.of(Naming.postgres(), Users::new, Orders::new);
    assertEquals(
        List.of("users_pkey", "users_email_key", "users_last_order_id_fkey", "users_check"),
        users.existing(Declare.name("users")).constraints().stream()
            .map(c -> c.id().orEmpty())
            .toList());
  }
}
