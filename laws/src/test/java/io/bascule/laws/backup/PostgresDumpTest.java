package io.bascule.laws.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.PostgresBinaries;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole PostgreSQL databases by way of pg_dump, on machines on which PostgreSQL is installed with
 * all its programs: the binaries of the class path have none but the server's.
 */
class PostgresDumpTest {
  @TempDir private Path temp;

  private ScratchDatabase database;
  private Ground ground;
  private Path installed;

  @BeforeEach
  void fill() throws IOException {
    installed = installed();
    database =
        EmbeddedPostgres.shared(new PostgresBinaries(installed.resolve("bin"))).createDatabase();
    ground = new Ground(database, temp, installed.resolve("bin/pg_dump").toString());
    database.execute(PostgresShop.STATEMENTS);
    database.execute(
        "CREATE VIEW dear AS SELECT * FROM orders WHERE total > 1",
        "CREATE MATERIALIZED VIEW sums AS SELECT sum(total) FROM orders",
        "CREATE PUBLICATION news FOR TABLE users",
        "SELECT lo_create(4711)");
  }

  /** The newest that is whole. */
  private static Path installed() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    var found = new ArrayList<Path>();
    if (Files.isDirectory(versions)) {
      try (Stream<Path> folders = Files.list(versions)) {
        folders
            .filter(
                folder ->
                    Stream.of("initdb", "postgres", "pg_dump", "pg_restore", "psql")
                        .allMatch(tool -> Files.isExecutable(folder.resolve("bin").resolve(tool))))
            .forEach(found::add);
      }
    }
    assumeTrue(!found.isEmpty(), "no PostgreSQL is installed");
    return found.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void the_whole_database_comes_back() throws SQLException {
    ground.with(b -> b.take("inner", Content.WHOLE));
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    RowDump rows = RowDump.of(database.dataSource());
    try (Connection connection = database.dataSource().getConnection()) {
      var live = LiveSchema.read(connection, Dialects.of(connection));
      Backup backup = ground.with(b -> b.take("nightly", Content.WHOLE));
      assertEquals(Place.FILE, backup.place());
      assertFalse(backup.isOfRows());
      assertTrue(backup.tool().startsWith("pg_dump "), backup.tool());
      var copies = new Ground(database, temp, "none");
      Backup inner = copies.with(b -> b.take("rows", Content.WHOLE));
      database.execute(
          "DROP TABLE orders CASCADE",
          "DROP TYPE mood",
          "DELETE FROM users WHERE id = 2",
          "CREATE TABLE public.later (id int PRIMARY KEY, user_id bigint REFERENCES users)",
          "CREATE SCHEMA other",
          "CREATE TABLE other.thing (m shop.short)",
          "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "SELECT lo_create(4712)");
      Backup former =
          ground.with(b -> b.restore(b.find(backup.name()), Present.KEPT, Origin.SAME)).former();
      assertEquals(rows, RowDump.of(database.dataSource()));
      assertEquals(schema, DatabaseDump.of(database.dataSource()));
      assertEquals(live, LiveSchema.read(connection, Dialects.of(connection)));
      assertEquals("4711", ground.one("SELECT min(oid) FROM pg_largeobject_metadata"));
      assertEquals("1", ground.one("SELECT count(*) FROM pg_largeobject_metadata"));
      assertEquals("3", ground.one("INSERT INTO users (mail) VALUES ('x') RETURNING id"));
      assertTrue(ground.with(Backups::list).contains(inner), "copies within outlive it");
      assertNotNull(former);
      ground.with(b -> b.restore(former, Present.GIVEN_UP, Origin.SAME));
      assertEquals("0", ground.one("SELECT count(*) FROM other.thing"));
      assertEquals("1", ground.one("SELECT more()"));
    }
  }

  @Test
  void whoever_is_at_work_is_waited_for_and_nothing_is_lost() throws SQLException {
    Backup backup = ground.with(b -> b.take("", Content.WHOLE));
    RowDump rows;
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE orders SET total = 5 WHERE id = 1");
      assertThrows(
          LockException.class,
          () ->
              ground.with(
                  Duration.ofMillis(700), b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME)));
      other.commit();
      rows = RowDump.of(database.dataSource());
    }
    assertEquals("5.00", ground.one("SELECT total FROM orders WHERE id = 1"));
    assertEquals(rows, RowDump.of(database.dataSource()));
  }

  @Test
  void a_dump_that_breaks_off_changes_nothing() throws IOException {
    Backup backup = ground.with(b -> b.take("", Content.WHOLE));
    RowDump rows = RowDump.of(database.dataSource());
    DatabaseDump schema = DatabaseDump.of(database.dataSource());
    Path tools = tools("pg_restore", "head -c 3000 \"$0.said\"; echo broken off >&2; exit 1");
    Files.writeString(
        tools.resolve("pg_restore.said"),
        "DROP TABLE IF EXISTS users;\nCREATE TABLE users (a int);\n");
    var there = new Ground(database, temp, tools.resolve("pg_dump").toString());
    String refusal =
        assertThrows(
                BackupException.class,
                () -> there.with(b -> b.restore(backup, Present.GIVEN_UP, Origin.SAME)))
            .getMessage();
    assertTrue(refusal.contains("broken off"), refusal);
    assertEquals(schema, DatabaseDump.of(database.dataSource()));
    assertEquals(rows, RowDump.of(database.dataSource()));
  }

  @Test
  void tools_that_are_too_old_are_not_used() throws IOException {
    Path tools = tools("pg_dump", "echo 'pg_dump (PostgreSQL) 9.6.24'");
    var there = new Ground(database, temp, tools.resolve("pg_dump").toString());
    assertEquals(Place.DATABASE, there.with(b -> b.take("", Content.WHOLE)).place());
  }

  @Test
  void a_dump_that_fails_is_not_listed_and_says_why() throws IOException {
    Path tools =
        tools(
            "pg_dump",
            "case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';;"
                + " *) echo half; echo 'pg_dump: error: no room' >&2; exit 1;; esac");
    var there = new Ground(database, temp, tools.resolve("pg_dump").toString());
    String refusal =
        assertThrows(BackupException.class, () -> there.with(b -> b.take("", Content.WHOLE)))
            .getMessage();
    assertTrue(refusal.contains("pg_dump says: no room"), refusal);
    assertEquals(List.of(), ground.with(Backups::list));
    try (Stream<Path> files = Files.list(temp)) {
      assertEquals(List.of(tools), files.toList(), "no trace of it");
    }
  }

  @Test
  void the_password_stands_on_no_command_line() throws IOException {
    Path tools =
        tools(
            "pg_dump",
            "case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *)"
                + " echo \"error: $* and $PGPASSWORD at $PGHOST as $PGUSER\" >&2; exit 1;; esac");
    try (Connection connection = database.dataSource().getConnection()) {
      var login =
          new io.bascule.dialect.Copies.Login(
              "postgres", "s3cret&/x", tools.resolve("pg_dump").toString());
      assertFalse(login.toString().contains("s3cret"));
      String refusal =
          assertThrows(
                  BackupException.class,
                  () ->
                      Backups.of(connection, Dialects.of(connection), login, temp)
                          .take("", Content.WHOLE))
              .getMessage();
      assertTrue(refusal.contains("and s3cret&/x at 127.0.0.1 as postgres"), refusal);
      assertEquals(refusal.indexOf("s3cret"), refusal.lastIndexOf("s3cret"), refusal);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The installed tools, one of which does something else. */
  private Path tools(String other, String script) throws IOException {
    Path folder = Files.createDirectory(temp.resolve("tools"));
    for (String tool : List.of("pg_dump", "pg_restore", "psql")) {
      Path real = installed.resolve("bin").resolve(tool);
      String text =
          tool.equals(other)
              ? other.equals("pg_restore")
                  ? "case $1 in --file=/dev/null) exit 0;; *) " + script + ";; esac"
                  : script
              : "exec " + real + " \"$@\"";
      Path file = Files.writeString(folder.resolve(tool), "#!/bin/sh\n" + text + "\n");
      assertTrue(file.toFile().setExecutable(true));
    }
    return folder;
  }
}
