package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command, on both databases. */
class CommandsTest {
  private static final String ID = "public final Column<Long> id = bigint(\"id\").primaryKey();";
  private static final String TITLE =
      "public final Column<String> title = varchar(\"title\", 200);";
  private static final String NAME =
      "public final Column<String> name = varchar(\"name\", 200).nullable();";
  private static final String RENAMED =
      "public final Column<String> name = varchar(\"name\", 200).renamedFrom(\"title\");";

  @TempDir private Path temp;

  private static Said expect(int exit, Said said) {
    assertEquals(exit, said.exit(), said.toString());
    return said;
  }

  private static Said done(Said said) {
    return expect(0, said);
  }

  private static void assertSays(Said said, String... parts) {
    for (String part : parts) {
      assertTrue(said.out().contains(part), part + " is not in: " + said);
    }
  }

  private static Map<String, Object> json(Said said) throws IOException {
    return JSON.std.mapFrom(done(said).out());
  }

  /** The only value of the list that stands there. */
  private static Map<?, ?> only(Object list) {
    assertEquals(1, ((List<?>) list).size(), list.toString());
    return (Map<?, ?>) ((List<?>) list).get(0);
  }

  @ParameterizedTest
  @EnumSource
  void aProjectFromItsFirstTableOn(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID, TITLE);
      expect(3, folder.run("check"));
      String first =
          String.valueOf(
              json(folder.run("revision", "-m", "one", "--output", "json")).get("revision"));
      Said pending = expect(3, folder.run("check"));
      assertSays(pending, "create table notes", "Pending revisions:", first);
      assertSays(done(folder.run("upgrade", "--sql")), "CREATE TABLE", "notes", first);
      assertSays(done(folder.run("upgrade")), "up", first, "one", "1 revision.");
      assertSays(done(folder.run("check")), "agree");
      assertSays(done(folder.run("revision", "-m", "more")), "Nothing to write");
      assertSays(done(folder.run("upgrade")), "Nothing to do");
      assertEquals(
          first, only(json(folder.run("current", "--output", "json")).get("current")).get("id"));
      assertEquals(
          true,
          only(json(folder.run("history", "--output", "json")).get("revisions")).get("applied"));
      assertSays(done(folder.run("heads")), first + "  one");
      assertSays(
          done(folder.run("show", first.substring(0, 4))),
          "create table notes",
          "drop table notes");
      assertSays(done(folder.run("downgrade", "-1", "--sql")), "DROP TABLE");
      assertSays(done(folder.run("downgrade", "base")), "down", first);
      assertSays(done(folder.run("current")), "at base");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aColumnThatMayBeRenamedIsAQuestion(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID, TITLE);
      done(folder.run("revision", "-m", "one"));
      done(folder.run("upgrade"));
      String before = DatabaseDump.of(database.dataSource()).text();

      folder.model(ID, TITLE.replace("\"title\"", "\"name\""));
      Said asked = expect(1, folder.run("revision", "-m", "two"));
      assertTrue(asked.err().contains("--renamed notes.title=name"), asked.err());
      assertTrue(asked.err().contains("--dropped notes.title"), asked.err());
      assertEquals(1, folder.revisions().size());
      assertDiffAsks(folder);
      done(folder.run("revision", "-m", "two", "--renamed", "notes.title=name"));
      assertSays(done(folder.run("upgrade", "+1")), "two");

