package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revisions whose sources hold a snapshot of the table on whose rows they work. */
class RowsCommandTest {
  private static final String TABLE =
      "table(\"zoo\", column(\"id\", bigint()), column(\"name\", varchar(20)),"
          + " column(\"nickname\", varchar(20)).asNullable(), primaryKey(\"id\").named(\"pk_zoo\"))";

  private static final String SOURCE =
      """
      import io.bascule.dsl.Column;
      import io.bascule.dsl.Table;
      import io.bascule.revision.Changes;
      import io.bascule.revision.Revision;
      import io.bascule.revision.RevisionInfo;

      @RevisionInfo(id = "bbbb2222", after = "aaaa1111", message = "rows")
      public final class V2 implements Revision {
        static final class Zoo extends Table {
          final Column<Long> id = bigint("id");
          final Column<String> name = varchar("name", 20);
          final Column<String> nickname = varchar("nickname", 20).nullable();

          Zoo() {
            super("zoo");
          }
        }

        @Override
        public void upgrade(Changes changes) {
          var z = new Zoo();
          var zoo = changes.rows(z);
          UP
        }

        @Override
        public void downgrade(Changes changes) {
          var z = new Zoo();
          changes.rows(z).update(all -> all.clear(z.nickname));
        }
      }
      """;

  @TempDir private Path temp;

  private static Said expect(int exit, Said said, String... parts) {
    assertEquals(exit, said.exit(), said.toString());
    for (String part : parts) {
      assertTrue((said.out() + said.err()).contains(part), "'" + part + "' is not in: " + said);
    }
    return said;
  }

  private Folder folder(ScratchDatabase database, String up) {
    var folder = new Folder(temp, database.url());
    folder.revision(
        "aaaa1111", "", "changes.createTable(" + TABLE + ");", "changes.dropTable(" + TABLE + ");");
    folder.write("revisions/V2.java", SOURCE.replace("UP", up));
    return folder;
  }

