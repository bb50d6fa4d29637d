package io.bascule.revision;

import static io.bascule.revision.Entries.entry;
import static io.bascule.revision.Entries.history;
import static io.bascule.revision.Entries.ids;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.operation.Condition;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which changes of two branches go together; each case is tried with either branch first. */
class MergeTest {
  private static final EnumType MOOD = EnumType.of(name("mood"), "good", "bad");
  private static final Sequence NUMBERS = Sequence.of(name("numbers"));
  private static final Column NICK = column("nick", varchar(20)).asNullable();
  private static final Column TOTAL = column("total", integer());
  private static final Column STATE = column("state", text());
  private static final Column FEELS = column("feels", enumeration("mood")).asNullable();

  private static final Table USERS =
      table(
          name("users"),
          column("id", bigint()),
          NICK,
          primaryKey("id").named("pk_users"),
          unique("nick").named("uq_users_nick"));

  private static final Table ORDERS =
      table(name("orders"), column("id", bigint()), column("user_id", bigint()), TOTAL, STATE);

  private static final Consumer<Changes> NOTHING = changes -> {};

  private static final Consumer<Changes> SHOP =
      changes ->
          changes
              .createEnum(MOOD)
              .createSequence(NUMBERS)
              .createTable(USERS)
              .createTable(ORDERS)
              .createSchema("attic");

  private static History fork(Consumer<Changes> one, Consumer<Changes> other) {
    return History.of(
        List.of(
            entry("s", SHOP, NOTHING), entry("x<s", one, NOTHING), entry("y<s", other, NOTHING)));
  }

  private static Merge merge(Consumer<Changes> one, Consumer<Changes> other) {
    History history = fork(one, other);
    return Merge.of(history, history.heads());
  }

  private static void independent(Consumer<Changes> one, Consumer<Changes> other) {
    assertEquals(List.of(), merge(one, other).conflicts());
    assertEquals(List.of(), merge(other, one).conflicts());
    History history = fork(one, other);
    Schema base = history.schemaAt("s");
    HistoryEntry x = history.resolve("x");
    HistoryEntry y = history.resolve("y");
    assertEquals(
        y.upgrade().applyTo(x.upgrade().applyTo(base)),
        x.upgrade().applyTo(y.upgrade().applyTo(base)));
  }

  /** One conflict, for that reason, whichever branch is the first. */
  private static void conflict(String why, Consumer<Changes> one, Consumer<Changes> other) {
    List<MergeConflict> found = merge(one, other).conflicts();
    assertEquals(List.of(why), found.stream().map(MergeConflict::why).toList());
    List<MergeConflict> mirrored = merge(other, one).conflicts();
    assertEquals(1, mirrored.size());
    assertEquals(found.get(0).one().change(), mirrored.get(0).other().change());
    assertEquals(found.get(0).other().change(), mirrored.get(0).one().change());
  }

  private static Consumer<Changes> orders(Consumer<TableChanges> changes) {
    return all -> changes.accept(all.table("orders"));
  }

  private static Consumer<Changes> users(Consumer<TableChanges> changes) {
    return all -> changes.accept(all.table("users"));
  }

  private static Column nullable(String name) {
    return column(name, text()).asNullable();
  }

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

  @Test
  void each_pair_is_found_that_nothing_stands_before() {
    Merge merge =
        merge(
            changes -> {
              changes.table("users").add(nullable("a"));
              changes.table("orders").renameColumn("state", "phase");
            },
            changes -> {
              changes.table("orders").alter(STATE, STATE.asNullable());
              changes.table("users").add(nullable("b")).add(nullable("a"));
            });
    assertEquals(
        List.of(
            "add column users.a | add column users.a",
            "rename column orders.state to phase | alter column orders.state: nullable"),
        merge.conflicts().stream()
            .map(c -> c.one().change().describe() + " | " + c.other().change().describe())
            .toList());
  }

