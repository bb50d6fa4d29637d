package io.bascule.laws.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Copies.Content;
import io.bascule.runner.LockException;
import io.bascule.runner.backup.Backup;
import io.bascule.runner.backup.BackupException;
import io.bascule.runner.backup.Backups;
import io.bascule.runner.backup.Backups.Origin;
import io.bascule.runner.backup.Backups.Present;
import io.bascule.runner.backup.Restored;
import io.bascule.schema.QualifiedName;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchSqlite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups of SQLite databases. */
class SqliteBackupTest {
  private static final Content ORDERS = new Content(List.of(QualifiedName.of("orders")));

  @TempDir private Path temp;

  private final ScratchSqlite database = ScratchSqlite.create();
  private Ground ground;

  @BeforeEach
  void fill() {
    ground = new Ground(database, temp.resolve("it's \u00fc backups"), "");
    database.execute(
        "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT NOT NULL)",
        "CREATE TABLE orders (user_id INTEGER REFERENCES users ON DELETE CASCADE, total ANY,"
            + " twice GENERATED ALWAYS AS (total || total))",
        "CREATE TABLE log (text TEXT)",
        "CREATE TRIGGER gone AFTER DELETE ON orders BEGIN INSERT INTO log VALUES ('gone'); END",
        "INSERT INTO users VALUES (1, 'ann'), (7, 'bob'), (9, 'eve')",
        "DELETE FROM users WHERE id = 9",
        "INSERT INTO orders VALUES (1, 1), (1, '1'), (7, x'00ff'), (NULL, NULL), (7, 1.5)",
        "DELETE FROM orders WHERE total = 1 AND typeof(total) = 'integer'");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "wal"})
  void all_comes_back_as_it_was(String mode) {
    database.execute("PRAGMA journal_mode = " + mode);
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    RowDump rows = RowDump.of(database.dataSource());
    String numbers = ground.one("SELECT group_concat(rowid) FROM orders");
    Backup backup = ground.with(backups -> backups.take("nightly", Content.WHOLE));
    assertTrue(backup.name().matches("nightly-\\d{8}-\\d{6}"), backup.name());
    assertFalse(backup.isOfRows());
    database.execute("DROP TABLE orders", "DELETE FROM users", "CREATE TABLE t (a)");
    Restored restored = ground.with(b -> b.restore(b.find("latest"), Present.KEPT, Origin.SAME));
    assertEquals(backup, restored.backup());
    assertEquals(schema, DatabaseDump.of(database.dataSource()));
    assertEquals(rows, RowDump.of(database.dataSource()));
    assertEquals(numbers, ground.one("SELECT group_concat(rowid) FROM orders"));
    assertEquals(mode, ground.one("PRAGMA journal_mode"));
    assertEquals("9", ground.one("SELECT seq FROM sqlite_sequence"));
    Backup former = restored.former();
    assertNotNull(former);
    assertEquals(backup, ground.with(b -> b.find("latest")), "never what a way back kept");
    ground.with(b -> b.restore(former, Present.GIVEN_UP, Origin.SAME));
    assertEquals("0", ground.one("SELECT count(*) FROM users"));
    assertEquals("0", ground.one("SELECT count(*) FROM t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "wal"})
  void a_copy_is_consistent_while_somebody_writes(String mode) throws Exception {
    database.execute(
        "PRAGMA journal_mode = " + mode,
        "CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER, filling TEXT)",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
            + " INSERT INTO account SELECT i, 100, hex(randomblob(200)) FROM n");
    var stop = new AtomicBoolean();
    var moves = new AtomicInteger();
    var writer = new Thread(() -> move(stop, moves));
    writer.start();
    try {
      for (int i = 0; i < 5; i++) {
        int before = moves.get();
        Backup backup = ground.with(backups -> backups.take("w", Content.WHOLE));
        while (moves.get() == before) {
          Thread.sleep(1); // the writer goes on
        }
        Path copy = ground.folder().resolve(backup.name() + ".sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
            Statement statement = connection.createStatement();
            var row = statement.executeQuery("SELECT sum(amount), count(*) FROM account")) {
          assertEquals("400000 4000", row.getString(1) + " " + row.getString(2));
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
    assertTrue(moves.get() > 10, moves + " moves");
    assertEquals(5, ground.with(Backups::list).size());
  }

  private void move(AtomicBoolean stop, AtomicInteger moves) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 20000");
      for (int i = 0; !stop.get(); i++) {
        statement.execute("BEGIN IMMEDIATE");
        statement.execute("UPDATE account SET amount = amount - 1 WHERE id = " + (1 + i % 4000));
        statement.execute("UPDATE account SET amount = amount + 1 WHERE id = " + (4000 - i % 4000));
        statement.execute("COMMIT");
        moves.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rows_of_a_table_come_back_exactly_and_nothing_else_changes() {
    String orders =
        "SELECT group_concat(rowid || ' ' || quote(user_id) || quote(total)) FROM orders";
    String then = ground.one(orders);
    Backup backup = ground.with(backups -> backups.take("", ORDERS));
    assertTrue(backup.isOfRows());
    database.execute(
        "DELETE FROM orders WHERE total = 1.5",
        "INSERT INTO orders VALUES (1, 5)",
        "UPDATE users SET mail = 'new' WHERE id = 1",
        "DELETE FROM log");
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    ground.with(b -> b.restore(backup, Present.KEPT, Origin.SAME));
    assertEquals(then, ground.one(orders));
    assertEquals("new", ground.one("SELECT mail FROM users WHERE id = 1"));
    assertEquals("0", ground.one("SELECT count(*) FROM log"), "the trigger did not act");
    assertEquals(schema, DatabaseDump.of(database.dataSource()));
    database.execute("DELETE FROM orders WHERE total = 1.5");
    assertEquals("1", ground.one("SELECT count(*) FROM log"), "but acts again");
  }

  @Test
  void numbers_are_not_given_twice() {
    var users = new Content(List.of(QualifiedName.of("users")));
    Backup backup = ground.with(backups -> backups.take("", users));
    database.execute("DELETE FROM users WHERE id = 7", "DELETE FROM sqlite_sequence");
    ground.with(b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME));
    database.execute("INSERT INTO users (mail) VALUES ('next')");
    assertEquals("1,7,10", ground.one("SELECT group_concat(id) FROM users"));
  }

  @Test
  void rows_that_fit_no_more_are_refused_by_name() {
    Backup backup = ground.with(backups -> backups.take("", ORDERS));
    database.execute("DELETE FROM orders WHERE user_id = 7");
    RowDump rows = RowDump.of(database.dataSource());
    assertTrue(refused(backup, "DELETE FROM users WHERE id = 7").contains("break a foreign key"));
    database.execute("INSERT INTO users VALUES (7, 'bob')");
    assertEquals(rows, RowDump.of(database.dataSource()), "nothing else was changed");
    assertTrue(
        refused(backup, "ALTER TABLE orders ADD COLUMN n INTEGER NOT NULL DEFAULT 0").isEmpty());
    String no = refused(backup, "ALTER TABLE orders RENAME COLUMN user_id TO buyer");
    assertTrue(no.contains("orders has no column user_id any more"), no);
    no = refused(backup, "ALTER TABLE orders RENAME TO sales");
    assertTrue(no.contains("there is no table orders"), no);
    assertEquals(1, ground.with(Backups::list).stream().filter(b -> b.equals(backup)).count());
  }

  /** The message, or the empty string. */
  private String refused(Backup backup, String change) {
    database.execute(change);
    try {
      ground.with(b -> b.restore(backup, Present.KEPT, Origin.SAME));
      return "";
    } catch (BackupException refusal) {
      return refusal.getMessage();
    }
  }

  @Test
  void nobody_who_is_at_work_is_overrun() throws SQLException {
    Backup backup = ground.with(backups -> backups.take("", Content.WHOLE));
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("DELETE FROM orders");
      assertThrows(
          LockException.class,
          () ->
              ground.with(
                  Duration.ofMillis(500), b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME)));
      statement.execute("COMMIT");
    }
    assertEquals("0", ground.one("SELECT count(*) FROM orders"));
  }

  @Test
  void a_backup_of_another_database_is_refused_unless_it_is_meant() {
    Backup backup = ground.with(backups -> backups.take("", Content.WHOLE));
    try (ScratchSqlite other = ScratchSqlite.create()) {
      var there = new Ground(other, ground.folder(), "");
      assertEquals(List.of(), there.with(Backups::own));
      String refusal =
          assertThrows(
                  BackupException.class,
                  () -> there.with(b -> b.restore(backup, Present.KEPT, Origin.SAME)))
              .getMessage();
      assertTrue(refusal.contains("--from-another"), refusal);
      assertEquals("0", there.one("SELECT count(*) FROM sqlite_schema"));
      there.with(b -> b.restore(backup, Present.GIVEN_UP, Origin.ANY));
      assertEquals("2", there.one("SELECT count(*) FROM users"));
      there.with(b -> b.prune("", 0));
      assertEquals(List.of(backup), ground.with(Backups::list), "another's are not pruned");
    }
  }

  @Test
  void a_damaged_backup_is_found_before_anything_is_done() throws IOException {
    Backup backup = ground.with(backups -> backups.take("", Content.WHOLE));
    try (var file =
        new RandomAccessFile(ground.folder().resolve(backup.name() + ".sqlite").toFile(), "rw")) {
      file.seek(file.length() - 20);
      file.write('!');
    }
    RowDump rows = RowDump.of(database.dataSource());
    String refusal =
        assertThrows(
                BackupException.class,
                () -> ground.with(b -> b.restore(backup, Present.KEPT, Origin.SAME)))
            .getMessage();
    assertTrue(refusal.contains("was changed since it was taken"), refusal);
    assertEquals(rows, RowDump.of(database.dataSource()));
  }

  @Test
  void what_was_broken_off_is_never_listed_and_swept_later() throws IOException {
    Backup whole = ground.with(backups -> backups.take("", Content.WHOLE));
    Path part = ground.folder().resolve("x-20260101-000000.sqlite.part");
    Path unlabelled = ground.folder().resolve("y-20260101-000000.sqlite");
    Path young = ground.folder().resolve("z-20260101-000000.sqlite.part");
    for (Path file : List.of(part, unlabelled, young)) {
      Files.writeString(file, "half");
    }
    Instant old = Instant.now().minus(Duration.ofDays(2));
    Files.setLastModifiedTime(part, FileTime.from(old));
    Files.setLastModifiedTime(unlabelled, FileTime.from(old));
    assertEquals(List.of(whole), ground.with(Backups::list));
    assertEquals(List.of(), ground.with(backups -> backups.prune("", 1)));
    try (Stream<Path> files = Files.list(ground.folder())) {
      assertEquals(
          List.of(whole.name() + ".properties", whole.name() + ".sqlite", young.getFileName() + ""),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void nobody_else_may_read_it() throws IOException {
    ground.with(backups -> backups.take("", Content.WHOLE));
    try (Stream<Path> files = Files.list(ground.folder())) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.writeString(temp.resolve("a-file"), "");
    var there = new Ground(database, file.resolve("backups"), "");
    String refusal =
        assertThrows(
                BackupException.class, () -> there.with(backups -> backups.take("", Content.WHOLE)))
            .getMessage();
    assertTrue(refusal.startsWith("Cannot write backups: "), refusal);
    assertTrue(refusal.contains(there.folder().toString()), refusal);
  }

  @Test
  void an_unknown_name_is_told_what_is_known() {
    assertTrue(message("latest").contains("there is none of this database"));
    Backup backup = ground.with(backups -> backups.take("", Content.WHOLE));
    assertTrue(message("nope").contains(backup.name()), message("nope"));
    assertThrows(
        BackupException.class,
        () ->
            ground.with(b -> b.take("", new Content(List.of(QualifiedName.of("no_such_table"))))));
    assertEquals(List.of(backup), ground.with(Backups::list));
  }

  private String message(String name) {
    return assertThrows(BackupException.class, () -> ground.with(b -> b.find(name))).getMessage();
  }

  @Test
  void the_newest_of_a_prefix_are_kept() {
    List<Backup> all =
        Stream.of("a", "b", "a", "b", "a")
            .map(prefix -> ground.with(backups -> backups.take(prefix, Content.WHOLE)))
            .toList();
    assertEquals(5, all.stream().map(Backup::name).distinct().count());
    assertEquals(List.of(all.get(2), all.get(0)), ground.with(backups -> backups.prune("a", 1)));
    assertEquals(List.of(all.get(4), all.get(3), all.get(1)), ground.with(Backups::list));
  }
}
