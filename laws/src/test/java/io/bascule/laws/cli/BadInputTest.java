package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does wrong, one test each: the message helps, and nothing is changed. */
class BadInputTest {
  private static final String ID = "public final Column<Long> id = bigint(\"id\").primaryKey();";
  private static final String CREATE =
      "changes.createTable(table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\")"
          + ".named(\"pk_notes\")));";
  private static final String DROP = CREATE.replace("createTable", "dropTable");

  /** The commands that must see whether the database is of this history. */
  private static final List<String> READING_THE_LEDGER = List.of("upgrade", "check", "revision");

  @TempDir private Path temp;
  private Folder folder;

  @BeforeEach
  void layOut() {
    folder = new Folder(temp);
  }

  private static void refused(Said said, int exit, String... parts) {
    assertEquals(exit, said.exit(), said.toString());
    assertTrue(said.err().startsWith("Cannot "), said.err());
    assertFalse(said.err().contains("defect of bascule"), said.err());
    for (String part : parts) {
      assertTrue(said.err().contains(part), part + " is not in: " + said.err());
    }
  }

  private void done(Said said) {
    assertEquals(0, said.exit(), said.toString());
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String dump() throws SQLException {
    try (Connection connection = open()) {
      return DatabaseDump.of(connection).text();
    }
  }

  @Test
  void noSuchDatabase() {
    folder.model(ID);
    refused(
        folder.run("check"),
        1,
        "Cannot open jdbc:sqlite:",
        "there is no such file",
        "try     bascule upgrade\n");
    assertFalse(Files.exists(folder.resolve("app.db")));
  }

  @Test
  void databaseInNoFolder() {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    String url = "jdbc:sqlite:" + folder.resolve("data/app.db");
    Path data = folder.resolve("data");
    refused(
        folder.run("upgrade", "--url", url), 1, "there is no folder " + data, "mkdir -p '" + data);
  }

  /** What is there is never taken for an empty database. */
  @Test
  void folderInPlaceOfADatabase() {
    folder.model(ID);
    String url = "jdbc:sqlite:" + folder.resolve("model");
    for (String command : List.of("current", "plan", "check", "revision", "upgrade")) {
      refused(folder.run(command, "--url", url), 1, "it is a folder");
    }
    assertEquals(List.of(), folder.revisions());
  }

  @Test
  void labelThatIsNoneOrTaken() {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    done(folder.run("revision", "--blank", "-m", "news", "--label", "news"));
    List<String> before = folder.revisions();
    refused(
        folder.run("revision", "--blank", "-m", "more", "--label", "news"),
        1,
        "\"news\" names another one already");
    refused(
        folder.run("revision", "--blank", "-m", "more", "--label", "aaaa1111"),
        1,
        "\"aaaa1111\" names another one already");
    for (String label : List.of("head", "a b", "a@b", "")) {
      refused(
          folder.run("revision", "--blank", "-m", "more", "--label", label),
          2,
          "\"" + label + "\" cannot be the label of a branch");
    }
    assertEquals(before, folder.revisions());
    done(folder.run("history"));
  }

  @Test
  void noSuchServerDatabase() {
    folder.model(ID);
    try (var database = EmbeddedPostgres.shared().createDatabase()) {
      String url = database.url().replaceFirst("/[^/?]+\\?", "/no_such_database?");
      refused(folder.run("check", "--url", url), 1, "no_such_database", "does not exist");
    }
  }

  @Test
  void unknownUserAndNoPasswordShown() throws SQLException {
    folder.model(ID);
    try (var database = EmbeddedPostgres.shared().createDatabase()) {
      String url = database.url() + "&password=secret";
      Said said = folder.run("check", "--url", url.replace("user=postgres", "user=nobody_known"));
      refused(said, 1, "Cannot connect");
      assertFalse((said.err() + said.out()).contains("secret"), said.err());
    }
  }

  @Test
  void wrongPassword() throws Exception {
    folder.model(ID);
    try (var database = EmbeddedPostgres.shared().createDatabase()) {
      String url = database.url().replace("user=postgres", "user=" + GuardedUser.NAME);
      GuardedUser.make(database, "right one");
      Said said = folder.run("check", "--url", url, "--password=wrong one");
      refused(said, 1, "Cannot connect", "password authentication failed", "BASCULE_PASSWORD");
      assertFalse((said.err() + said.out()).contains("wrong one"), said.err());
      refused(folder.run("check", "--url", url), 1, "Cannot connect", "no password");
      assertEquals(3, folder.run("check", "--url", url, "--password=right one").exit());
    }
  }

  @Test
  void noUrl() {
    folder.model(ID);
    refused(folder.run("check", "--url", ""), 2, "no URL is set");
  }

  @Test
  void unknownKindOfDatabase() {
    folder.model(ID);
    refused(folder.run("check", "--url", "jdbc:mysql://localhost/x"), 1, "jdbc:mysql");
  }

  @Test
  void modelThatDoesNotCompile() {
    folder.model("public final Column<String> name = bigint(\"name\");");
    refused(
        folder.run("revision", "-m", "x"), 1, "Cannot compile", "Notes.java:4", "bigint(\"name\")");
    assertEquals(List.of(), folder.revisions());
  }

  @Test
  void classThatIsNoSchema() {
    folder.model(ID);
    refused(folder.run("revision", "--model", "Notes"), 1, "Notes is not a schema");
    refused(folder.run("revision", "--model", "Missing"), 1, "no class Missing");
  }

  @Test
  void modelWhoseCodeFails() {
    folder.model(ID, "public final String nothing = null; public final int n = nothing.length();");
    refused(
        folder.run("revision"),
        1,
        "Cannot load App",
        "NullPointerException",
        "at      Notes.java:5");
    folder.model(ID);
    folder.write("model/Other.java", "class Other { static int zero; static int n = 1 / zero; }");
    done(folder.run("revision"));
    folder.write(
        "model/App.java",
        folder
            .read("model/App.java")
            .replace("Schema.of(Notes::new)", "Schema.of(Notes::new, null)"));
    done(folder.run("upgrade"));
    refused(folder.run("revision"), 1, "Cannot load App", "NullPointerException");
  }

  @Test
  void revisionWhoseCodeFails() {
    folder.model(ID);
    folder.write(
        "model/Broken.java",
        "public class Broken { static int zero; public static int n = 1 / zero; }");
    folder.revision("aaaa1111", "", "changes.sql(\"SELECT \" + Broken.n);", "");
    for (String command : List.of("upgrade", "show")) {
      refused(
          folder.run(command), 1, "Raaaa1111", "its upgrade throws", "ExceptionInInitializerError");
    }
  }

  @Test
  void initTwice() {
    done(folder.run("init"));
    String before = folder.read("bascule.properties");
    refused(folder.run("init"), 1, "there is one in this folder", "bascule revision -m");
    assertEquals(before, folder.read("bascule.properties"));
  }

  @Test
  void noModelAtAll() {
    refused(folder.run("revision"), 1, "Cannot find the model");
  }

  @Test
  void twoTablesOfOneName() {
    folder.model(ID);
    folder.write(
        "model/Other.java",
        "public final class Other extends io.bascule.dsl.Table {"
            + " public Other() { super(\"notes\"); } }");
    folder.write(
        "model/App.java",
        "public final class App implements io.bascule.schema.SchemaSource {"
            + " public io.bascule.schema.Schema schema() {"
            + " return io.bascule.schema.Schema.of(Notes::new, Other::new); } }");
    refused(folder.run("revision"), 1, "two tables are called notes");
  }

  @Test
  void foreignKeyOutOfTheSchema() {
    folder.model(
        ID,
        "public final Column<Long> other ="
            + " bigint(\"other\").references(Other.class, other -> other.id);");
    folder.write(
        "model/Other.java",
        "import io.bascule.dsl.*; public final class Other extends Table {"
            + " public final Column<Long> id = bigint(\"id\").primaryKey();"
            + " public Other() { super(\"other\"); } }");
    refused(folder.run("revision"), 1, "Other", "which is not in it", "Other::new");
  }

  @Test
  void whatTheDatabaseCannotHold() {
    folder.model(ID);
    String notes = "model/Notes.java";
    folder.write(notes, folder.read(notes).replace("super(", "super(\"archive\", "));
    refused(folder.run("revision"), 1, "Cannot hold table archive.notes on SQLite", "no schema");
    assertEquals(List.of(), folder.revisions());
  }

  @Test
  void duplicateRevision() {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    folder.write(
        "revisions/Copy.java",
        """
        import io.bascule.revision.*;
        @RevisionInfo(id = "aaaa1111")
        public final class Copy implements Revision {
          public void upgrade(Changes changes) {}
          public void downgrade(Changes changes) {}
        }
        """);
    refused(folder.run("history"), 1, "aaaa1111", "Copy.java", "Raaaa1111.java");
  }

  @Test
  void unknownRevision() {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    refused(folder.run("upgrade", "ffff"), 1, "ffff");
    folder.revision("bbbb2222", "cccc3333", "", "");
    refused(folder.run("upgrade"), 1, "cccc3333", "Rbbbb2222.java");
  }

  @Test
  void circleInTheHistory() {
    folder.model(ID);
    folder.revision("aaaa1111", "bbbb2222", CREATE, DROP);
    folder.revision("bbbb2222", "aaaa1111", "", "");
    refused(folder.run("upgrade"), 1, "aaaa1111", "bbbb2222");
  }

  @Test
  void twoHeads() {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    folder.revision("bbbb2222", "aaaa1111", "", "");
    folder.revision("cccc3333", "aaaa1111", "", "");
    refused(folder.run("upgrade"), 4, "two heads", "bbbb2222", "cccc3333");
    Said refused = folder.run("revision", "-m", "x");
    refused(refused, 4, "two heads", "bascule merge -m");
    done(folder.run("revision", "--blank", "--head", "heads", "-m", "join both"));
    done(folder.run("upgrade"));
  }

  @Test
  void databaseAtAnUnknownRevision() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    done(folder.run("upgrade"));
    Files.delete(folder.resolve("revisions/Raaaa1111.java"));
    folder.revision("bbbb2222", "", "", "");
    String before = dump();
    for (String command : READING_THE_LEDGER) {
      refused(folder.run(command), 1, "aaaa1111", "which the history does not have");
    }
    Files.delete(folder.resolve("revisions/Rbbbb2222.java"));
    refused(folder.run("revision"), 1, "aaaa1111", "which the history does not have");
    assertEquals(List.of(), folder.revisions());
    assertEquals(before, dump());
  }

