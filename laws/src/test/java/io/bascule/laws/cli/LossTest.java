package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What deletes data needs somebody's word; what takes a protected database back, another one. */
class LossTest {
  private static final String TABLE = "table(\"notes\", column(\"id\", bigint()), " + "%s)";
  private static final String COLUMN = "column(\"title\", text()).asNullable()";
  private static final String NOTES = TABLE.formatted(COLUMN);

  @TempDir private Path temp;

  private static Said expect(int exit, Said said) {
    assertEquals(exit, said.exit(), said.toString());
    return said;
  }

  private static Said done(Said said) {
    return expect(0, said);
  }

  private static void assertHas(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), "'" + part + "' is not in: " + text);
    }
  }

  private static String dump(ScratchDatabase database) {
    return DatabaseDump.of(database.dataSource()).text();
  }

  /** A table with three rows, two of which have a title, and a revision that drops something. */
  private Folder folder(ScratchDatabase database, String change, String back) {
    var folder = new Folder(temp, database.url());
    folder.revision(
        "a1",
        "",
        "changes.createTable(%s);".formatted(NOTES),
        "changes.dropTable(%s);".formatted(NOTES));
    folder.revision("b2", "a1", change, back);
    done(folder.run("upgrade", "a1"));
    database.execute(
        "INSERT INTO notes VALUES (1, 'one')",
        "INSERT INTO notes VALUES (2, 'two')",
        "INSERT INTO notes VALUES (3, NULL)");
    return folder;
  }

  private Folder dropsTitle(ScratchDatabase database) {
    return folder(
        database,
        "changes.table(\"notes\").drop(%s);".formatted(COLUMN),
        "changes.table(\"notes\").add(%s);".formatted(COLUMN));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsDeletedWithoutAWord(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = dropsTitle(database);
      String before = dump(database);
      Said refused = expect(1, folder.run("upgrade"));
      assertHas(
          refused.err(),
          "Cannot upgrade to head: it would delete data",
          "2 values of notes.title",
          "drop column notes.title",
          "--allow-data-loss");
      assertHas(expect(1, folder.run("rollback")).err(), "3 rows of notes", "drop table notes");
      assertHas(expect(1, folder.run("reset")).err(), "Cannot reset", "3 rows of notes");
      assertEquals(before, dump(database));
      assertHas(done(folder.run("current")).out(), "a1");
      done(folder.run("upgrade", "--allow-data-loss"));
      assertHas(done(folder.run("downgrade", "base", "--allow-data-loss")).out(), "down  a1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereNothingIsThereNothingIsLost(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = dropsTitle(database);
      database.execute("UPDATE notes SET title = NULL");
      assertHas(
          done(folder.run("upgrade")).out(), "deletes nothing: notes.title has no values", "b2");
      database.execute("DELETE FROM notes");
      assertHas(done(folder.run("downgrade", "base")).out(), "deletes nothing: notes is empty");
    }
  }

  @ParameterizedTest
  @EnumSource
  void settingsMayAgree(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = dropsTitle(database);
      folder.write("bascule.properties", "%dev.allow-data-loss=true\n%odd.allow-data-loss=maybe");
      expect(1, folder.run("upgrade"));
      assertHas(
          expect(2, folder.run("upgrade", "--profile", "odd")).err(),
          "neither true nor false",
          "%odd.allow-data-loss=maybe in bascule.properties");
      done(folder.run("upgrade", "--profile", "dev"));
    }
  }

  /** Three revisions on, the table has another name; what is asked about is what is there now. */
  @ParameterizedTest
  @EnumSource
  void whatIsRenamedIsCountedByItsFormerName(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder =
          folder(
              database,
              "changes.renameTable(\"notes\", \"papers\");"
                  + " changes.table(\"papers\").renameColumn(\"title\", \"name\");",
              "");
      folder.revision(
          "c3",
          "b2",
          "changes.table(\"papers\").drop(%s);".formatted(COLUMN.replace("title", "name")),
          "");
      folder.revision(
          "d4",
          "c3",
          "changes.dropTable(table(\"papers\", column(\"id\", bigint())));"
              + "changes.createTable(%s); changes.sql(\"INSERT INTO notes VALUES (9, 'x')\");"
                  .formatted(NOTES),
          "");
      folder.revision("e5", "d4", "changes.dropTable(%s);".formatted(NOTES), "");
      assertHas(
          expect(1, folder.run("upgrade")).err(),
          "2 values of notes.title",
          "drop column papers.name",
          "3 rows of notes",
          "drop table papers");
      List<?> steps = (List<?>) json(folder.run("plan", "--output", "json")).get("steps");
      Map<?, ?> drop = (Map<?, ?>) ((List<?>) ((Map<?, ?>) steps.get(2)).get("losses")).get(0);
      assertEquals("notes", drop.get("table"));
      assertEquals(3, drop.get("rows"));
      assertEquals("exactly", drop.get("counted"));
      assertEquals(List.of(), ((Map<?, ?>) steps.get(3)).get("losses"));
      done(folder.run("upgrade", "--allow-data-loss"));
    }
  }

  private static Map<String, Object> json(Said said) throws IOException {
    return JSON.std.mapFrom(done(said).out());
  }

  /** A new database is made without a word, though the way makes rows and drops them again. */
  @ParameterizedTest
  @EnumSource
  void whatTheRunItselfMakesIsNoLoss(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.revision("a1", "", "changes.createTable(%s);".formatted(NOTES), "");
      folder.revision("b2", "a1", "changes.sql(\"INSERT INTO notes VALUES (1, 'one')\");", "");
      folder.revision("c3", "b2", "changes.table(\"notes\").drop(%s);".formatted(COLUMN), "");
      folder.revision(
          "d4", "c3", "changes.dropTable(table(\"notes\", column(\"id\", bigint())));", "");
      assertHas(done(folder.run("upgrade")).out(), "4 revisions.");
    }
  }

  /** What a data step of the run puts into a table that was empty is the run's own, too. */
  @ParameterizedTest
  @EnumSource
  void whatTheRunItselfFillsIsNoLoss(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder =
          folder(database, "changes.sql(\"INSERT INTO notes VALUES (4, 'four')\");", "");
      folder.revision("c3", "b2", "changes.table(\"notes\").drop(%s);".formatted(COLUMN), "");
      expect(1, folder.run("upgrade"));
      database.execute("DELETE FROM notes");
      assertHas(done(folder.run("upgrade")).out(), "notes.title has no values", "2 revisions.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProtectedDatabaseIsNotTakenBack(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = dropsTitle(database);
      folder.write("bascule.properties", "%prod.protected=true\nprotected=false");
      String[][] commands = {
        {"downgrade", "base"}, {"rollback"}, {"redo"}, {"reset"}, {"stamp", "a1", "--purge"}
      };
      String before = dump(database);
      for (String[] command : commands) {
        Said said = expect(1, run(folder, command, "--profile", "prod"));
        assertHas(
            said.err(),
            "this database is protected",
            "%prod.protected=true in bascule.properties",
            "--override-protection");
        assertFalse(done(run(folder, command, "--profile", "prod", "--sql")).out().isEmpty());
      }
      assertEquals(before, dump(database));
      String[] up = {"upgrade"};
      expect(1, run(folder, up, "--profile", "prod"));
      done(run(folder, up, "--profile", "prod", "--allow-data-loss"));
      done(run(folder, commands[2], "--profile", "prod", "--override-protection"));
      String[] word = {"--profile", "prod", "--override-protection", "--allow-data-loss"};
      done(run(folder, commands[0], word));
    }
  }

  private static Said run(Folder folder, String[] command, String... options) {
    var words = new ArrayList<>(List.of(command));
    words.addAll(List.of(options));
    return folder.run(words.toArray(String[]::new));
  }

  /** A large table is estimated for the plan, and counted for the question. */
  @Test
  void aPlanEstimatesWhatIsLarge() {
    try (ScratchDatabase database = Product.POSTGRES.database()) {
      Folder folder = dropsTitle(database);
      database.execute(
          "INSERT INTO notes SELECT i, CASE WHEN i < 10 THEN 'x' END"
              + " FROM generate_series(4, 200000) i",
          "ANALYZE notes");
      assertHas(
          done(folder.run("plan")).out(), "lost  about 200,000 values", "about 200,000 in notes");
      assertHas(expect(1, folder.run("upgrade")).err(), "8 values of notes.title");
    }
  }

  /** Who sees some of the rows cannot say that there are no others. */
  @Test
  void hiddenRowsCountAsRows() {
    try (ScratchDatabase database = Product.POSTGRES.database()) {
      database.execute("DROP ROLE IF EXISTS words_owner", "CREATE ROLE words_owner LOGIN");
      database.execute("GRANT CREATE, USAGE ON SCHEMA public TO words_owner");
      String url = database.url().replace("user=postgres", "user=words_owner");
      var folder = new Folder(temp, url);
      folder.revision(
          "a1",
          "",
          "changes.createTable(%s);".formatted(NOTES),
          "changes.dropTable(%s);".formatted(NOTES));
      done(folder.run("upgrade"));
      database.execute(
          "INSERT INTO notes VALUES (1, 'one')",
          "ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
          "ALTER TABLE notes FORCE ROW LEVEL SECURITY");
      assertHas(
          expect(1, folder.run("rollback")).err(),
          "all rows of notes, which this user cannot count");
      done(folder.run("rollback", "--allow-data-loss"));
      database.execute("DROP OWNED BY words_owner", "DROP ROLE words_owner");
    }
  }
}
