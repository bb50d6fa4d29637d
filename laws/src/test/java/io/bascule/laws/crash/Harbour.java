package io.bascule.laws.crash;

import static io.bascule.schema.Declare.after;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.varchar;

import io.bascule.operation.DataAction;
import io.bascule.revision.Changes;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Table;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A history with all sorts of changes on tables with rows. Each way back restores all rows as they
 * were, so that at each revision there is one state of schema and rows, whichever way led there.
 * Some steps count up and down: whatever is run twice, or not at all, shows.
 */
final class Harbour {
  /** The first revision: its tables have rows that no revision puts there. */
  static final String START = "a1";

  private static final Column NICK = column("nick", varchar(40)).asNullable();
  private static final Column ALIAS = column("alias", varchar(40)).asNullable();
  private static final Column TOTAL = column("total", integer());

  private static final Table USERS =
      table(
          "users",
          column("id", bigint()),
          column("mail", varchar(100)),
          NICK,
          primaryKey("id").named("pk_users"));

  private static final Table ORDERS =
      table(
          "orders",
          column("id", bigint()),
          column("user_id", bigint()),
          TOTAL,
          column("state", varchar(20)).defaultTo("new"),
          primaryKey("id").named("pk_orders"),
          index("ix_orders_user", "user_id"));

  private static final Table COUNTERS = table("counters", column("n", bigint()));

  private static final Table SCRAP =
      table("scrap", column("id", bigint()), primaryKey("id").named("pk_scrap"));

  private static final Table AUDIT =
      table(
          "audit",
          column("id", bigint()),
          column("order_id", bigint()),
          column("what", text()),
          primaryKey("id").named("pk_audit"),
          foreignKey("order_id").references("orders", "id").named("fk_audit_order"),
          index("ix_audit_order", "order_id"));

  private static final EnumType CALM = enumType("mood", "calm", "grim");
  private static final EnumType GLAD = enumType("mood", "calm", "glad", "grim");
  private static final Column MOOD = column("mood", enumeration("mood")).defaultTo("calm");

  private static final List<HistoryEntry> ENTRIES = new ArrayList<>();

  static final History HISTORY = history();

  private Harbour() {}

  private static History history() {
    next(
        changes ->
            changes.createTable(USERS).createTable(ORDERS).createTable(COUNTERS).createTable(SCRAP),
        changes -> changes.dropTable(SCRAP).dropTable(COUNTERS).dropTable(ORDERS).dropTable(USERS));
    tables();
    alone();
    values();
    drops();
    backfills();
    return History.of(ENTRIES);
  }

  /** The rows that are there before the history goes on from {@link #START}. */
  static List<String> rows(int users) {
    String numbers = "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < %d)";
    return List.of(
        numbers.formatted(users)
            + " INSERT INTO users (id, mail, nick) SELECT i, 'u' || i || '@x', 'nick' || i FROM s",
        numbers.formatted(3 * users)
            + " INSERT INTO orders (id, user_id, total, state)"
            + " SELECT i, 1 + i % "
            + users
            + ", i * 7 % 1000, 'state' || i % 5 FROM s",
        "INSERT INTO counters (n) VALUES (0)",
        "INSERT INTO scrap (id) VALUES (1), (2), (3)");
  }

  private static void tables() {
    next(
        changes ->
            changes
                .createTable(AUDIT)
                .sql("INSERT INTO audit (id, order_id, what) SELECT id, id, state FROM orders"),
        changes -> changes.dropTable(AUDIT));
    Column wide = column("total", decimal(14, 2)).defaultTo(0);
    var owner = foreignKey("user_id").references("users", "id").named("fk_orders_user");
    var positive = check(sql("total >= 0")).named("ck_orders_total");
    next(
        changes -> changes.table("orders").alter(TOTAL, wide).add(owner).add(positive),
        changes -> changes.table("orders").drop(positive).drop(owner).alter(wide, TOTAL));
    Column note = column("note", text()).defaultTo("none");
    next(
        changes -> {
          changes.table("orders").add(note).renameColumn("state", "status");
          changes.sql("UPDATE orders SET note = 'n' || id WHERE id % 2 = 0").sql(count(1));
          changes.table("users").renameColumn("nick", "alias");
        },
        changes -> {
          changes.table("users").renameColumn("alias", "nick");
          changes.sql(count(-1));
          changes.table("orders").renameColumn("status", "state").drop(note);
        });
  }