  @Test
  void revisionsFolderThatIsNotThere() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    done(folder.run("upgrade"));
    for (String command : List.of("upgrade", "check", "revision", "history")) {
      refused(
          folder.run(command, "--revisions", "revisoins"), 1, "there is no folder", "revisoins");
    }
    refused(folder.run("revision", "--blank", "--revisions", "revisoins"), 1, "no folder");
    assertFalse(Files.exists(folder.resolve("revisoins")));
  }

  @Test
  void unfinishedRevision() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    done(folder.run("upgrade"));
    sql("UPDATE bascule_history SET state = 'running'");
    String before = dump();
    for (String command : READING_THE_LEDGER) {
      refused(folder.run(command), 1, "aaaa1111", "was begun and did not end");
    }
    assertEquals(before, dump());
  }

  @Test
  void editedAfterItWasApplied() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    done(folder.run("upgrade"));
    folder.revision("aaaa1111", "", CREATE.replace("bigint", "integer"), DROP);
    folder.revision("bbbb2222", "aaaa1111", "", "");
    String before = dump();
    for (String command : READING_THE_LEDGER) {
      refused(folder.run(command), 1, "aaaa1111", "Raaaa1111.java", "edited after it was applied");
    }
    assertEquals(List.of("Raaaa1111.java", "Rbbbb2222.java"), folder.revisions());
    assertEquals(before, dump());
  }

  @Test
  void driftedFromTheHistory() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    done(folder.run("upgrade"));
    sql("ALTER TABLE notes ADD COLUMN by_hand TEXT");
    refused(
        folder.run("revision", "-m", "x"), 1, "drifted", "did this", "add column notes.by_hand");
    Said back = folder.run("diff", "--to", "revision:head");
    assertTrue(back.out().contains("drop column notes.by_hand"), back.toString());
    assertEquals(List.of("Raaaa1111.java"), folder.revisions());
    assertEquals(3, folder.run("check").exit());
  }

  @Test
  void notASqliteFile() throws IOException {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    String text = "this is no database, and long enough to be looked at ".repeat(40);
    folder.write("app.db", text);
    refused(folder.run("upgrade"), 1, "not a SQLite database");
    assertEquals(text, Files.readString(folder.resolve("app.db")));
  }

  @Test
  void readOnlyDatabase() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    sql("CREATE TABLE kept (id INTEGER)");
    String before = dump();
    // As root a file's own mode keeps nobody from writing; the URL does.
    String url = "jdbc:sqlite:file:" + folder.resolve("app.db") + "?mode=ro";
    refused(folder.run("upgrade", "--url", url), 1, "aaaa1111");
    assertEquals(before, dump());
  }

  @Test
  void readOnlyFile() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    sql("CREATE TABLE kept (id INTEGER)");
    Path file = folder.resolve("app.db");
    assertTrue(file.toFile().setWritable(false));
    assumeFalse(Files.isWritable(file), "root writes into read-only files");
    String before = dump();
    refused(folder.run("upgrade"), 1, "read-only");
    assertEquals(before, dump());
  }

  @Test
  void fullDisk() throws Exception {
    folder.model(ID);
    folder.revision(
        "aaaa1111",
        "",
        CREATE
            + " changes.sql(\"PRAGMA max_page_count = 12\");"
            + " changes.sql(\"CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
            + " SELECT i + 1 FROM n WHERE i < 200) SELECT i, zeroblob(4000) AS b FROM n\");",
        DROP);
    sql("CREATE TABLE kept (id INTEGER)");
    String before = dump();
    refused(folder.run("upgrade"), 1, "aaaa1111", "the disk is full", "see to that");
    assertEquals(before, dump());
  }

  @Test
  void lockedByAnother() throws Exception {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    sql("CREATE TABLE kept (id INTEGER)");
    try (Connection other = open();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      refused(folder.run("upgrade", "--lock-timeout", "1"), 5, "Cannot");
      statement.execute("ROLLBACK");
    }
    done(folder.run("upgrade"));
  }

  @Test
  void rowsThatBreakANewConstraint() throws Exception {
    folder.model(ID, "public final Column<String> title = text(\"title\");");
    sql(
        "CREATE TABLE notes (id BIGINT NOT NULL, title TEXT, CONSTRAINT pk_notes PRIMARY KEY (id))",
        "INSERT INTO notes VALUES (1, 'a'), (2, NULL), (3, NULL)");
    done(folder.run("revision", "-m", "title is required"));
    String before = dump();
    refused(folder.run("upgrade"), 1, "title", "2", "id = 2");
    assertEquals(before, dump());
  }

  @Test
  void wrongWords() {
    refused(folder.run("upgrade", "--no-such-option"), 2, "'--no-such-option'", "upgrade --help");
    refused(folder.run("upgrad"), 2, "there is no command upgrad", "meant   upgrade?");
    refused(folder.run("downgrade"), 2, "TARGET", "bascule downgrade --help");
    refused(folder.run("check", "--output", "xml"), 2, "'xml'", "text, json, sql");
    refused(folder.run("downgrade", "--foo"), 2, "'--foo'", "bascule downgrade --help");
    refused(folder.run("check", "--output", "sql"), 2, "--output sql", "bascule check --help");
    refused(folder.run("diff", "--from", "file:x.sql"), 1, "there is no such file");
  }

  /**
   * What is called otherwise elsewhere, or was typed wrong, is told by the name that it has here.
   */
  @Test
  void wordsOfOtherTools() {
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    refused(folder.run("create"), 2, "there is no command create", "meant   bascule revision -m");
    refused(folder.run("down"), 2, "meant   bascule downgrade -1?");
    refused(folder.run("validat"), 2, "there is no command validat");
    refused(folder.run("revison"), 2, "meant   revision?");
    refused(folder.run("upgrade", "--dry-run"), 2, "meant   --plan?");
    refused(folder.run("init", "--pakage"), 2, "meant   --package?");
    refused(folder.run("stamp", "--purg", "head"), 2, "unknown option", "meant   --purge?");
    refused(folder.run("upgrade", "head", "more"), 2, "it takes fewer words, and not more");
    done(folder.run("revision", "--autogenerate", "--blank", "-m", "as elsewhere"));
    String url = "jdbc:sqlite:" + folder.resolve("app.db");
    String[] pasted = {"upgrade", "aaaa1111", "--url", url, "-C", temp.toString(), "#", "and then"};
    done(Folder.runAnywhere(pasted));
  }

  @Test
  void noProjectHere() {
    Said said = Folder.runAnywhere("history", "-C", temp.resolve("empty").toString());
    done(said);
    assertTrue(said.out().contains("bascule init"), said.out());
    refused(Folder.runAnywhere("upgrade", "-C", temp.toString()), 2, "has no bascule.properties");
    folder.write("bascule.properties", "");
    said = folder.runAsToldBySettings("history");
    assertTrue(said.out().contains("bascule revision -m"), said.out());
    refused(folder.runAsToldBySettings("upgrade"), 2, "try     url=jdbc:sqlite:app.db");
  }
}