      folder.model(ID, RENAMED);
      assertSays(done(folder.run("check")), "agree");
      assertSays(done(folder.run("revision")), "Nothing to write");
      done(folder.run("downgrade", "-1"));
      assertEquals(before, DatabaseDump.of(database.dataSource()).text());
    }
  }

  /** A difference that is a guess says so, and no statements are made of it. */
  @ParameterizedTest
  @EnumSource
  void whatARenamedColumnReplacesIsAQuestion(Product product) throws SQLException {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID, TITLE, NAME);
      done(folder.run("revision", "-m", "one"));
      done(folder.run("upgrade"));
      database.execute("insert into notes values (1, 'old', 'new')");
      folder.model(ID, TITLE.replace(");", ").renamedFrom(\"name\");"));
      Said open = expect(1, folder.run("revision", "-m", "two"));
      assertTrue(open.err().contains("--renamed notes.name=title"), open.toString());
      done(folder.run("revision", "-m", "two", "--renamed", "notes.name=title"));
      done(folder.run("upgrade", "--allow-data-loss"));
      assertSays(done(folder.run("check")), "agree");
      assertEquals(List.of("new"), rows(database, "SELECT title FROM notes"));
      done(folder.run("downgrade", "-1"));
      assertEquals(List.of("new"), rows(database, "SELECT name FROM notes"));
      done(folder.run("upgrade", "--allow-data-loss"));
      assertSays(done(folder.run("check")), "agree");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEnumTypeComesGrowsAndGoes(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      String text = "public final Column<String> mood = text(\"mood\").nullable();";
      String mood =
          "public final Column<Mood> mood = enumeration(\"mood\", Mood.class).nullable();";
      List<List<String>> models =
          List.of(
              List.of(ID, "public enum Mood { GOOD, BAD }", mood),
              List.of(ID, "public enum Mood { GOOD, BAD, MIXED }", mood),
              List.of(ID, "public enum Mood { GOOD }", mood),
              List.of(ID, text),
              List.of(ID, "public enum Mood { GOOD, BAD }", mood),
              List.of(ID));
      for (List<String> model : models) {
        folder.model(model.toArray(String[]::new));
        done(folder.run("revision", "-m", "next"));
        done(folder.run("upgrade"));
        assertSays(done(folder.run("check")), "agree");
      }
      done(folder.run("downgrade", "base"));
      done(folder.run("upgrade"));
      assertSays(done(folder.run("check")), "agree");
    }
  }

  private static void assertDiffAsks(Folder folder) throws IOException {
    assertSays(
        done(folder.run("diff")),
        "drop column notes.title",
        "notes.title is gone and name is new",
        "--renamed notes.title=name",
        "--dropped notes.title");
    Map<?, ?> question = only(json(folder.run("diff", "--output", "json")).get("questions"));
    assertEquals("notes.title", question.get("gone"));
    assertEquals("name", question.get("new"));
    Said refused = expect(1, folder.run("diff", "--output", "sql"));
    assertTrue(refused.err().contains("--renamed notes.title=name"), refused.err());
    assertEquals("", refused.out());
    for (String answer : List.of("--renamed=notes.title=name", "--dropped=notes.title")) {
      Said sql = done(folder.run("diff", "--output", "sql", answer));
      assertEquals(answer.startsWith("--renamed"), sql.out().contains("RENAME COLUMN"), sql.out());
      assertFalse(done(folder.run("diff", answer)).out().contains("is gone"));
    }
    assertFalse(done(folder.run("diff", "--no-renames")).out().contains("is gone"));
  }

  @ParameterizedTest
  @EnumSource
  void anyTwoSidesAreCompared(Product product) throws IOException {
    try (ScratchDatabase database = product.database();
        ScratchDatabase other = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID);
      String first =
          String.valueOf(json(folder.run("revision", "--output", "json")).get("revision"));
      done(folder.run("upgrade"));
      other.execute(
          "CREATE TABLE notes (id BIGINT NOT NULL, CONSTRAINT pk_notes PRIMARY KEY (id))");
      folder.write(
          "schema.sql",
          "CREATE TABLE notes (id BIGINT NOT NULL, CONSTRAINT pk_notes PRIMARY KEY (id));");
      String adding = "add column notes.name";
      folder.model(ID, NAME);

      assertSays(done(folder.run("diff")), adding);
      for (String same :
          List.of("revision:head", "revision:" + first, other.url(), "file:schema.sql")) {
        assertSays(done(folder.run("diff", "--to", same)), "No difference.");
        assertSays(done(folder.run("diff", "--from", same, "--to", "model:App")), adding);
      }
      assertSays(done(folder.run("diff", "--to", "revision:base")), "drop table notes");
      assertSays(done(folder.run("diff", "--output", "sql")), "ALTER TABLE notes ADD");
      Object operations = json(folder.run("diff", "--output", "json")).get("operations");
      assertEquals("AddColumn", only(operations).get("operation"), operations.toString());
      assertEquals(2, folder.run("diff", "--to", "nonsense").exit());
    }
  }

  /** What one product has is compared with another as a declaration of it would be. */
  @Test
  void databasesOfTwoProductsAreCompared() throws IOException {
    try (ScratchDatabase one = Product.SQLITE.database();
        ScratchDatabase other = Product.POSTGRES.database()) {
      for (ScratchDatabase database : List.of(one, other)) {
        var folder = new Folder(temp.resolve(database == one ? "one" : "other"), database.url());
        folder.model(
            ID,
            "public final Column<String> title = varchar(\"title\", 200).unique();",
            "public final Column<Boolean> open = bool(\"open\").defaultTo(true);",
            "public final Column<java.math.BigDecimal> price = decimal(\"price\", 9, 2)"
                + ".defaultTo(1);",
            "public final Column<java.time.Instant> at = timestampWithTimeZone(\"at\")"
                + ".defaultTo(currentTimestamp());",
            "public final Column<java.util.UUID> key = uuid(\"key\").nullable();",
            "public final Check positive = check(\"ck_price\", price.gt(java.math.BigDecimal.ZERO)"
                + ".and(title.ne(\"\")));",
            "public final Index index = index(\"ix_title\").on(lower(title), price.desc());");
        done(folder.run("revision"));
        done(folder.run("upgrade"));
      }
      var folder = new Folder(temp, one.url());
      assertSays(
          done(folder.run("diff", "--from", other.url(), "--to", one.url())), "No difference.");
      // SQLite does not know the words in which PostgreSQL keeps a rule: they are shown.
      Said words = done(folder.run("diff", "--from", one.url(), "--to", other.url()));
      assertSays(words, "check ck_price", "index ix_title");
      assertFalse(words.out().contains("column"), words.out());
    }
  }

  /** What pg_dump writes empties the search path, and is still compared with what has one. */
  @Test
  void aDumpIsASide() {
    try (ScratchDatabase database = Product.POSTGRES.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID);
      folder.write(
          "dump.sql",
          """
          SELECT pg_catalog.set_config('search_path', '', false);
          CREATE TABLE public.notes (id bigint NOT NULL);
          COPY public.notes (id) FROM stdin;
          7
          \\.
          ALTER TABLE ONLY public.notes ADD CONSTRAINT pk_notes PRIMARY KEY (id);
          """);
      assertSays(done(folder.run("diff", "--from", "file:dump.sql")), "No difference.");
      folder.write("dump.sql", "DROP DATABASE IF EXISTS not_ours;");
      Said beyond = expect(1, folder.run("diff", "--from", "file:dump.sql"));
      assertTrue(beyond.err().contains("more than that database"), beyond.err());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseIsWrittenDownAsJava(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      database.execute(
          "CREATE TABLE people (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL)");
      database.execute("CREATE VIEW names AS SELECT name FROM people");
      assertSays(done(folder.run("import", "--package", "old")), "People.java", "view", "names");
      assertSays(done(folder.run("check")), "agree", "names");
      Said strict = expect(1, folder.run("check", "--strict"));
      assertTrue(strict.err().contains("names"), strict.err());
      Said again = expect(1, folder.run("import", "--package", "old"));
      assertTrue(again.err().contains("--force"), again.err());
      assertFalse(done(folder.run("import", "--package", "old", "--force")).out().isEmpty());
    }
  }

  /** The way of the README: the first model makes way for the one of the database. */
  @Test
  void anImportFollowsAnInit() {
    try (ScratchDatabase database = Product.SQLITE.database()) {
      database.execute("CREATE TABLE people (id BIGINT NOT NULL PRIMARY KEY)");
      for (String packageName : List.of("db", "old")) {
        var folder = new Folder(temp.resolve(packageName), database.url());
        done(folder.run("init"));
        Said said = done(folder.run("import", "--package", packageName));
        assertSays(said, "People.java", "Removed", "Notes.java");
        assertSays(done(folder.run("check")), "agree");
      }
      var changed = new Folder(temp.resolve("changed"), database.url());
      done(changed.run("init"));
      changed.write("model/db/Notes.java", changed.read("model/db/Notes.java") + "// mine");
      String before = changed.read("model/db/AppSchema.java");
      assertTrue(expect(1, changed.run("import")).err().contains("AppSchema.java: it exists"));
      assertEquals(before, changed.read("model/db/AppSchema.java"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBlankRevisionIsFilledByHand(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID);
      done(folder.run("revision", "-m", "one"));
      done(folder.run("upgrade"));
      Map<String, Object> blank =
          json(folder.run("revision", "--blank", "-m", "rows", "--output", "json"));
      Path file = Path.of(String.valueOf(blank.get("file")));
      String text = Files.readString(file);
      folder.write(
          "revisions/" + file.getFileName(),
          text.replaceFirst(
                  "(upgrade\\(Changes changes\\) \\{)[^}]*\\}",
                  "$1 changes.sql(\"INSERT INTO notes VALUES (?)\", 7L); }")
              .replaceFirst(
                  "(downgrade\\(Changes changes\\) \\{)[^}]*\\}",
                  "$1 changes.sql(\"DELETE FROM notes WHERE id = ?\", 7L); }"));
      done(folder.run("upgrade"));
      assertEquals(List.of("7"), rows(database, "SELECT id FROM notes"));
      done(folder.run("downgrade", "-1"));
      assertEquals(List.of(), rows(database, "SELECT id FROM notes"));
    }
  }

  private static List<String> rows(ScratchDatabase database, String query) {
    var rows = new ArrayList<String>();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return rows;
  }
}
