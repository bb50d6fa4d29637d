package io.bascule.revision;

import static io.bascule.revision.Forks.FEELS;
import static io.bascule.revision.Forks.MOOD;
import static io.bascule.revision.Forks.NICK;
import static io.bascule.revision.Forks.NOTHING;
import static io.bascule.revision.Forks.NUMBERS;
import static io.bascule.revision.Forks.ORDERS;
import static io.bascule.revision.Forks.STATE;
import static io.bascule.revision.Forks.TOTAL;
import static io.bascule.revision.Forks.USERS;
import static io.bascule.revision.Forks.conflict;
import static io.bascule.revision.Forks.doubt;
import static io.bascule.revision.Forks.independent;
import static io.bascule.revision.Forks.nullable;
import static io.bascule.revision.Forks.orders;
import static io.bascule.revision.Forks.users;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.unique;

import io.bascule.operation.Condition;
import io.bascule.schema.EnumType;
import io.bascule.schema.Table;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which changes of two branches go together; each case is tried with either branch first. */
class MergeTest {
  @Test
  void nothing_goes_with_anything() {
    independent(NOTHING, NOTHING);
    independent(NOTHING, changes -> changes.dropTable(USERS));
  }

  @Test
  void what_has_nothing_to_do_with_each_other_goes_together() {
    independent(users(t -> t.add(nullable("a"))), orders(t -> t.add(nullable("a"))));
    independent(users(t -> t.add(nullable("a"))), users(t -> t.add(nullable("b"))));
    independent(users(t -> t.drop(NICK)), orders(t -> t.renameColumn("state", "phase")));
    independent(
        changes -> changes.createTable(table(name("a"), column("id", bigint()))),
        changes -> changes.createTable(table(name("b"), column("id", bigint()))));
    independent(
        orders(t -> t.alter(STATE, STATE.defaultTo("new"))),
        orders(t -> t.add(index("ix_orders_state", "state"))));
    independent(
        changes -> changes.renameTable("users", "people"),
        orders(t -> t.renameColumn("state", "phase").add(index("ix", "phase"))));
    independent(
        users(t -> t.add(index("ix_users", "nick"))),
        orders(t -> t.add(foreignKey("user_id").references("users", "id").named("fk"))));
  }

  @Test
  void both_changed_one_column() {
    conflict(
        "both change the column orders.total",
        orders(t -> t.alter(TOTAL, TOTAL.withType(bigint()))),
        orders(t -> t.alter(TOTAL, TOTAL.defaultTo(0))));
    conflict(
        "both do the same, which can be done only once",
        orders(t -> t.alter(TOTAL, TOTAL.withType(bigint()))),
        orders(t -> t.alter(TOTAL, TOTAL.withType(bigint()))));
    conflict(
        "both change the column orders.total",
        orders(t -> t.alter(TOTAL, TOTAL.asNullable())),
        orders(t -> t.drop(TOTAL)));
    conflict(
        "both change the column orders.total",
        orders(t -> t.alter(TOTAL, TOTAL.asNullable())),
        orders(t -> t.renameColumn("total", "sum")));
  }

  @Test
  void both_added_one_table_or_column() {
    Table tags = table(name("tags"), column("id", bigint()));
    conflict(
        "both do the same, which can be done only once",
        changes -> changes.createTable(tags),
        changes -> changes.createTable(tags));
    conflict(
        "both take the name tags",
        changes -> changes.createTable(tags),
        changes -> changes.createTable(table(name("tags"), column("id", integer()))));
    conflict(
        "both take the column users.a",
        users(t -> t.add(nullable("a"))),
        users(t -> t.add(column("a", bigint()))));
    conflict(
        "both take the column users.a",
        users(t -> t.add(nullable("a"))),
        users(t -> t.add(nullable("A"))));
    conflict(
        "both do the same, which can be done only once",
        changes -> changes.createSchema("shop"),
        changes -> changes.createSchema("shop"));
  }

  @Test
  void both_renamed_against_each_other() {
    conflict(
        "both change the column orders.state",
        orders(t -> t.renameColumn("state", "phase")),
        orders(t -> t.renameColumn("state", "stage")));
    conflict(
        "both do the same, which can be done only once",
        orders(t -> t.renameColumn("state", "phase")),
        orders(t -> t.renameColumn("state", "phase")));
    conflict(
        "both take the column orders.phase",
        orders(t -> t.renameColumn("state", "phase")),
        orders(t -> t.renameColumn("total", "phase")));
    conflict(
        "both take the column orders.phase",
        orders(t -> t.renameColumn("state", "phase")),
        orders(t -> t.add(nullable("phase"))));
    conflict(
        "both change the table users",
        changes -> changes.renameTable("users", "people"),
        changes -> changes.renameTable("users", "members"));
    conflict(
        "both take the name people",
        changes -> changes.renameTable("users", "people"),
        changes -> changes.createTable(table(name("people"))));
    conflict(
        "one cannot be done behind the other",
        changes -> changes.renameTable("users", "people"),
        users(t -> t.add(nullable("a"))));
    conflict(
        "y needs the column orders.state, which goes",
        orders(t -> t.renameColumn("state", "phase")),
        orders(t -> t.add(index("ix_orders_state", "state"))));
  }

