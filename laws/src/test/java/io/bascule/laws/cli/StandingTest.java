package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database says of itself: info, verify, stamp and repair, on both databases. */
class StandingTest {
  private static final String ID = "public final Column<Long> id = bigint(\"id\").primaryKey();";
  private static final String TABLE =
      "table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\").named(\"pk_notes\"))";
  private static final String CREATE = "changes.createTable(" + TABLE + ");";
  private static final String DROP = "changes.dropTable(" + TABLE + ");";

  private static final String ADD =
      "changes.table(\"notes\").add(column(\"title\", varchar(9)).asNullable());";

  @TempDir private Path temp;

  private Folder folder(ScratchDatabase database) {
    var folder = new Folder(temp, database.url());
    folder.model(ID);
    folder.revision("aaaa1111", "", CREATE, DROP);
    return folder;
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseThatIsInOrder(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      says(0, folder.run("upgrade"));
      says(
          0,
          folder.run("verify"),
          "connection  ok",
          "integrity   ok",
          "ledger      ok       it fits the revisions, and none is pending",
          "history     ok",
          "model       ok",
          "All is in order.");
      says(
          0,
          folder.run("status"),
          "current       aaaa1111  message of aaaa1111",
          "head          aaaa1111",
          "pending       none",
          "last run      upgrade aaaa1111, done, ",
          "last failure  none",
          "drift         none");
      Map<String, Object> facts =
          JSON.std.mapFrom(says(0, folder.run("info", "--output", "json")).out());
      assertEquals(0, facts.get("drift"));
      assertEquals(null, facts.get("lastFailure"));
      Map<String, Object> verified =
          JSON.std.mapFrom(says(0, folder.run("verify", "--output", "json")).out());
      assertEquals(true, verified.get("inOrder"));
      assertEquals(5, ((List<?>) verified.get("parts")).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureAndAPendingRevision(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      folder.revision("bbbb2222", "aaaa1111", "changes.sql(\"NONSENSE\");", "");
      says(1, folder.run("upgrade"));
      Said info =
          says(0, folder.run("info"), "pending       1 revision", "upgrade bbbb2222, failed");
      assertTrue(info.out().contains("NONSENSE"), info.out());
      says(0, folder.run("verify"), "1 pending: bascule upgrade", "All is in order.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void drift(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      says(0, folder.run("upgrade"));
      database.execute("ALTER TABLE notes ADD COLUMN by_hand text");
      says(0, folder.run("info"), "drift         1 change: bascule verify");
      says(
          3,
          folder.run("verify"),
          "history     wrong    1 difference",
          "add column notes.by_hand",
          "more    bascule explain drift",
          "model       wrong    1 difference",
          "drop column notes.by_hand",
          "more    bascule explain model-differs",
          "Not all is in order.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsWithoutParents(Product product) {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      says(0, folder.run("upgrade"));
      database.execute(
          "CREATE TABLE lines (note_id bigint)",
          "INSERT INTO lines VALUES (7)",
          product == Product.SQLITE
              ? "CREATE TABLE parts (note_id bigint REFERENCES notes (id))"
              : "ALTER TABLE lines ADD CONSTRAINT fk_lines FOREIGN KEY (note_id)"
                  + " REFERENCES notes (id) NOT VALID",
          product == Product.SQLITE ? "INSERT INTO parts VALUES (7)" : "SELECT 1");
      says(
          3,
          folder.run("verify"),
          "integrity   wrong    1 problem",
          product == Product.SQLITE
              ? "Table parts: 1 row has no parent in (note_id) of notes"
              : "ALTER TABLE lines VALIDATE CONSTRAINT fk_lines;",
          "more    bascule explain "
              + (product == Product.SQLITE ? "rows-without-parent" : "constraint-not-validated"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStampAndAPurge(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      says(0, folder.run("stamp", "head", "--sql"), "INSERT INTO", "aaaa1111");
      says(0, folder.run("current"), "at base");
      says(
          0,
          folder.run("stamp", "head"),
          "  aaaa1111 is applied  message of aaaa1111",
          "1 line added to the ledger; nothing run.");
      says(0, folder.run("stamp", "head"), "Nothing to do");
      says(0, folder.run("current"), "aaaa1111");
      Files.delete(folder.resolve("revisions/Raaaa1111.java"));
      folder.revision("cccc3333", "", CREATE, DROP);
      Said verified = says(3, folder.run("verify"), "bascule stamp --purge REVISION");
      assertTrue(verified.out().contains("history     skipped"), verified.out());
      says(1, folder.run("stamp", "head"));
      says(
          0,
          folder.run("stamp", "--purge", "head"),
          "aaaa1111 is not applied",
          "cccc3333 is applied");
      says(0, folder.run("current"), "cccc3333");
      assertEquals(2, folder.run("stamp").exit());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRepairIsShownBeforeItIsDone(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      says(0, folder.run("upgrade"));
      says(0, folder.run("repair"), "Nothing to repair.");
      folder.revision("aaaa1111", "", CREATE, "");
      says(
          3,
          folder.run("verify"),
          "was edited after it was applied",
          "bascule repair",
          "bascule explain edited-revision");
      assertToldWithCodes(folder);
      says(3, folder.run("repair"), "aaaa1111 is taken as it is now in Raaaa1111.java", "--yes");
      says(1, folder.run("upgrade"));
      says(0, folder.run("repair", "--yes"), "1 line added");
      says(0, folder.run("upgrade"), "Nothing to do");
      database.execute("UPDATE bascule_history SET state = 'running' WHERE seq = 1");
      says(3, folder.run("verify"), "was begun and did not end", "bascule repair --as undone");
      says(3, folder.run("repair", "--as", "undone"), "bascule repair --as undone --yes");
      says(0, folder.run("repair", "--as", "undone", "--yes"), "1 line added");
      says(0, folder.run("current"), "at base");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRevisionWhoseFileIsGone(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      var folder = folder(database);
      folder.revision("bbbb2222", "aaaa1111", ADD, ADD.replace(".add(", ".drop("));
      says(0, folder.run("upgrade"));
      Files.delete(folder.resolve("revisions/Rbbbb2222.java"));
      Said refused = folder.run("upgrade");
      assertTrue(refused.err().contains("bascule downgrade --from-ledger"), refused.toString());
      says(
          0,
          folder.run("show", "bbb"),
          "bbbb2222  message of bbbb2222  after aaaa1111",
          "from     the ledger",
          "ledger   upgrade bbbb2222, done",
          "add column notes.title",
          "drop column notes.title");
      Map<String, Object> facts =
          JSON.std.mapFrom(says(0, folder.run("show", "bbbb2222", "--output", "json")).out());
      assertTrue(!((List<?>) facts.get("downgrade")).isEmpty());
      assertEquals(1, folder.run("show", "ffff").exit());
      assertEquals(2, folder.run("downgrade").exit());
      assertEquals(2, folder.run("downgrade", "-1", "--from-ledger").exit());
      says(0, folder.run("downgrade", "--from-ledger", "--plan"), "down  bbbb2222");
      says(0, folder.run("downgrade", "--from-ledger"), "down  bbbb2222", "1 revision.");
      says(0, folder.run("downgrade", "--from-ledger"), "Nothing to do");
      says(0, folder.run("verify"), "All is in order.");
      says(0, folder.run("show", "bbbb2222"), "ledger   downgrade bbbb2222, done");
    }
  }

  /** What is not in order has a code, which programs read too. */
  private static void assertToldWithCodes(Folder folder) throws IOException {
    says(
        0,
        folder.run("info"),
        "ledger        1 problem: bascule verify",
        "edited-revision  aaaa1111 was edited after it was applied");
    Map<String, Object> info =
        JSON.std.mapFrom(says(0, folder.run("info", "--output", "json")).out());
    assertEquals(
        List.of(
            Map.of(
                "code", "edited-revision", "sentence", "aaaa1111 was edited after it was applied")),
        info.get("problems"));
    String verified = says(3, folder.run("verify", "--output", "json")).out();
    assertTrue(verified.contains("\"code\" : \"edited-revision\""), verified);
    assertTrue(verified.contains("\"text\" : \"Revision aaaa1111 was edited"), verified);
  }

  private static Said says(int exit, Said said, String... parts) {
    assertEquals(exit, said.exit(), said.toString());
    for (String part : parts) {
      assertTrue(said.out().contains(part), part + " is not in: " + said);
    }
    return said;
  }
}
