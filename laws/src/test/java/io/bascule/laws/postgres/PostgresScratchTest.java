package io.bascule.laws.postgres;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Scratch;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.differ.live.LiveSchema;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that are made for a moment beside a live database, to see how it writes them down. */
class PostgresScratchTest {
  private static final Dialect POSTGRES = new Postgres();

  private ScratchDatabase database;
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    database = EmbeddedPostgres.shared().createDatabase();
    connection = database.dataSource().getConnection();
    database.execute(
        "create type state as enum ('new', 'old')",
        "create table orders (id bigint primary key, state state not null)",
        "insert into orders values (1, 'new')");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    database.close();
  }

  private static Schema declared() {
    Table orders =
        table(
                "orders",
                column("id", bigint())
                    .withIdentity(
                        Identity.of(Identity.Kind.SERIAL)
                            .withSequence(QualifiedName.of("counter"))),
                column("state", enumeration("state")).defaultTo("lost"),
                column("ticket", bigint()).withDefault(sql("nextval('app.tickets')")),
                primaryKey("id").named("pk"),
                foreignKey("id").named("fk").references("gone", "id"),
                check(sql("orders.state in ('lost', 'new')")).named("ck"),
                index("ix", key(sql("orders.id + 1"))))
            .trait(Trait.UNLOGGED)
            .comment("a comment");
    Table other = table("app.orders", column("mood", enumeration("app.mood")).defaultTo("sad"));
    return POSTGRES.express(
        Schema.ofTables(List.of(orders, other))
            .with(enumType("state", "lost", "new"))
            .with(enumType("app.mood", "sad"))
            .with(sequence("app.tickets")));
  }

  private Schema ask(Schema declared) {
    try (Scratch scratch = POSTGRES.scratch(connection)) {
      scratch.make(declared);
      return scratch.made(LiveSchema.read(scratch.connection(), POSTGRES).schema());
    }
  }

  @Test
  void what_is_missing_is_there_for_the_moment() throws SQLException {
    List<String> before = everything();
    assertMade(ask(declared()));
    assertEquals(before, everything());
    assertTrue(connection.getAutoCommit());
  }

  private static void assertMade(Schema made) {
    assertEquals(List.of("orders", "app.orders"), made.tables().names());
    Table orders = made.existing(QualifiedName.of("orders"));
    Table declared = declared().existing(orders.id());
    assertEquals(declared.column("id"), orders.column("id"));
    assertEquals(declared.column("state"), orders.column("state"));
    assertEquals(
        sql("nextval('app.tickets'::regclass)"), orders.column("ticket").get().defaultValue());
    assertEquals(declared.attributes(), orders.attributes());
    assertEquals(
        "state = ANY (ARRAY['lost'::state, 'new'::state])",
        ((io.bascule.schema.Check) orders.constraint("ck").get()).rule().toString());
    assertEquals(sql("id + 1"), orders.indexes().list().get(0).keys().get(0).subject());
    assertEquals(
        declared().existing(QualifiedName.of("app", "orders")).columns(),
        made.existing(QualifiedName.of("app", "orders")).columns());
  }

  /** Names of all that an unfinished business could leave behind. */
  private List<String> everything() throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select nspname from pg_namespace where nspname !~ '^pg_(toast_)?temp'"
                    + " union all select relname from pg_class where oid >= 16384"
                    + " union all select typname from pg_type where oid >= 16384"
                    + " union all select enumlabel from pg_enum"
                    + " union all select current_setting('search_path')"
                    + " union all select coalesce(current_setting('bascule.scratch', true), '')"
                    + " order by 1")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  @Test
  void an_open_transaction_goes_on() throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("insert into orders values (2, 'old')");
      assertMade(ask(declared()));
      try (var rows = statement.executeQuery("select count(*) from orders")) {
        rows.next();
        assertEquals(2, rows.getInt(1));
      }
    }
    assertFalse(connection.getAutoCommit());
    connection.rollback();
  }

  @Test
  void no_table_of_the_users_is_locked() throws SQLException {
    try (Scratch scratch = POSTGRES.scratch(connection);
        var statement = connection.createStatement()) {
      scratch.make(declared());
      try (var rows =
          statement.executeQuery(
              "select count(*) from pg_locks where relation = 'public.orders'::regclass")) {
        rows.next();
        assertEquals(0, rows.getInt(1));
      }
    }
  }

  @Test
  void who_may_make_no_schema_makes_temporary_tables() throws SQLException {
    String role = "poor_" + Long.toHexString(System.nanoTime());
    database.execute(
        "create role " + role + " login",
        "create schema app",
        "create sequence app.tickets",
        "create type app.mood as enum ('sad')",
        "drop table orders",
        "drop type state",
        "create type state as enum ('lost', 'new')",
        "grant usage on schema app to " + role,
        "grant usage on sequence app.tickets to " + role);
    try (var statement = connection.createStatement()) {
      statement.execute("set session authorization " + role);
      assertThrows(SQLException.class, () -> statement.execute("create schema poor"));
      assertMade(ask(declared()));
      statement.execute("reset session authorization");
    } finally {
      database.execute("drop owned by " + role, "drop role " + role);
    }
  }

  @Test
  void a_refusal_names_the_table_and_leaves_the_connection_usable() throws SQLException {
    Schema wrong =
        Schema.ofTables(
            List.of(table("wrong", column("t", text()), check(sql("t > 1 and")).named("ck"))));
    List<String> before = everything();
    var refusal = assertThrows(DialectException.class, () -> ask(wrong));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("Cannot make the table wrong: "));
    assertEquals(before, everything());
    assertTrue(connection.getAutoCommit());
  }
}
