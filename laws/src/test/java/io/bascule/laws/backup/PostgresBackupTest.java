package io.bascule.laws.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Copies.Content;
import io.bascule.dialect.Dialects;
import io.bascule.differ.live.LiveSchema;
import io.bascule.runner.LockException;
import io.bascule.runner.backup.Backup;
import io.bascule.runner.backup.Backup.Place;
import io.bascule.runner.backup.BackupException;
import io.bascule.runner.backup.Backups;
import io.bascule.runner.backup.Backups.Origin;
import io.bascule.runner.backup.Backups.Present;
import io.bascule.schema.QualifiedName;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of rows within a PostgreSQL database. */
class PostgresBackupTest {
  private static final Content ORDERS = new Content(List.of(QualifiedName.of("orders")));

  @TempDir private Path temp;

  private final ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();
  private Ground ground;

  @BeforeEach
  void fill() {
    ground = new Ground(database, temp, "none");
    database.execute(PostgresShop.STATEMENTS);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void all_rows_come_back_and_the_numbers_go_on() {
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    RowDump rows = RowDump.of(database.dataSource());
    Backup backup = ground.with(backups -> backups.take("nightly", Content.WHOLE));
    assertEquals(Place.DATABASE, backup.place());
    assertTrue(backup.isOfRows() && backup.size() > 0);
    database.execute(
        "DELETE FROM orders",
        "UPDATE users SET mail = 'x'",
        "INSERT INTO users (mail) VALUES ('later')",
        "SELECT nextval('apart')");
    Backup former =
        ground.with(b -> b.restore(b.find("latest"), Present.KEPT, Origin.SAME)).former();
    assertEquals(rows, RowDump.of(database.dataSource()));
    assertEquals(schema, DatabaseDump.of(database.dataSource()));
    assertEquals("3", ground.one("INSERT INTO users (mail) VALUES ('x') RETURNING id"));
    assertEquals("7", ground.one("SELECT nextval('apart')"));
    assertEquals("0", ground.one("SELECT count(*) FROM log"), "no trigger acted");
    assertNotNull(former);
    ground.with(b -> b.restore(former, Present.GIVEN_UP, Origin.SAME));
    assertEquals("3", ground.one("SELECT count(*) FROM users WHERE mail IN ('x', 'later')"));
    database.execute("DELETE FROM orders", "INSERT INTO orders (user_id) VALUES (1)");
    assertEquals("1", ground.one("SELECT count(*) FROM log"), "triggers act again");
  }

  @Test
  void a_table_comes_back_and_no_key_reaches_others() {
    RowDump rows = RowDump.of(database.dataSource());
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    var users = new Content(List.of(QualifiedName.of("users")));
    Backup backup = ground.with(backups -> backups.take("", users));
    database.execute("UPDATE users SET mail = upper(mail)");
    ground.with(b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME));
    assertEquals(rows, RowDump.of(database.dataSource()), "ON DELETE CASCADE did not act");
    assertEquals(schema, DatabaseDump.of(database.dataSource()));
    assertEquals(
        "buys",
        ground.one("SELECT obj_description(oid) FROM pg_constraint WHERE conname = 'buyer'"));
  }

  @Test
  void nobody_sees_the_copies_and_they_are_in_nobodys_way() throws SQLException {
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    try (Connection connection = database.dataSource().getConnection()) {
      var before = LiveSchema.read(connection, Dialects.of(connection));
      ground.with(backups -> backups.take("", Content.WHOLE));
      assertEquals(before, LiveSchema.read(connection, Dialects.of(connection)));
    }
    assertEquals(schema, DatabaseDump.of(database.dataSource()));
    database.execute(
        "DROP TABLE orders",
        "DROP TABLE parts",
        "DROP TYPE mood",
        "DROP DOMAIN shop.short",
        "DROP TABLE shop.\"odd \"\"name\"",
        "DROP SCHEMA shop",
        "DROP TABLE users",
        "DROP COLLATION mine");
  }

