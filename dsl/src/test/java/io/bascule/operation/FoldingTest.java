package io.bascule.operation;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.revision.Changes;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What folds, and what does not because rows could tell the difference. */
class FoldingTest {
  private static final Table USERS =
      table("users", column("id", integer()), primaryKey("id").named("pk_users"));
  private static final Column MAIL = column("mail", varchar(9)).asNullable();
  private static final Column LONG_MAIL = column("mail", varchar(90)).asNullable();

  private static String folded(Consumer<Changes> said) {
    var changes = new Changes();
    said.accept(changes);
    return String.join(
        "; ", changes.operations().folded().stream().map(Operation::describe).toList());
  }

  @Test
  void what_comes_and_goes_is_nothing() {
    assertEquals("", folded(c -> c.createTable(USERS).dropTable(USERS)));
    assertEquals("", folded(c -> c.table("users").add(MAIL).drop(MAIL)));
    assertEquals(
        "",
        folded(
            c -> c.table("users").add(unique("mail").named("u")).drop(unique("mail").named("u"))));
    assertEquals("", folded(c -> c.renameTable("a", "b").renameTable("b", "a")));
    assertEquals("", folded(c -> c.table("t").renameColumn("a", "b").renameColumn("b", "a")));
  }

  @Test
  void a_new_table_is_made_with_what_it_gets() {
    var changes = new Changes();
    changes.createTable(USERS);
    changes.table("users").add(MAIL).add(index("ix_users_mail", "mail"));
    changes.table("users").alter(MAIL, LONG_MAIL);
    changes.renameTable("users", "people");
    Table expected =
        table(
            "people",
            column("id", integer()),
            LONG_MAIL,
            primaryKey("id").named("pk_users"),
            index("ix_users_mail", "mail"));
    assertEquals(Operations.of(new CreateTable(expected)), changes.operations().folded());
  }

  @Test
  void other_tables_do_not_stand_between() {
    Table orders =
        table(
            "orders",
            column("user_id", integer()),
            foreignKey("user_id").references("users", "id").named("fk_orders"));
    assertEquals(
        "create table users; create table orders",
        folded(
            c -> {
              c.createTable(USERS).createTable(orders);
              c.table("users").add(MAIL);
            }));
    Table alone = table("orders", column("user_id", integer()));
    assertEquals(
        "create table users; create table orders",
        folded(
            c -> {
              c.createTable(alone).createTable(USERS);
              c.table("orders")
                  .add(foreignKey("user_id").references("users", "id").named("fk_orders"));
            }));
  }

  @Test
  void nothing_folds_across_a_data_step() {
    assertEquals(
        "create table users; sql: UPDATE x; add column users.mail",
        folded(
            c -> {
              c.createTable(USERS).sql("UPDATE x");
              c.table("users").add(MAIL);
            }));
  }

  @Test
  void what_deletes_rows_or_fills_them_stays() {
    assertEquals(
        "drop table users; create table users", folded(c -> c.dropTable(USERS).createTable(USERS)));
    assertEquals(
        "drop column users.mail; add column users.mail",
        folded(c -> c.table("users").drop(MAIL).add(MAIL)));
    Column one = column("n", integer()).defaultTo(1);
    assertEquals(
        "add column users.n; alter column users.n: no default",
        folded(c -> c.table("users").add(one).alter(one, one.withDefault(null))));
    assertEquals(
        "alter column users.mail: varchar(90) to varchar(9);"
            + " alter column users.mail: varchar(9) to varchar(90)",
        folded(c -> c.table("users").alter(LONG_MAIL, MAIL).alter(MAIL, LONG_MAIL)));
  }

  @Test
  void changes_of_one_column_become_one() {
    assertEquals(
        "add column users.mail", folded(c -> c.table("users").add(MAIL).alter(MAIL, LONG_MAIL)));
    Column told = LONG_MAIL.withComment("where to write");
    assertEquals(
        "alter column users.mail: varchar(9) to varchar(90), with comment",
        folded(c -> c.table("users").alter(MAIL, LONG_MAIL).alter(LONG_MAIL, told)));
    assertEquals(
        "drop column users.mail",
        folded(c -> c.table("users").alter(MAIL, LONG_MAIL).drop(LONG_MAIL)));
    assertEquals(
        "add column users.post",
        folded(c -> c.table("users").add(MAIL).renameColumn("mail", "post")));
  }

  @Test
  void what_hangs_on_it_stands_between() {
    assertEquals(
        "rename column users.a to b; create index ix on users; rename column users.b to c",
        folded(
            c ->
                c.table("users")
                    .renameColumn("a", "b")
                    .add(index("ix", "b"))
                    .renameColumn("b", "c")));
  }

  @Test
  void new_labels_of_an_enum_are_there_from_the_beginning() {
    EnumType few = EnumType.of(QualifiedName.of("mood"), "good");
    EnumType more = EnumType.of(QualifiedName.of("mood"), "good", "bad");
    Table cats = table("cats", column("mood", enumeration("mood")));
    assertEquals(
        "create enum type mood; create table cats",
        folded(c -> c.createEnum(few).createTable(cats).alterEnum(few, more)));
  }

  @Test
  void only_data_steps_are_elidable() {
    var changes = new Changes();
    changes.elidable(c -> c.sql("UPDATE users SET mail = NULL"));
    assertEquals(true, ((DataStep) changes.operations().list().get(0)).isElidable());
    assertThrows(IllegalArgumentException.class, () -> changes.elidable(c -> c.createTable(USERS)));
  }
}