  /** What no transaction takes, with steps between that must be done once. */
  private static void alone() {
    next(
        changes ->
            changes
                .sql(count(100))
                .sqlAloneOn("postgres", "CREATE INDEX CONCURRENTLY ix_status ON orders (status)")
                .sqlAloneOn("sqlite", "VACUUM")
                .sql(count(100))
                .jdbc("counts in Java", counting(100))
                .sqlAloneOn(
                    "postgres", "CREATE UNIQUE INDEX CONCURRENTLY ux_mail ON users (mail, id)")
                .sqlAloneOn("sqlite", "ANALYZE")
                .sql(count(100)),
        changes ->
            changes
                .sql(count(-200))
                .sqlAloneOn("postgres", "DROP INDEX CONCURRENTLY ux_mail")
                .sqlAloneOn("sqlite", "VACUUM")
                .jdbc("counts in Java", counting(-100))
                .sql(count(-100))
                .sqlAloneOn("postgres", "DROP INDEX CONCURRENTLY ix_status"));
    next(
        changes ->
            changes
                .sqlOn("postgres", "CREATE TYPE weather AS ENUM ('sun', 'rain')")
                .sqlAloneOn("postgres", "ALTER TYPE weather ADD VALUE 'hail' BEFORE 'rain'")
                .sql(count(1000))
                .sqlAloneOn("postgres", "ALTER TYPE weather ADD VALUE 'snow'"),
        changes -> changes.sqlOn("postgres", "DROP TYPE weather").sql(count(-1000)));
  }

  private static void values() {
    next(
        changes -> {
          changes.createEnum(CALM);
          changes.table("users").add(MOOD);
        },
        changes -> {
          changes.table("users").drop(MOOD);
          changes.dropEnum(CALM);
        });
    next(changes -> changes.alterEnum(CALM, GLAD), changes -> changes.alterEnum(GLAD, CALM));
    next(
        changes -> changes.sql("UPDATE users SET mood = 'glad' WHERE id % 3 = 0"),
        changes -> changes.sql("UPDATE users SET mood = 'calm' WHERE mood = 'glad'"));
  }

  private static void drops() {
    next(
        changes -> {
          changes.dropTable(SCRAP);
          changes.renameTable("audit", "journal");
          changes.table("users").drop(ALIAS, after("mail"));
        },
        changes -> {
          changes.table("users").add(ALIAS, after("mail"));
          changes.sql("UPDATE users SET alias = 'nick' || id");
          changes.renameTable("journal", "audit");
          changes.createTable(SCRAP).sql("INSERT INTO scrap (id) VALUES (1), (2), (3)");
        });
    var byTotal = index("ix_orders_total", "total", "user_id");
    next(
        changes -> {
          changes.table("orders").add(byTotal);
          changes.jdbc("counts in Java", counting(10_000));
        },
        changes -> {
          changes.jdbc("counts in Java", counting(-10_000));
          changes.table("orders").drop(byTotal);
        });
  }

  /** Rows that are counted some at a time, between steps that must be done once, too. */
  private static void backfills() {
    next(
        changes ->
            changes
                .sql(count(100_000))
                .backfill("orders", fill -> fill.set("total", sql("total + 1")).inBatchesOf(97))
                .jdbc("counts in Java", counting(100_000))
                .backfill(
                    "journal",
                    fill ->
                        fill.set("what", sql("what || '+'"))
                            .where("id % 3 = 0")
                            .by("id", "order_id")
                            .inBatchesOf(40)),
        changes ->
            changes
                .backfill(
                    "journal",
                    fill ->
                        fill.set("what", sql("substr(what, 1, length(what) - 1)"))
                            .where("what LIKE '%+'")
                            .inBatchesOf(61))
                .sql(count(-200_000))
                .backfill("orders", fill -> fill.set("total", sql("total - 1")).inBatchesOf(150)));
    next(
        changes ->
            changes.backfill(
                "orders", fill -> fill.set("note", sql("note || '!'")).inBatchesOf(83)),
        changes ->
            changes.backfill(
                "orders",
                fill ->
                    fill.set("note", sql("substr(note, 1, length(note) - 1)")).inBatchesOf(211)));
  }

  private static String count(int by) {
    return "UPDATE counters SET n = n + (" + by + ")";
  }

  private static DataAction.Work counting(int by) {
    return connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(count(by));
      }
    };
  }

  private static void next(Consumer<Changes> up, Consumer<Changes> down) {
    var revision =
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            up.accept(changes);
          }

          @Override
          public void downgrade(Changes changes) {
            down.accept(changes);
          }
        };
    int number = ENTRIES.size();
    String[] after = number == 0 ? new String[0] : new String[] {ENTRIES.get(number - 1).id()};
    String id = (char) ('a' + number) + "1";
    var header =
        RevisionHeader.of(id, after)
            .withMessage("what " + id + " does")
            .withOrigin("V_" + id + ".java")
            .withFingerprint(Fingerprint.of(revision));
    ENTRIES.add(new HistoryEntry(header, revision));
  }
}