  @Test
  void rows_that_fit_no_more_are_refused_by_name() {
    Backup backup = ground.with(backups -> backups.take("", ORDERS));
    RowDump rows = RowDump.of(database.dataSource());
    assertEquals("", refused(backup, "ALTER TABLE orders ADD COLUMN extra int DEFAULT 5"));
    assertEquals("2", ground.one("SELECT count(*) FROM orders WHERE extra = 5"));
    database.execute("ALTER TABLE orders DROP COLUMN extra");
    assertEquals(rows, RowDump.of(database.dataSource()));
    String no = refused(backup, "ALTER TABLE orders ADD COLUMN must int");
    assertEquals("", no);
    no = refused(backup, "DELETE FROM orders", "ALTER TABLE orders ALTER COLUMN must SET NOT NULL");
    assertTrue(no.contains("public.orders.must must have a value"), no);
    no =
        refused(
            backup,
            "ALTER TABLE orders DROP COLUMN must",
            "ALTER TABLE orders ALTER COLUMN f TYPE real");
    assertTrue(no.contains("orders.f is real, and was double precision"), no);
    no =
        refused(
            backup,
            "ALTER TABLE orders ALTER COLUMN f TYPE float8",
            "ALTER TABLE orders RENAME COLUMN total TO sum");
    assertTrue(no.contains("public.orders has no column total any more"), no);
    no =
        refused(
            backup,
            "ALTER TABLE orders RENAME COLUMN sum TO total",
            "DELETE FROM orders",
            "DELETE FROM users WHERE id = 2");
    assertTrue(no.contains("buyer"), no);
    assertEquals("0", ground.one("SELECT count(*) FROM orders"));
    no = refused(backup, "DROP TABLE orders");
    assertTrue(no.contains("there is no table"), no);
    assertEquals(List.of(backup), ground.with(Backups::list), "no trace of what was refused");
  }

  /** The message, or the empty string; what is there then fits the keys it had. */
  private String refused(Backup backup, String... changes) {
    database.execute(changes);
    try {
      ground.with(b -> b.restore(backup, Present.KEPT, Origin.SAME));
      ground.with(b -> b.prune(Backups.FORMER, 0));
      return "";
    } catch (BackupException refusal) {
      return refusal.getMessage();
    }
  }

  @Test
  void a_copy_is_consistent_while_somebody_writes() throws Exception {
    database.execute(
        "CREATE TABLE left_side (id int PRIMARY KEY, amount int)",
        "CREATE TABLE right_side (id int PRIMARY KEY, amount int)",
        "INSERT INTO left_side SELECT i, 100 FROM generate_series(1, 2000) i",
        "INSERT INTO right_side SELECT i, 100 FROM generate_series(1, 2000) i");
    var stop = new AtomicBoolean();
    var moves = new AtomicInteger();
    var writer = new Thread(() -> move(stop, moves));
    writer.start();
    Backup last = null;
    try {
      for (int i = 0; i < 4; i++) {
        int before = moves.get();
        last = ground.with(backups -> backups.take("w", Content.WHOLE));
        while (moves.get() < before + 5) {
          Thread.sleep(1);
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
    for (Backup backup : ground.with(Backups::list)) {
      ground.with(b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME));
      assertEquals(
          "400000",
          ground.one(
              "SELECT (SELECT sum(amount) FROM left_side) + (SELECT sum(amount) FROM right_side)"),
          backup.name());
    }
    assertNotNull(last);
  }

  private void move(AtomicBoolean stop, AtomicInteger moves) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; !stop.get(); i++) {
        int id = 1 + i % 2000;
        statement.execute("UPDATE left_side SET amount = amount - 1 WHERE id = " + id);
        statement.execute("UPDATE right_side SET amount = amount + 1 WHERE id = " + id);
        connection.commit();
        moves.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoever_is_at_work_is_waited_for_and_not_overrun() throws SQLException {
    Backup backup = ground.with(backups -> backups.take("", ORDERS));
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE orders SET total = 0");
      assertThrows(
          LockException.class,
          () ->
              ground.with(
                  Duration.ofMillis(500), b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME)));
      other.commit();
    }
    assertEquals("2", ground.one("SELECT count(*) FROM orders WHERE total = 0"));
  }

  @Test
  void an_owner_without_more_rights_can_do_it_all() throws SQLException {
    String role = "owner_" + System.nanoTime();
    database.execute(
        "CREATE ROLE " + role,
        "GRANT CREATE ON DATABASE %s TO %s"
            .formatted(ground.one("SELECT current_database()"), role),
        "CREATE SCHEMA own AUTHORIZATION " + role,
        "ALTER TABLE users OWNER TO " + role,
        "ALTER TABLE orders OWNER TO " + role,
        "ALTER TABLE parts OWNER TO " + role,
        "GRANT USAGE, CREATE ON SCHEMA public TO " + role,
        "GRANT USAGE ON SCHEMA shop TO " + role);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      var backups =
          Backups.of(
              connection,
              Dialects.of(connection),
              new io.bascule.dialect.Copies.Login("", "", "none"),
              temp);
      Backup backup =
          backups.take(
              "", new Content(List.of(QualifiedName.of("users"), QualifiedName.of("orders"))));
      RowDump rows = RowDump.of(database.dataSource());
      statement.execute("UPDATE users SET mail = 'x'");
      backups.restore(backup, Present.KEPT, Origin.SAME);
      assertEquals(rows, RowDump.of(database.dataSource()));
      assertFalse(backups.prune("", 0).isEmpty());
    } finally {
      database.execute("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
    }
  }
}
