package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that were there before their history, taken over; and models pushed at once. */
class BaselineTest {
  private static final String[] TABLES = {
    "CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(80) NOT NULL UNIQUE)",
    "CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users (id),"
        + " total decimal(10, 2) DEFAULT 0 CHECK (total >= 0))",
    "CREATE INDEX ix_orders_user ON orders (user_id)",
    "INSERT INTO users VALUES (1, 'one')",
    "INSERT INTO orders VALUES (7, 1, 3)",
    "CREATE VIEW mails AS SELECT u.mail, o.total FROM users u JOIN orders o ON o.user_id = u.id",
    "CREATE VIEW \"Long Mails\" AS SELECT mail FROM mails"
  };

  @TempDir private Path temp;

  private static Said expect(int exit, Said said) {
    assertEquals(exit, said.exit(), said.toString());
    return said;
  }

  private static void run(ScratchDatabase database, String... statements) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String schema(ScratchDatabase database) {
    return DatabaseDump.of(database.dataSource())
        .text()
        .lines()
        .filter(line -> !line.contains("bascule_"))
        .reduce("", (before, line) -> before + line + "\n");
  }

  private List<String> files(String folder) {
    try (Stream<Path> files = Files.walk(temp.resolve(folder))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseIsTakenOverAndMadeAgainFromNothing(Product product) {
    try (ScratchDatabase old = product.database();
        ScratchDatabase fresh = product.database()) {
      var folder = new Folder(temp, old.url());
      run(old, TABLES);
      Said said = expect(0, folder.run("baseline", "-m", "as it was"));
      assertTrue(said.out().contains("view Long Mails"), said.out());
      expect(0, folder.run("check"));
      assertTrue(folder.run("current").out().contains("as it was"));
      assertTrue(folder.run("upgrade").out().contains("Nothing to do"));

      expect(0, folder.run("upgrade", "--url", fresh.url()));
      expect(0, folder.run("check", "--url", fresh.url()));
      run(old, "DELETE FROM orders", "DELETE FROM users");
      assertEquals(schema(old), schema(fresh));
      String risen = schema(fresh);
      expect(0, folder.run("reset", "--url", fresh.url()));
      assertEquals(risen, schema(fresh));
      expect(0, folder.run("downgrade", "base", "--url", fresh.url()));
      assertFalse(schema(fresh).contains("orders"), schema(fresh));
    }
  }

  /** Functions that name tables, parts of tables, and what is said of objects. */
  @Test
  void whatOnlyPostgresHasIsMadeAgainToo() {
    try (ScratchDatabase old = Product.POSTGRES.database();
        ScratchDatabase fresh = Product.POSTGRES.database()) {
      var folder = new Folder(temp, old.url());
      run(old, TABLES);
      run(
          old,
          "CREATE DOMAIN \"Zip Code\" AS text CHECK (length(VALUE) = 5)",
          "CREATE FUNCTION dear(mail text) RETURNS bigint LANGUAGE sql"
              + " AS 'SELECT count(*) FROM users WHERE users.mail = $1'",
          "CREATE TABLE facts (id bigint, at date, zip \"Zip Code\","
              + " user_id bigint REFERENCES users (id)) PARTITION BY RANGE (at)",
          "CREATE TABLE facts_2026 PARTITION OF facts"
              + " FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
          "CREATE RULE \"No Delete\" AS ON DELETE TO orders DO INSTEAD NOTHING",
          "CREATE MATERIALIZED VIEW spent AS SELECT sum(total) FROM orders",
          "COMMENT ON VIEW mails IS 'it''s theirs'");
      Said said = expect(0, folder.run("baseline"));
      assertTrue(said.out().contains("rule No Delete on orders"), said.out());
      expect(0, folder.run("upgrade", "--url", fresh.url()));
      assertEquals(schema(old), schema(fresh));
      String risen = schema(fresh);
      expect(0, folder.run("reset", "--url", fresh.url()));
      assertEquals(risen, schema(fresh));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theModelGoesOnFromThere(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      run(database, "CREATE TABLE notes (id bigint NOT NULL PRIMARY KEY)");
      folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
      Said said = expect(0, folder.run("baseline"));
      assertTrue(said.out().contains("The model says it already"), said.out());
      folder.model(
          "public final Column<Long> id = bigint(\"id\").primaryKey();",
          "public final Column<String> title = text(\"title\").nullable();");
      said = expect(0, folder.run("push", "-m", "notes get a title"));
      assertTrue(said.out().contains("add column notes.title"), said.out());
      expect(0, folder.run("check"));
      assertEquals(2, files("revisions").size());
      assertTrue(expect(0, folder.run("push")).out().contains("Nothing to write"));
      expect(0, folder.run("rollback", "--allow-data-loss"));
      expect(3, folder.run("check"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeTakenOverIsLeftAsItWas(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      Said said = expect(1, folder.run("baseline"));
      assertTrue(said.err().contains("there is nothing in it"), said.err());

      run(database, "CREATE TABLE notes (id bigint NOT NULL PRIMARY KEY, title varchar(10))");
      folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
      said = expect(1, folder.run("baseline"));
      assertTrue(said.err().contains("drop column notes.title"), said.err());
      assertEquals(List.of(), database(database));
      assertFalse(Files.exists(temp.resolve("revisions")));

      expect(0, folder.run("import", "--force", "--package", "db"));
      folder.write("bascule.properties", "model=db.AppSchema\n");
      expect(0, folder.run("baseline"));
      assertTrue(expect(1, folder.run("baseline")).err().contains("has revisions already"));

      files("revisions").forEach(file -> assertTrue(Path.of(file).toFile().delete()));
      assertTrue(expect(1, folder.run("baseline")).err().contains("its ledger tells of revisions"));
    }
  }

  /** The lines of the dump that tell of the ledger. */
  private static List<String> database(ScratchDatabase database) {
    return DatabaseDump.of(database.dataSource())
        .text()
        .lines()
        .filter(line -> line.contains("bascule_"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aPushThatCannotBeDoneLeavesNoFile(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(
          "public final Column<Long> id = bigint(\"id\").primaryKey();",
          "public final Column<String> title = text(\"title\").nullable();");
      expect(0, folder.run("push", "-m", "notes"));
      run(database, "INSERT INTO notes (id, title) VALUES (1, 'x')");
      List<String> files = files("revisions");
      String before = schema(database);

      folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
      Said said = expect(1, folder.run("push", "-m", "no title"));
      assertTrue(said.err().contains("--allow-data-loss"), said.err());
      assertEquals(files, files("revisions"));
      assertEquals(before, schema(database));

      folder.write("bascule.properties", "protected=true\n");
      assertTrue(expect(1, folder.run("push", "--allow-data-loss")).err().contains("protected"));
      assertEquals(files, files("revisions"));
      folder.write("bascule.properties", "");
      expect(0, folder.run("push", "--allow-data-loss"));
      expect(0, folder.run("check"));
    }
  }
}