  @Test
  void a_conflict_knows_its_revisions() {
    History history =
        History.of(
            List.of(
                entry("s", SHOP, NOTHING),
                entry("x1<s", users(t -> t.add(nullable("a"))), NOTHING),
                entry("x2<x1", orders(t -> t.drop(TOTAL)), NOTHING),
                entry("y1<s", NOTHING, NOTHING),
                entry("y2<y1", orders(t -> t.alter(TOTAL, TOTAL.asNullable())), NOTHING),
                entry("y3<y2", users(t -> t.add(nullable("b"))), NOTHING)));
    MergeConflict found = Merge.of(history, history.heads()).conflicts().get(0);
    assertEquals("x2", found.one().revision().id());
    assertEquals("y2", found.other().revision().id());
    assertEquals(
        List.of(
            "x2, then y2: the latter fails: Cannot change table orders: it has no column total.",
            "y2, then x2: the latter does not find what it was written for"),
        found.orders());
  }

  @Test
  void what_one_branch_needs_of_the_other_is_common() {
    History history =
        History.of(
            List.of(
                entry("s", SHOP, NOTHING),
                entry("x1<s", users(t -> t.add(nullable("a"))), NOTHING),
                entry("x2<x1", NOTHING, NOTHING),
                entry("y<s!x1", users(t -> t.renameColumn("a", "b")), NOTHING)));
    Merge merge = Merge.of(history, history.heads());
    assertEquals(List.of(), merge.conflicts());
    assertEquals(Set.of("s", "x1"), merge.common());
  }

  @Test
  void three_heads_are_looked_at_two_by_two_and_as_a_whole() {
    Consumer<Changes> three = orders(t -> t.renameColumn("state", "phase"));
    History history =
        History.of(
            List.of(
                entry("s", SHOP, NOTHING),
                entry("x<s", users(t -> t.add(nullable("a"))), NOTHING),
                entry("y<s", orders(t -> t.renameColumn("state", "stage")), NOTHING),
                entry("z<s", three, NOTHING)));
    Merge all = Merge.of(history, history.heads());
    assertEquals(1, all.conflicts().size());
    assertEquals("y", all.conflicts().get(0).one().revision().id());
    assertEquals("z", all.conflicts().get(0).other().revision().id());
    assertEquals(
        List.of(),
        Merge.of(history, List.of(history.resolve("x"), history.resolve("z"))).conflicts());
  }

  @Test
  void histories_of_their_own_start_at_nothing() {
    History roots =
        History.of(
            List.of(
                entry("m", changes -> changes.createTable(USERS), NOTHING),
                entry("n", changes -> changes.createTable(ORDERS), NOTHING)));
    Merge merge = Merge.of(roots, roots.heads());
    assertEquals(List.of(), merge.conflicts());
    assertEquals(Set.of(), merge.common());
  }

  @Test
  void what_is_no_fork_is_refused() {
    History line = history("a", "b<a", "c<a", "d<c");
    refused(line, "d");
    refused(line);
    refused(line, "a", "b");
    refused(line, "b", "c", "d");
    assertEquals("b c", ids(Merge.of(line, List.of(line.resolve("c"), line.resolve("b"))).heads()));
  }

  private static void refused(History history, String... ids) {
    List<HistoryEntry> heads = List.of(ids).stream().map(history::resolve).toList();
    var thrown = assertThrows(HistoryException.class, () -> Merge.of(history, heads));
    assertEquals(HistoryException.Kind.UNREACHABLE, thrown.kind());
  }

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

  private static void doubt(String why, Consumer<Changes> one, Consumer<Changes> other) {
    List<String> wanted = why.isEmpty() ? List.of() : List.of(why);
    for (Merge merge : List.of(merge(one, other), merge(other, one))) {
      assertEquals(List.of(), merge.conflicts());
      assertEquals(wanted, merge.doubts().stream().map(MergeConflict::why).toList());
    }
  }
}
