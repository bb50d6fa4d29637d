package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hooks that the settings tell: commands and SQL around a run, and around a revision's file. */
class HookSettingsTest {
  private static final String NOTES =
      "table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\").named(\"pk_notes\"))";

  @TempDir private Path temp;

  private Path home;

  @BeforeEach
  void inAFolderWithABlank() {
    home = temp.resolve("my app");
  }

  private Folder folder(ScratchDatabase database, String... settings) {
    String mark = database.url().contains("?") ? "&password=secret" : "";
    var folder = new Folder(home, database.url() + mark);
    folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
    folder.revision("a1", "", "changes.createTable(" + NOTES + ");", "");
    folder.revision("b2", "a1", "changes.sql(\"INSERT INTO notes VALUES (1)\");", "");
    folder.write("bascule.properties", String.join("\n", settings) + "\n");
    return folder;
  }

  @ParameterizedTest
  @EnumSource
  void commandsHearOfTheRunAndNeverOfThePassword(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder =
          folder(
              database,
              "hook.before.run=env | grep ^BASCULE_ > before.txt",
              "hook.after.run=echo $BASCULE_REVISIONS > after.txt",
              "hook.after.failure=echo \"$BASCULE_FAILURE\" > failure.txt");
      says(0, folder.run("upgrade"));
      String before = folder.read("before.txt");
      assertTrue(before.contains("BASCULE_HOOK=before.run\n"), before);
      assertTrue(before.contains("BASCULE_RUN=upgrade to head\n"), before);
      assertTrue(before.contains("BASCULE_DATABASE=jdbc:"), before);
      assertFalse(before.contains("secret"), before);
      assertEquals("up:a1 up:b2\n", folder.read("after.txt"));
      assertFalse(Files.exists(folder.resolve("failure.txt")));
      folder.write("before.txt", "");
      says(0, folder.run("upgrade"));
      assertEquals("", folder.read("before.txt"), "nothing was to be done");
      folder.revision("c3", "b2", "changes.sql(\"NONSENSE\");", "");
      says(1, folder.run("upgrade"));
      assertTrue(folder.read("failure.txt").startsWith("Cannot upgrade to c3: "));
    }
  }

  /** What the database has keeps its file, whatever fails afterwards. */
  @ParameterizedTest
  @EnumSource
  void aPushWhoseHookFailsAfterTheRunKeepsItsRevision(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(home, database.url());
      folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
      folder.write("bascule.properties", "hook.before.run=false\n");
      says(1, folder.run("push", "-m", "notes"), "no revision was run");
      assertEquals(List.of(), folder.revisions());
      folder.write("bascule.properties", "hook.after.run=false\n");
      says(1, folder.run("push", "-m", "notes"), "all revisions are done and last");
      assertEquals(1, folder.revisions().size());
      says(0, folder.run("verify"));
      says(0, folder.run("check"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommandThatFailsBeforeTheRunStopsIt(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database, "hook.before.run=echo the disk is full; exit 3");
      says(
          1,
          folder.run("upgrade"),
          "the hook before the run failed: echo the disk is full; exit 3 ended with exit code 3"
              + " (the disk is full).",
          "no revision was run");
      assertEquals(0, RowDump.of(database.dataSource()).size());
      folder.write("bascule.properties", "hook.after.run=exit 4\n");
      says(1, folder.run("upgrade"), "all revisions are done and last");
      assertEquals(1, RowDump.of(database.dataSource()).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sqlIsInTheTransactionOfEachRevision(Product product) {
    try (ScratchDatabase database = product.database()) {
      database.execute("CREATE TABLE seen (what VARCHAR(20))");
      Folder folder =
          folder(
              database,
              "hook.before.revision=sql:hooks/before.sql",
              "hook.after.revision=sql:hooks/after.sql",
              "%other.hook.after.revision=sql:hooks/nowhere.sql");
      folder.write("hooks/before.sql", "INSERT INTO seen VALUES ('before; 1'); -- and\n");
      folder.write("hooks/after.sql", "INSERT INTO seen VALUES ('after');\n");
      says(0, folder.run("upgrade"));
      List<String> rows = RowDump.of(database.dataSource()).lines();
      assertEquals(5, rows.size(), rows.toString());
      folder.revision("c3", "b2", "changes.sql(\"INSERT INTO notes VALUES (2)\");", "");
      folder.write("hooks/after.sql", "INSERT INTO nowhere VALUES ('after');\n");
      says(1, folder.run("upgrade"), "the hook after the revision failed: ", "as it was before");
      assertEquals(rows, RowDump.of(database.dataSource()).lines());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoHookIsRefusedBeforeAnythingRuns(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      refused(2, folder, "hook.befor.run=true", "there is no hook.befor.run");
      refused(2, folder, "hook.after.revision=./notify.sh", "Cannot run a command around");
      refused(2, folder, "hook.after.failure=sql:x.sql", "Cannot run SQL there");
      refused(2, folder, "hook.after.run=sql:x.sql", "there is no such file");
      folder.write("x.sql", "DELETE FROM notes; COMMIT;");
      refused(1, folder, "hook.after.revision=sql:x.sql", "Cannot run COMMIT");
      folder.write("x.sql", "-- nothing");
      refused(1, folder, "hook.after.revision=sql:x.sql", "there is no statement in it");
      assertEquals(0, RowDump.of(database.dataSource()).size());
    }
  }

  private static void refused(int exit, Folder folder, String setting, String why) {
    folder.write("bascule.properties", setting + "\n");
    says(exit, folder.run("upgrade"), why);
  }

  @ParameterizedTest
  @EnumSource
  void aRevisionThatWasWrittenIsHandedOnOrNotWritten(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database, "hook.after.write=echo '// formatted' >> {file}");
      says(0, folder.run("upgrade"));
      says(0, folder.run("revision", "--blank", "-m", "by hand"));
      folder.model(
          "public final Column<Long> id = bigint(\"id\").primaryKey();",
          "public final Column<String> title = varchar(\"title\", 9).nullable();");
      says(0, folder.run("upgrade"));
      says(0, folder.run("revision", "-m", "title"));
      List<String> written = folder.revisions();
      assertEquals(4, written.size(), written.toString());
      written.stream()
          .filter(name -> name.startsWith("V"))
          .forEach(name -> assertTrue(folder.read("revisions/" + name).endsWith("// formatted\n")));
      says(0, folder.run("upgrade"));
      folder.write("bascule.properties", "hook.after.write=echo no such formatter; exit 1\n");
      says(1, folder.run("revision", "--blank", "-m", "again"), "no such formatter");
      assertEquals(written, folder.revisions());
    }
  }

  private static void says(int exit, Said said, String... parts) {
    assertEquals(exit, said.exit(), said.toString());
    for (String part : parts) {
      assertTrue(said.err().contains(part), part + " in " + said);
    }
  }
}
