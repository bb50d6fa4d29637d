package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups as a user types them, and those that a run takes first. */
class BackupCommandsTest {
  private static final String NOTE = "column(\"note\", text()).asNullable()";
  private static final Pattern TAKEN = Pattern.compile("backup  (before-[a-z]+-[0-9-]+)");

  @TempDir private Path temp;

  private @Nullable ScratchDatabase database;

  private Folder folder(Product product, String... settings) {
    ScratchDatabase made = product.database();
    database = made;
    var folder = new Folder(temp, made.url());
    folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
    folder.write("bascule.properties", "pg_dump=none\n" + String.join("\n", settings) + "\n");
    folder.revision(
        "a1",
        "",
        "changes.createTable(table(\"notes\", column(\"id\", bigint()), "
            + NOTE
            + ", primaryKey(\"id\").named(\"pk_notes\")));",
        "changes.dropTable(table(\"notes\", column(\"id\", bigint()), "
            + NOTE
            + ", primaryKey(\"id\").named(\"pk_notes\")));");
    folder.revision(
        "b2",
        "a1",
        "changes.table(\"notes\").drop(%s);".formatted(NOTE),
        "changes.table(\"notes\").add(%s);".formatted(NOTE));
    assertEquals(0, folder.run("upgrade", "a1").exit());
    made.execute("INSERT INTO notes VALUES (1, 'one'), (2, NULL)");
    return folder;
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private RowDump rows() {
    return RowDump.of(Objects.requireNonNull(database).dataSource());
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_deletes_takes_one_first_and_every_row_comes_back(Product product) {
    Folder folder = folder(product, "backup=destructive");
    RowDump before = rows();
    Said up = folder.run("upgrade", "--allow-data-loss");
    Matcher taken = TAKEN.matcher(up.out());
    assertTrue(up.exit() == 0 && taken.find(), up.toString());
    assertTrue(up.out().indexOf("backup  ") < up.out().indexOf("b2"), up.out());
    String name = taken.group(1);
    Said back = folder.run("restore", name);
    if (product == Product.POSTGRES) {
      assertEquals(1, back.exit(), back.toString());
      assertTrue(back.err().contains("notes has no column note any more"), back.err());
      assertTrue(back.err().contains("bascule downgrade a1"), back.err());
      assertEquals(0, folder.run("downgrade", "a1", "--allow-data-loss").exit());
      back = folder.run("restore", name);
    }
    assertEquals(0, back.exit(), back.toString());
    assertEquals(before, rows());
    assertTrue(folder.run("current").out().startsWith("a1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "destructive", "always"})
  void the_profile_says_when(String when) {
    Folder folder = folder(Product.SQLITE, "%prod.backup=" + when);
    folder.revision("c3", "b2", "changes.sql(\"SELECT 1\");", "");
    assertFalse(folder.run("upgrade", "b2", "--allow-data-loss").out().contains("backup  "));
    Said harmless = folder.run("upgrade", "--profile", "prod");
    assertEquals(when.equals("always"), harmless.out().contains("backup  "), harmless.toString());
    Said back = folder.run("downgrade", "base", "--profile", "prod", "--allow-data-loss");
    assertEquals(!when.equals("never"), back.out().contains("backup  "), back.toString());
  }

  @ParameterizedTest
  @EnumSource
  void only_the_tables_that_are_touched_where_the_settings_say_so(Product product) {
    Folder folder = folder(product, "backup=destructive", "backup-of=tables");
    RowDump before = rows();
    assertEquals(0, folder.run("upgrade", "--allow-data-loss").exit());
    Said list = folder.run("backup", "--list", "--output", "json");
    assertTrue(list.out().replaceAll("\\s", "").contains("\"tables\":[\"notes\"]"), list.out());
    assertEquals(0, folder.run("downgrade", "a1", "--allow-data-loss").exit());
    String first = list.out().replaceAll("(?s).*\"name\" : \"([^\"]+)\".*", "$1");
    Said back = folder.run("restore", first);
    assertEquals(0, back.exit(), back.toString());
    assertEquals(before, rows());
  }

  @ParameterizedTest
  @EnumSource
  void taken_listed_brought_back_and_pruned(Product product) {
    Folder folder = folder(product);
    RowDump before = rows();
    assertEquals("There are no backups.", folder.run("backup", "--list").out().strip());
    assertEquals(1, folder.run("restore").exit());
    Said taken = folder.run("backup", "--prefix", "nightly");
    assertEquals(0, taken.exit(), taken.toString());
    assertTrue(taken.out().matches("(?s)nightly-\\d{8}-\\d{6}  at a1  .*"), taken.out());
    Objects.requireNonNull(database).execute("DELETE FROM notes");
    Said back = folder.run("restore", "--output", "json");
    assertEquals(0, back.exit(), back.toString());
    assertTrue(back.out().contains("\"former\""), back.out());
    assertEquals(before, rows());
    assertFalse(folder.run("check").out().contains("bascule"), "no copy is seen as a difference");
    Said pruned = folder.run("backup", "--prune", "--keep", "0");
    assertTrue(pruned.out().contains("nightly-"), pruned.toString());
    assertEquals("There are no backups.", folder.run("backup", "--list").out().strip());
  }

  @Test
  void what_is_typed_wrongly_is_wrong_use() {
    Folder folder = folder(Product.SQLITE);
    for (String wrong :
        new String[] {
          "backup --prune",
          "backup --keep 3",
          "backup --prefix a/b",
          "backup --prune --keep -1",
          "backup --list --tables notes"
        }) {
      assertEquals(2, folder.run(wrong.split(" ")).exit(), wrong);
    }
    assertEquals(1, folder.run("restore", "nope").exit());
    assertEquals(1, folder.run("backup", "--tables", "nope").exit());
    folder.write("bascule.properties", "backup=sometimes\n");
    Said said = folder.run("upgrade", "--allow-data-loss");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("never, destructive, always"), said.err());
    folder.write("bascule.properties", "protected=true\n");
    assertEquals(0, folder.run("backup").exit(), "to copy is no harm");
    Said guarded = folder.run("restore");
    assertTrue(guarded.exit() != 0 && guarded.err().contains("protected"), guarded.toString());
    assertEquals(0, folder.run("restore", "--override-protection").exit());
  }
}
