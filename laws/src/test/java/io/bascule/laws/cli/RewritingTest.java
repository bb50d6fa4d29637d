package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revisions that are written again, on both databases: squash, revision --update and edit. */
class RewritingTest {
  private static final String ID = "public final Column<Long> id = bigint(\"id\").primaryKey();";
  private static final String TITLE =
      "public final Column<String> title = varchar(\"title\", 9).nullable();";
  private static final String LONG_TITLE =
      "public final Column<String> title = varchar(\"title\", 90).nullable();";
  private static final String BODY =
      "public final Column<String> body = text(\"body\").nullable();";

  @TempDir private Path temp;

  /** A table; a column and a row; a column that comes and goes, and a step for older rows. */
  private Folder history(ScratchDatabase database) {
    var folder = new Folder(temp, database.url());
    folder.model(ID, TITLE);
    String table =
        "table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\").named(\"pk_notes\"))";
    folder.revision(
        "aaaa1111", "", "changes.createTable(" + table + ");", "changes.dropTable(" + table + ");");
    String title = "(column(\"title\", varchar(9)).asNullable());";
    folder.revision(
        "bbbb2222",
        "aaaa1111",
        "changes.table(\"notes\").add"
            + title
            + " changes.sql(\"INSERT INTO notes (id, title) VALUES (?, ?)\", 1, \"one\");",
        "changes.sql(\"DELETE FROM notes WHERE id = 1\"); changes.table(\"notes\").drop" + title);
    String draft = "(column(\"draft\", text()).asNullable());";
    folder.revision(
        "cccc3333",
        "bbbb2222",
        "changes.elidable(c -> c.sql(\"UPDATE notes SET title = 'old'\"));"
            + " changes.table(\"notes\").add"
            + draft,
        "changes.table(\"notes\").drop" + draft);
    folder.revision(
        "dddd4444",
        "cccc3333",
        "changes.table(\"notes\").drop" + draft,
        "changes.table(\"notes\").add" + draft);
    return folder;
  }

  private static String squashed(Folder folder, String... more) throws IOException {
    var words = new java.util.ArrayList<>(List.of("squash", "--output", "json"));
    words.addAll(List.of(more));
    Map<String, Object> facts =
        JSON.std.mapFrom(says(0, folder.run(words.toArray(String[]::new))).out());
    return String.valueOf(facts.get("revision"));
  }

