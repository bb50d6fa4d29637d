package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The revisions on the page about them are revisions that work. */
class RevisionsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("bascule.root", "."), "docs", "revisions.md");

  private static final Pattern CLASS =
      Pattern.compile(
          "```java\n(?<text>(?:(?!```).)*?public final class (?<name>\\w+).*?)```", Pattern.DOTALL);

  @TempDir private Path temp;

  private static Said done(Said said) {
    assertEquals(0, said.exit(), said.toString());
    return said;
  }

  private Folder folder(ScratchDatabase database) throws IOException {
    var folder = new Folder(temp, database.url());
    Matcher code = CLASS.matcher(Files.readString(PAGE));
    while (code.find()) {
      folder.write("revisions/" + code.group("name") + ".java", code.group("text"));
    }
    return folder;
  }

  @ParameterizedTest
  @EnumSource
  void thereAndBackOnAnEmptyDatabase(Product product) throws IOException, SQLException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      String plan = done(folder.run("plan", "--output", "json")).out();
      assertTrue(plan.contains("-- 500 rows at a time, by id\\nUPDATE keepers SET"), plan);
      assertTrue(plan.contains("backfill greeting, visits of keepers, 500 rows at a time"), plan);
      done(folder.run("upgrade"));
      assertEquals(
          "7 Ann Ann Hello, Ann; 8 Bob Bob Hello, Bob",
          RowsCommandTest.ask(
              database,
              "SELECT %s FROM (SELECT * FROM keepers ORDER BY id) AS keepers"
                  .formatted(
                      "string_agg(id || ' ' || name || ' ' || nickname || ' ' || greeting, '; ')")));
      done(folder.run("downgrade", "base", "--allow-data-loss"));
      done(folder.run("upgrade"));
      assertTrue(done(folder.run("history")).out().contains("a1a1a1a1"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onADatabaseThatHasSomeOfIt(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      database.execute(
          "CREATE TABLE keepers (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(60) NOT NULL,"
              + " nickname VARCHAR(60))",
          "CREATE TABLE old_keepers (id BIGINT, name VARCHAR(60))",
          "INSERT INTO old_keepers VALUES (1, 'Ann')",
          "INSERT INTO old_keepers VALUES (2, '')");
      String plan = done(folder.run("plan", "a1a1a1a1")).out();
      assertTrue(plan.contains("leave out create table keepers: table keepers is there"), plan);
      assertTrue(plan.contains("rename table old_keepers to former_keepers"), plan);
      String json = done(folder.run("plan", "a1a1a1a1", "--output", "json")).out();
      assertTrue(json.contains("leave out create table keepers: table keepers is there"), json);
      done(folder.run("upgrade", "a1a1a1a1"));
      Said refused = folder.run("upgrade", "b2b2b2b2");
      assertEquals(1, refused.exit(), refused.toString());
      assertTrue(refused.err().contains("there are keepers without a name"), refused.err());
      assertTrue(refused.err().contains("id = 2, name = ''"), refused.err());
      database.execute("UPDATE keepers SET name = 'Bob' WHERE id = 2");
      database.execute("UPDATE keepers SET nickname = 'Ann' WHERE id = 1");
      String text = done(folder.run("upgrade", "b2b2b2b2")).out();
      assertTrue(text.contains("warning some nicknames say nothing new"), text);
      done(folder.run("rollback"));
      String told = done(folder.run("upgrade", "b2b2b2b2", "--output", "json")).out();
      assertTrue(told.contains("\"warnings\" : [ ]"), told);
      database.execute("INSERT INTO keepers VALUES (1001, 'Cid', 'Cid')");
      String back = done(folder.run("rollback", "--output", "json")).out();
      assertTrue(back.contains("too many to forget their nicknames"), back);
    }
  }
}
