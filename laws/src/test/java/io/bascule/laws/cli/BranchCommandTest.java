package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.ScratchDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the commands say and write of a history with two branches. */
class BranchCommandTest {
  private static final String TABLE = "table(\"%s\", column(\"id\", bigint()))";

  @TempDir private Path temp;

  private static Said expect(int exit, Said said) {
    assertEquals(exit, said.exit(), said.toString());
    return said;
  }

  private static void assertHas(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), "'" + part + "' is not in: " + text);
    }
  }

  private static void makes(Folder folder, String id, String after, String table) {
    String made = TABLE.formatted(table);
    folder.revision(
        id,
        after,
        "changes.createTable(%s);".formatted(made),
        "changes.dropTable(%s);".formatted(made));
  }

  private Folder forked(ScratchDatabase database) {
    var folder = new Folder(temp, database.url());
    folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
    makes(folder, "s1", "", "starts");
    makes(folder, "x1", "s1", "exes");
    makes(folder, "y1", "s1", "whys");
    return folder;
  }

  @ParameterizedTest
  @EnumSource
  void whatDependsOnAnotherBranchBringsItAlong(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = forked(database);
      expect(
          0,
          folder.run(
              "revision",
              "--blank",
              "-m",
              "needs x",
              "--head",
              "y1",
              "--depends-on",
              "x1",
              "--label",
              "needy"));
      String file = folder.revisions().stream().filter(f -> !f.startsWith("R")).findFirst().get();
      assertHas(folder.read("revisions/" + file), "after = \"y1\"", "dependsOn = \"x1\"");
      assertHas(expect(0, folder.run("show", "needy@head")).out(), "needs    x1");

      expect(0, folder.run("upgrade", "needy@head"));
      String current = expect(0, folder.run("current")).out();
      assertHas(current, "needs x");
      assertHas(expect(0, folder.run("upgrade", "heads")).out(), "already");
      assertHas(expect(0, folder.run("downgrade", "s1")).out(), "needs x", "x1", "y1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void severalHeadsAreRefusedWhereOneIsWanted(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = forked(database);
      Said refused = expect(4, folder.run("check", "--single-head"));
      assertHas(refused.err(), "two heads", "x1", "y1", "bascule merge");
      expect(0, folder.run("merge", "-m", "join"));
      expect(3, folder.run("check", "--single-head"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHistoryIsDrawn(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = forked(database);
      expect(0, folder.run("merge", "-m", "join"));
      expect(0, folder.run("upgrade", "x1"));
      String drawn = expect(0, folder.run("history", "-i", "-v")).out();
      assertHas(
          drawn, "join", "|\\", "message of x1", "message of y1", "message of s1", "Rx1.java");
      String part = expect(0, folder.run("history", "-r", "s1:x1")).out();
      assertHas(part, "message of x1");
      assertTrue(!part.contains("message of y1"), part);
      String json = expect(0, folder.run("history", "-r", "base:head", "--output", "json")).out();
      assertHas(json, "\"x1\"", "\"y1\"", "\"s1\"", "join");
    }
  }
}