  @ParameterizedTest
  @EnumSource
  void several_become_one_and_all_databases_go_on(Product product) throws IOException {
    try (ScratchDatabase database = product.database();
        ScratchDatabase partly = product.database();
        ScratchDatabase wholly = product.database()) {
      var folder = history(database);
      var some = new Folder(temp, partly.url());
      var all = new Folder(temp, wholly.url());
      says(0, some.run("upgrade", "bbbb2222"));
      says(0, all.run("upgrade"));
      Said said =
          says(
              0,
              folder.run("squash", "bbbb2222:dddd4444", "-m", "notes have titles"),
              "It stands for bbbb2222, cccc3333, dddd4444: 2 changes for 4.",
              "add column notes.title",
              "Left out:",
              "cccc3333  sql: UPDATE notes");
      assertFalse(said.out().contains("draft"), said.out());
      says(0, folder.run("history"), "replaces bbbb2222, cccc3333, dddd4444");
      says(0, folder.run("upgrade"), "2 revisions.");
      says(0, folder.run("verify"), "All is in order.");
      assertTrue(RowDump.of(database.dataSource()).lines().get(0).contains("one"));
      says(0, all.run("upgrade"), "Nothing to do");
      says(0, all.run("verify"), "All is in order.");
      says(0, all.run("current"), "notes have titles");
      says(0, some.run("info"), "current       bbbb2222", "pending       2 revisions");
      says(0, some.run("upgrade"), "up    cccc3333", "up    dddd4444");
      says(0, some.run("verify"), "All is in order.");
      for (Folder each : List.of(folder, some, all)) {
        says(0, each.run("downgrade", "aaaa1111", "--allow-data-loss"), "notes have titles");
        says(0, each.run("current"), "aaaa1111");
        says(0, each.run("upgrade"), "1 revision.");
        says(0, each.run("verify"), "All is in order.");
      }
      says(1, folder.run("show", "cccc3333"), "stands for it and for others");
      says(1, folder.run("downgrade", "cccc3333"), "try", "stands for it and for others");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_former_files_can_be_deleted(Product product) throws IOException {
    try (ScratchDatabase database = product.database();
        ScratchDatabase partly = product.database()) {
      var folder = history(database);
      var some = new Folder(temp, partly.url());
      says(0, some.run("upgrade", "bbbb2222"));
      says(0, folder.run("upgrade"));
      String id = squashed(folder, ":head", "--remove");
      assertEquals(1, folder.revisions().size());
      says(0, folder.run("current"), id);
      says(0, folder.run("verify"), "All is in order.");
      says(1, some.run("upgrade"), "bring back the files of aaaa1111, bbbb2222, cccc3333");
      says(3, some.run("verify"), "the files of the rest are gone");
      says(0, some.run("history"), id);
      says(0, some.run("downgrade", "--from-ledger", "--allow-data-loss"));
      says(0, some.run("upgrade"), "1 revision.");
      folder.model(ID, TITLE, BODY);
      says(0, folder.run("revision", "-m", "bodies"), "add column notes.body");
      says(0, folder.run("upgrade"));
      String twice = squashed(folder, ":");
      says(0, folder.run("current"), twice);
      says(0, some.run("upgrade"), "bodies");
      says(0, some.run("current"), twice);
      says(0, some.run("downgrade", "base", "--allow-data-loss"));
      says(0, some.run("upgrade"), "1 revision.");
      says(0, some.run("verify"), "All is in order.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_cannot_be_squashed_is_refused_by_name(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = history(database);
      says(1, folder.run("squash", "aaaa1111:aaaa1111"), "it takes two revisions at least");
      says(1, folder.run("squash", "nothing:head"), "Cannot find the revision nothing");
      says(1, folder.run("squash", "head"), "Cannot understand the range \"head\"");
      says(1, folder.run("squash", "head:aaaa1111"), "does not lead to its end");
      says(2, folder.run("squash"), "A:B");
      folder.revision("eeee5555", "dddd4444", "changes.jdbc(\"count\", c -> {});", "");
      says(
          1,
          folder.run("squash", "dddd4444:eeee5555"),
          "eeee5555 has a step in Java, which cannot be written again",
          "--elide eeee5555");
      says(0, folder.run("squash", "dddd4444:eeee5555", "--elide", "eeee5555"), "Left out:");
      folder.revision("ffff6666", "bbbb2222", "", "");
      says(
          1,
          folder.run("squash", "aaaa1111:cccc3333"),
          "another branch leaves it at bbbb2222",
          "bascule squash aaaa1111:bbbb2222");
      assertEquals(7, folder.revisions().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_lead_to_the_same_is_not_kept(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = history(database);
      folder.revision("eeee5555", "dddd4444", "changes.sql(\"NONSENSE\");", "");
      says(
          1,
          folder.run("squash", "dddd4444:head"),
          "Cannot keep the squashed revision: its rehearsal failed",
          "NONSENSE");
      assertEquals(5, folder.revisions().size());
      says(0, folder.run("squash", "dddd4444:head", "--no-rehearsal"), "Wrote");
      assertEquals(6, folder.revisions().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_irreversible_one_stays_irreversible(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = history(database);
      folder.revision("eeee5555", "dddd4444", "", "changes.irreversible(\"mails are gone\");");
      says(0, folder.run("squash", "dddd4444:head", "-m", "the end"), "Wrote");
      says(0, folder.run("show", "head"), "cannot be taken back: eeee5555: mails are gone");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_last_revision_gets_further_changes(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model(ID);
      says(1, folder.run("revision", "--update"), "there is none");
      says(0, folder.run("revision", "-m", "notes"));
      says(0, folder.run("upgrade"));
      says(1, folder.run("revision", "--update"), "the database has it", "bascule downgrade -1");
      folder.model(ID, TITLE);
      says(0, folder.run("revision", "-m", "titles"), "add column notes.title");
      List<String> files = folder.revisions();
      String before = Files.readString(temp.resolve("revisions").resolve(files.get(1)));
      folder.model(ID, LONG_TITLE, BODY);
      says(2, folder.run("revision", "--update", "--blank"), "--update goes with neither");
      Said said = says(0, folder.run("revision", "--update", "-m", "titles and bodies"));
      assertFalse(said.out().contains("alter"), said.out());
      assertEquals(files, folder.revisions());
      String after = Files.readString(temp.resolve("revisions").resolve(files.get(1)));
      assertTrue(after.contains("\"titles and bodies\""), after);
      assertTrue(after.contains("varchar(90)"), after);
      assertEquals(line(before, "id ="), line(after, "id ="));
      assertEquals(line(before, "created ="), line(after, "created ="));
      says(0, folder.run("revision", "--update"), "Nothing to write");
      says(0, folder.run("upgrade"));
      says(0, folder.run("verify"), "All is in order.");
    }
  }

  private static String line(String text, String word) {
    return text.lines().filter(line -> line.contains(word)).findFirst().orElseThrow().strip();
  }

  @ParameterizedTest
  @EnumSource
  void an_update_that_fails_leaves_the_file(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = history(database);
      folder.revision("eeee5555", "dddd4444", "changes.sql(\"NONSENSE\");", "");
      says(0, folder.run("upgrade", "dddd4444"));
      folder.model(ID, TITLE, BODY);
      String before = folder.read("revisions/Reeee5555.java");
      says(1, folder.run("revision", "--update"), "rehearsal failed", "NONSENSE");
      assertEquals(before, folder.read("revisions/Reeee5555.java"));
      folder.revision("eeee5555", "dddd4444", "changes.jdbc(\"count\", c -> {});", "");
      says(1, folder.run("revision", "--update"), "has a step in Java");
      folder.revision("ffff6666", "eeee5555", "", "");
      says(1, folder.run("revision", "--update"), "the database lacks others, too");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revision_is_edited(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = history(database);
      says(0, folder.run("upgrade", "cccc3333"));
      editor(folder, "exit 0");
      says(0, folder.run("edit"), "Nothing was changed in", "Rdddd4444.java");
      editor(folder, "echo '// a word' >> \"$1\"");
      says(0, folder.run("edit", "dddd"), "It does what it did");
      editor(folder, "sed -i 's/message of/another message of/' \"$1\"");
      Said edited = says(0, folder.run("edit", "current"), "Edited", "verify will call it edited");
      assertTrue(edited.out().contains("Rcccc3333.java"), edited.out());
      Map<String, Object> facts =
          JSON.std.mapFrom(says(0, folder.run("edit", "head", "--output", "json")).out());
      assertEquals("meaning", facts.get("change"));
      assertEquals(false, facts.get("applied"));
      editor(folder, "echo 'nonsense' >> \"$1\"");
      says(1, folder.run("edit", "dddd4444"), "Rdddd4444.java");
      editor(folder, "sed -i '/nonsense/d' \"$1\"");
      says(0, folder.run("edit", "dddd4444"), "Edited", "Rdddd4444.java");
      editor(folder, "exit 3");
      says(1, folder.run("edit"), "the editor ended with 3");
      folder.write("bascule.properties", "editor=no-such-editor-anywhere\n");
      says(1, folder.run("edit", "aaaa1111"), "Cannot edit Raaaa1111.java");
      says(1, folder.run("edit", "base"), "base");
    }
  }

  /** An editor that does what a script says. */
  private void editor(Folder folder, String script) {
    folder.write("editor.sh", script + "\n");
    folder.write("bascule.properties", "editor=sh \"" + temp.resolve("editor.sh") + "\"\n");
  }

  private static Said says(int exit, Said said, String... words) {
    String all = said.out() + said.err();
    assertEquals(exit, said.exit(), all);
    for (String word : words) {
      assertTrue(all.contains(word), () -> "\"" + word + "\" in\n" + all);
    }
    return said;
  }
}