  @Test
  void one_drops_what_the_other_names() {
    Consumer<Changes> withoutUsers = changes -> changes.dropTable(USERS);
    conflict(
        "y needs the table users, which goes",
        withoutUsers,
        orders(t -> t.add(foreignKey("user_id").references("users", "id").named("fk"))));
    conflict("one cannot be done behind the other", withoutUsers, users(t -> t.add(nullable("a"))));
    conflict("both change the column users.nick", withoutUsers, users(t -> t.drop(NICK)));
    conflict(
        "y needs the column orders.total, which goes",
        orders(t -> t.drop(TOTAL)),
        orders(t -> t.add(check(column("total").gt(0)).named("ck"))));
    conflict(
        "y needs the column orders.total, which goes",
        orders(t -> t.drop(TOTAL)),
        orders(t -> t.add(check(sql("abs(Total) > 0")).named("ck"))));
    conflict(
        "y needs the column orders.total, which goes",
        orders(t -> t.drop(TOTAL)),
        orders(t -> t.add(column("twice", integer()).storedAs(sql("total * 2")))));
    conflict(
        "y needs the column orders.total, which goes",
        orders(t -> t.drop(TOTAL)),
        orders(t -> t.add(index("ix", "state").where(sql("total > 0")))));
    conflict(
        "y needs the column orders.total, which goes",
        orders(t -> t.drop(TOTAL)),
        orders(t -> t.alter(STATE, STATE.withType(integer()), sql("total + 1"))));
    conflict(
        "y needs the key users[nick], which goes",
        users(t -> t.drop(unique("nick").named("uq_users_nick"))),
        orders(t -> t.add(foreignKey("state").references("users", "nick").named("fk"))));
    conflict(
        "y needs the enum type mood, which goes",
        changes -> changes.dropEnum(MOOD),
        users(t -> t.add(FEELS)));
    conflict(
        "y needs the sequence numbers, which goes",
        changes -> changes.dropSequence(NUMBERS),
        orders(t -> t.alter(TOTAL, TOTAL.withDefault(sql("nextval('numbers')")))));
    conflict(
        "y needs the schema attic, which goes",
        changes -> changes.dropSchema("attic"),
        changes -> changes.createTable(table(name("attic", "old"), column("id", bigint()))));
  }

  @Test
  void one_changes_what_the_other_reads() {
    conflict(
        "y needs the column orders.total as it was",
        orders(t -> t.alter(TOTAL, TOTAL.withType(text()))),
        orders(t -> t.add(check(column("total").gt(0)).named("ck"))));
    conflict(
        "y needs the column orders.user_id as it was",
        orders(t -> t.alter(column("user_id", bigint()), column("user_id", text()))),
        orders(t -> t.add(foreignKey("user_id").references("users", "id").named("fk"))));
    independent(
        orders(t -> t.alter(TOTAL, TOTAL.withType(bigint()))),
        orders(t -> t.add(index("ix", "total"))));
  }

  @Test
  void one_asks_for_what_the_other_makes() {
    Table tags = table(name("tags"), column("id", bigint()));
    conflict(
        "one cannot be done behind the other",
        changes ->
            changes.when(
                Condition.tableExists("tags"), then -> then.sql("UPDATE users SET id = 1")),
        changes -> changes.createTable(tags));
    conflict(
        "both do the same, which can be done only once",
        changes -> changes.ifNotExists().createTable(tags),
        changes -> changes.ifNotExists().createTable(tags));
    conflict(
        "both change the column orders.state",
        changes -> changes.ifExists().table("orders").drop(STATE),
        orders(t -> t.renameColumn("state", "phase")));
    independent(
        changes -> changes.when(Condition.tableExists("users"), then -> then.dropTable(ORDERS)),
        users(t -> t.add(nullable("a"))));
    independent(
        changes -> changes.ifNotExists().createTable(tags), users(t -> t.add(nullable("a"))));
    doubt(
        "both name users",
        changes ->
            changes.when(Condition.tableExists("users"), then -> then.sql("DELETE FROM users")),
        changes -> changes.sql("UPDATE users SET nick = 'a'"));
  }

  @Test
  void one_name_can_be_taken_once() {
    conflict(
        "both take the name things",
        users(t -> t.add(index("things", "nick"))),
        orders(t -> t.add(index("things", "state"))));
    conflict(
        "both take the name things",
        users(t -> t.add(index("things", "nick"))),
        changes -> changes.createTable(table(name("things"))));
    conflict(
        "both take the name uq",
        users(t -> t.add(index("uq", "nick"))),
        orders(t -> t.add(unique("state").named("uq"))));
    conflict(
        "both take the primary key of orders",
        orders(t -> t.add(primaryKey("id").named("a"))),
        orders(t -> t.add(primaryKey("state").named("b"))));
    conflict(
        "both take the constraint ck of orders",
        orders(t -> t.add(check(column("total").gt(0)).named("ck"))),
        orders(t -> t.add(check(column("total").gt(1)).named("ck"))));
    independent(
        users(t -> t.add(check(sql("id > 0")).named("ck"))),
        orders(t -> t.add(check(sql("id > 0")).named("ck"))));
  }

  @Test
  void one_drops_what_the_other_alters_elsewhere() {
    conflict(
        "both change the unique constraint uq_users_nick of users",
        users(t -> t.drop(unique("nick").named("uq_users_nick"))),
        users(
            t ->
                t.alter(
                    unique("nick").named("uq_users_nick"),
                    unique("nick").named("uq_users_nick").nullsNotDistinct())));
    conflict(
        "both change the enum type mood",
        changes -> changes.alterEnum(MOOD, EnumType.of(name("mood"), "good", "bad", "so so")),
        changes -> changes.alterEnum(MOOD, EnumType.of(name("mood"), "good", "bad", "sad")));
    conflict(
        "both change the enum type mood",
        changes -> changes.dropEnum(MOOD),
        changes -> changes.alterEnum(MOOD, EnumType.of(name("mood"), "good", "bad", "sad")));
  }
}
