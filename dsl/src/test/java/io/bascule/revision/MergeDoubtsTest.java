package io.bascule.revision;

import static io.bascule.revision.Forks.MOOD;
import static io.bascule.revision.Forks.STATE;
import static io.bascule.revision.Forks.doubt;
import static io.bascule.revision.Forks.independent;
import static io.bascule.revision.Forks.nullable;
import static io.bascule.revision.Forks.orders;
import static io.bascule.revision.Forks.users;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.sql;

import io.bascule.schema.EnumType;
import org.junit.jupiter.api.Test;

/** What nobody can know of the SQL and the Java of a branch, and is asked about. */
class MergeDoubtsTest {
  @Test
  void sql_that_names_what_the_other_touches_is_a_doubt() {
    doubt(
        "the SQL seems to name the column orders.state",
        changes -> changes.sql("UPDATE orders SET state = 'new'"),
        orders(t -> t.drop(STATE)));
    doubt(
        "the SQL seems to name the column orders.state",
        changes -> changes.sql("UPDATE \"orders\" SET STATE = 'new'"),
        orders(t -> t.renameColumn("state", "phase")));
    doubt("", changes -> changes.sql("UPDATE orders SET total = 1"), orders(t -> t.drop(STATE)));
    doubt(
        "",
        changes -> changes.sql("INSERT INTO orders (id) VALUES (1)"),
        orders(t -> t.add(nullable("a"))));
    doubt(
        "the SQL seems to name the table orders",
        changes -> changes.sql("INSERT INTO orders VALUES (1)"),
        orders(t -> t.add(nullable("a"))));
    doubt(
        "the SQL seems to name the table orders",
        changes -> changes.sql("INSERT INTO attic.old SELECT * FROM orders"),
        orders(t -> t.add(nullable("a"))));
    doubt(
        "the SQL seems to name the table orders",
        changes -> changes.sql("INSERT INTO orders (id) VALUES (1)"),
        orders(t -> t.add(check(sql("total > 0")).named("ck"))));
    doubt(
        "the SQL seems to name the foreign key fk of orders",
        changes -> changes.sql("DELETE FROM users"),
        orders(t -> t.add(foreignKey("user_id").references("users", "id").named("fk"))));
    doubt(
        "the SQL seems to name the table users",
        changes -> changes.sql("CREATE VIEW nicks AS SELECT nick FROM users"),
        changes -> changes.renameTable("users", "people"));
    doubt(
        "the SQL seems to name the label bad of mood",
        changes -> changes.sql("UPDATE users SET feels = 'bad'"),
        changes -> changes.alterEnum(MOOD, EnumType.of(name("mood"), "good")));
    doubt(
        "both name users",
        changes -> changes.backfill("users", fill -> fill.set("nick", "a")),
        changes -> changes.sql("UPDATE users SET nick = nick || 'b'"));
    doubt(
        "both name users",
        changes -> changes.backfill("users", fill -> fill.set("nick", "a").by("id")),
        changes -> changes.backfill("users", fill -> fill.set("nick", sql("nick || 'b'"))));
    doubt(
        "the SQL seems to name the table orders",
        changes ->
            changes.backfill(
                "users", fill -> fill.set("nick", sql("(SELECT min(id) FROM orders)"))),
        changes -> changes.renameTable("orders", "bills"));
    independent(
        changes -> changes.backfill("users", fill -> fill.set("nick", "a")),
        orders(t -> t.add(nullable("a"))));
    doubt(
        "both name users",
        changes -> changes.sql("UPDATE users SET nick = 'a'"),
        changes -> changes.sql("UPDATE users SET nick = nick || 'b'"));
    doubt(
        "both name nicks",
        changes -> changes.sql("CREATE OR REPLACE VIEW nicks AS SELECT 1"),
        changes -> changes.sql("DROP VIEW IF EXISTS nicks"));
    doubt(
        "",
        changes -> changes.sqlOn("sqlite", "UPDATE users SET nick = 'a'"),
        changes -> changes.sqlOn("postgres", "UPDATE users SET nick = 'b'"));
    doubt(
        "what Java does cannot be seen",
        changes -> changes.jdbc("fill them", connection -> {}),
        users(t -> t.add(nullable("a"))));
  }
}
