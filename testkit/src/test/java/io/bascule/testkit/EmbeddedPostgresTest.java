package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @Test
  void startsOnce() {
    EmbeddedPostgres server = EmbeddedPostgres.shared();
    assertSame(server, EmbeddedPostgres.shared());
    assertTrue(server.version().matches("1[4-9]\\..*"), server.version());
  }

  @Test
  void speaksUtf8ToAHundred() throws SQLException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      assertEquals("UTF8", one(database, "show server_encoding"));
      assertEquals("100", one(database, "show max_connections"));
    }
  }

  @Test
  void databasesDoNotSeeEachOther() throws SQLException {
    try (ScratchDatabase first = EmbeddedPostgres.shared().createDatabase();
        ScratchDatabase second = EmbeddedPostgres.shared().createDatabase()) {
      assertNotEquals(first.url(), second.url());
      first.execute("create table t (id int)");
      assertEquals("0", one(second, "select count(*) from pg_class where relname = 't'"));
    }
  }

  @Test
  void closingDropsEvenWithAnOpenConnection() throws SQLException {
    ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();
    try (Connection open = database.dataSource().getConnection()) {
      assertFalse(open.isClosed());
      database.close();
    }
    assertThrows(SQLException.class, () -> database.dataSource().getConnection().close());
    database.close();
  }

  @Test
  void namesTheStatementsThatFailed() {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      TestkitException failure =
          assertThrows(TestkitException.class, () -> database.execute("select 1", "selekt 2"));
      assertTrue(failure.getMessage().contains("selekt"), failure.getMessage());
    }
  }

  @Test
  void refusesWhatIsNoServer(@TempDir Path empty) throws Exception {
    Path jar = Files.createFile(empty.resolve("absent.jar"));
    Files.delete(jar);
    for (Path place : new Path[] {empty, jar}) {
      TestkitException failure =
          assertThrows(
              TestkitException.class, () -> EmbeddedPostgres.shared(new PostgresBinaries(place)));
      assertTrue(failure.getMessage().contains("try "), failure.getMessage());
      assertTrue(failure.getMessage().contains(place.toString()), failure.getMessage());
    }
  }

  private static String one(ScratchDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ResultSet row = connection.createStatement().executeQuery(query)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }
}