  /** The first value that a query gives. */
  static String ask(ScratchDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertTrue(result.next());
      return String.valueOf(result.getString(1));
    }
  }

  private static void fill(ScratchDatabase database) {
    database.execute(
        "INSERT INTO zoo VALUES (1, 'Ann', NULL), (2, 'Bob', NULL), (1001, 'Cid', 'C')");
  }

  @ParameterizedTest
  @EnumSource
  void aPlanTellsTheRowsAndADeleteWantsAWord(Product product) throws IOException, SQLException {
    try (ScratchDatabase database = product.database()) {
      Folder folder =
          folder(
              database,
              "zoo.delete(z.id.gt(1000L));"
                  + " zoo.update(all -> all.set(z.nickname, z.name).where(z.nickname.isNull()));");
      expect(0, folder.run("upgrade", "aaaa1111"));
      fill(database);
      expect(
          0,
          folder.run("plan"),
          "delete rows of zoo where id > 1000",
          "note  DS104  the rows of zoo that fit are deleted",
          "lost  1 row of zoo",
          "rows  3 in zoo",
          "| DELETE FROM zoo");
      Map<String, Object> plan =
          JSON.std.mapFrom(expect(0, folder.run("plan", "--output", "json")).out());
      Map<?, ?> step = (Map<?, ?>) ((List<?>) plan.get("steps")).get(0);
      Map<?, ?> loss = (Map<?, ?>) ((List<?>) step.get("losses")).get(0);
      assertEquals(
          List.of("zoo", 1, "exactly"),
          List.of(loss.get("table"), loss.get("rows"), loss.get("counted")));
      expect(1, folder.run("upgrade"), "1 row of zoo", "--allow-data-loss");
      assertEquals("3", ask(database, "SELECT count(*) FROM zoo"));
      expect(0, folder.run("upgrade", "--allow-data-loss"), "delete rows of zoo where id > 1000");
      assertEquals("2", ask(database, "SELECT count(nickname) FROM zoo"));
      expect(0, folder.run("show", "bbbb2222"), "delete rows of zoo where id > 1000");
      expect(0, folder.run("rollback"));
      assertEquals("0", ask(database, "SELECT count(nickname) FROM zoo"));
      expect(0, folder.run("upgrade", "--sql"), "DELETE FROM zoo", "nickname = name");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangedSnapshotIsAnEditedRevision(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database, "zoo.insert(row -> row.set(z.id, 1).set(z.name, \"x\"));");
      expect(0, folder.run("upgrade"));
      expect(0, folder.run("verify"), "All is in order.");
      String source = folder.read("revisions/V2.java");
      folder.write("revisions/V2.java", source.replace("  ", " "));
      expect(0, folder.run("verify"), "All is in order.");
      folder.write("revisions/V2.java", source.replace("varchar(\"name\", 20)", "text(\"name\")"));
      Said edited = folder.run("verify");
      assertNotEquals(0, edited.exit(), edited.toString());
      assertTrue(edited.out().contains("bbbb2222"), edited.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSnapshotIsNotIsRefusedByName(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database, "zoo.update(all -> all.set(z.nickname, z.name));");
      String source = folder.read("revisions/V2.java");
      folder.write(
          "revisions/V2.java",
          source
              .replace("bigint(\"id\")", "integer(\"id\")")
              .replace("Column<Long>", "Column<Integer>")
              .replace("\"nickname\", 20", "\"nick\", 20"));
      expect(
          1,
          folder.run("upgrade"),
          "bbbb2222",
          "V2.java",
          "id is bigint, and the snapshot says integer",
          "nick is not there",
          "id bigint, name varchar(20), nickname varchar(20)",
          "bascule explain");
      folder.write(
          "revisions/V2.java", source.replace("set(z.nickname, z.name)", "set(z.nickname, z.id)"));
      expect(1, folder.run("upgrade"), "V2.java:", "no suitable method");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSquashHasTheSameRows(Product product) throws IOException, SQLException {
    try (ScratchDatabase database = product.database();
        ScratchDatabase other = product.database()) {
      Folder folder =
          folder(
              database,
              "zoo.insert(row -> row.set(z.id, 1).set(z.name, \"a\"),"
                  + " row -> row.set(z.id, 2).set(z.name, \"b\"));"
                  + " zoo.delete(z.name.eq(\"b\").and(z.nickname.isNull()));"
                  + " zoo.update(all -> all.set(z.nickname, z.name));");
      expect(0, folder.run("upgrade"));
      expect(0, folder.run("squash", "aaaa1111:bbbb2222", "-m", "one"));
      expect(0, folder.run("upgrade", "--url", other.url()));
      String query = "SELECT name || nickname || (SELECT count(*) FROM zoo) FROM zoo";
      assertEquals("aa1", ask(database, query));
      assertEquals("aa1", ask(other, query));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBackfillThatIsBrokenOffIsShown(Product product) throws IOException, SQLException {
    try (ScratchDatabase database = product.database()) {
      Folder folder =
          folder(
              database,
              "zoo.backfill(fill -> fill.set(z.nickname, z.name).where(z.nickname.isNull())"
                  + ".inBatchesOf(1));");
      expect(0, folder.run("upgrade", "aaaa1111"));
      fill(database);
      expect(0, folder.run("plan"), "rows  3 in zoo", "1 row at a time");
      database.execute("CREATE UNIQUE INDEX once ON zoo (nickname)");
      database.execute("UPDATE zoo SET nickname = 'Bob' WHERE id = 1001");
      expect(1, folder.run("upgrade"));
      expect(
          0,
          folder.run("status"),
          "unfinished    upgrade bbbb2222, 1 of 2 rows done",
          "go on: bascule upgrade bbbb2222");
      Map<String, Object> facts =
          JSON.std.mapFrom(expect(0, folder.run("info", "--output", "json")).out());
      Map<?, ?> unfinished = (Map<?, ?>) ((List<?>) facts.get("unfinished")).get(0);
      assertEquals(1, unfinished.get("rowsDone"));
      assertEquals(2, unfinished.get("rows"));
      assertEquals("bascule upgrade bbbb2222", unfinished.get("goOn"));
      database.execute("UPDATE zoo SET nickname = 'Cid' WHERE id = 1001");
      expect(0, folder.run("upgrade", "bbbb2222"));
      assertEquals("3", ask(database, "SELECT count(nickname) FROM zoo"));
      Said info = expect(0, folder.run("info"));
      assertTrue(!info.out().contains("unfinished"), info.out());
    }
  }
}
