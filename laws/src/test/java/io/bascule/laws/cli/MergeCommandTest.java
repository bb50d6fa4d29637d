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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two branches that are joined, or are not because their changes stand in each other's way. */
class MergeCommandTest {
  private static final String USERS =
      "table(\"users\", column(\"id\", bigint()), column(\"name\", text()), primaryKey(\"id\").named(\"pk_users\"))";

  private static final String ORDERS =
      "table(\"orders\", column(\"id\", bigint()), column(\"user_id\", bigint()),"
          + " column(\"state\", text()))";

  @TempDir private Path temp;

  private Folder folder(ScratchDatabase database) {
    var folder = new Folder(temp, database.url());
    revision(
        folder,
        "s1",
        "",
        "changes.createTable(%s); changes.createTable(%s);".formatted(USERS, ORDERS),
        "changes.dropTable(%s); changes.dropTable(%s);".formatted(ORDERS, USERS));
    return folder;
  }

  private static void revision(Folder folder, String id, String after, String up, String down) {
    folder.revision(id, after, up, down);
  }

  private static void branch(Folder folder, String id, String up, String down) {
    revision(folder, id, "s1", up, down);
  }

  private static void adds(Folder folder, String id, String table, String column) {
    String change =
        "changes.table(\"%s\").%%s(column(\"%s\", text()).asNullable());".formatted(table, column);
    branch(folder, id, change.formatted("add"), change.formatted("drop"));
  }

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

  /** The merge is refused, says why, and writes nothing. */
  private static void conflict(Folder folder, String... parts) {
    List<String> before = folder.revisions();
    Said refused = expect(1, folder.run("merge", "-m", "join"));
    assertEquals("", refused.out());
    assertHas(refused.err(), parts);
    assertHas(
        refused.err(),
        "Cannot merge x1 and y1: two of their changes stand in each other's way.",
        "Rx1.java",
        "Ry1.java",
        "x1, then y1: the latter ",
        "y1, then x1: the latter ",
        "  try ");
    assertEquals(before, folder.revisions());
  }

  @ParameterizedTest
  @EnumSource
  void bothChangedOneColumn(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      String state = "column(\"state\", text())";
      String form = "changes.table(\"orders\").alter(%s, %s);";
      String open = state + ".asNullable()";
      String preset = state + ".defaultTo(\"new\")";
      branch(folder, "x1", form.formatted(state, open), form.formatted(open, state));
      branch(folder, "y1", form.formatted(state, preset), form.formatted(preset, state));
      conflict(
          folder,
          "alter column orders.state: nullable",
          "alter column orders.state: with default",
          "both change the column orders.state");
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothAddedOneTable(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      String tags = "table(\"tags\", column(\"%s\", bigint()))";
      for (String id : List.of("x1", "y1")) {
        String own = tags.formatted("id_" + id);
        branch(
            folder,
            id,
            "changes.createTable(%s);".formatted(own),
            "changes.dropTable(%s);".formatted(own));
      }
      conflict(folder, "create table tags", "both take the name tags");
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothRenamedAgainstEachOther(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      String form = "changes.renameTable(\"%s\", \"%s\");";
      branch(folder, "x1", form.formatted("users", "people"), form.formatted("people", "users"));
      branch(folder, "y1", form.formatted("users", "members"), form.formatted("members", "users"));
      conflict(
          folder,
          "rename table users to people",
          "rename table users to members",
          "both change the table users",
          "fails: Cannot change the schema: it has no table users.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneDroppedWhatTheOtherPointsTo(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      String key = "foreignKey(\"user_id\").references(\"users\", \"id\").named(\"fk_orders\")";
      branch(
          folder,
          "x1",
          "changes.dropTable(%s);".formatted(USERS),
          "changes.createTable(%s);".formatted(USERS));
      branch(
          folder,
          "y1",
          "changes.table(\"orders\").add(%s);".formatted(key),
          "changes.table(\"orders\").drop(%s);".formatted(key));
      conflict(
          folder,
          "drop table users",
          "add foreign key fk_orders to orders",
          "y1 needs the table users, which goes");
    }
  }

  /** Whichever branch a database had first, all end alike, and nothing is left to say. */
  @ParameterizedTest
  @EnumSource
  void independentBranchesAreJoinedSilently(Product product) {
    try (ScratchDatabase one = product.database();
        ScratchDatabase other = product.database()) {
      Folder folder = folder(one);
      adds(folder, "x1", "users", "a");
      adds(folder, "y1", "users", "b");
      done(folder.run("upgrade", "x1"));
      done(folder.run("upgrade", "y1", "--url", other.url()));
      assertHas(expect(4, folder.run("upgrade")).err(), "bascule merge -m ");
      assertHas(done(folder.run("merge", "--plan")).out(), "x1 and y1 are independent");
      assertEquals(3, folder.revisions().size());

      Said joined = done(folder.run("merge", "-m", "join a and b", "--label", "joined"));
      assertHas(joined.out(), "Wrote ", "joins x1 and y1");
      assertHas(done(folder.run("heads")).out(), "join a and b  after x1, y1", "(joined)");
      done(folder.run("upgrade"));
      done(folder.run("upgrade", "--url", other.url()));
      if (product == Product.SQLITE) { // where a column stays where it came
        assertEquals(dump(one), dump(other));
      }
      for (ScratchDatabase database : List.of(one, other)) {
        Said verified = done(folder.run("verify", "--url", database.url()));
        assertHas(verified.out(), "the database is as its revisions make it");
        done(folder.run("downgrade", "s1", "--allow-data-loss", "--url", database.url()));
        done(folder.run("upgrade", "--url", database.url()));
      }
    }
  }

  private static String dump(ScratchDatabase database) {
    return DatabaseDump.of(database.dataSource()).text();
  }

  /** SQL is read for the names in it, and the rehearsal runs it. */
  @ParameterizedTest
  @EnumSource
  void sqlIsADoubtAndIsRehearsed(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      branch(folder, "x1", "changes.sql(\"UPDATE orders SET state = 'new'\");", "");
      String column = "column(\"state\", text())";
      branch(
          folder,
          "y1",
          "changes.table(\"orders\").drop(%s);".formatted(column),
          "changes.table(\"orders\").add(%s);".formatted(column));
      assertHas(
          expect(1, folder.run("merge")).err(),
          "some of their changes may stand in each other's way",
          "sql: UPDATE orders SET state = 'new'",
          "drop column orders.state",
          "bascule merge --yes");
      Map<String, Object> told =
          JSON.std.mapFrom(expect(1, folder.run("merge", "--output", "json")).out());
      assertEquals(true, told.get("independent"));
      assertEquals(1, ((List<?>) told.get("doubts")).size());
      assertEquals(null, told.get("revision"));
      Said failed = expect(1, folder.run("merge", "--yes"));
      assertHas(failed.err(), "the rehearsal of both orders failed", "UPDATE orders SET state");
      assertEquals(List.of("Rs1.java", "Rx1.java", "Ry1.java"), folder.revisions());
      done(folder.run("merge", "--yes", "--no-rehearsal"));
      assertHas(done(folder.run("heads")).out(), "merge x1 and y1");
    }
  }

  /** Each order runs, and neither leads where the other does. */
  @ParameterizedTest
  @EnumSource
  void ordersThatEndInDifferentSchemasAreRefused(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      for (String id : List.of("x1", "y1")) {
        branch(
            folder,
            id,
            "changes.sql(\"CREATE TABLE IF NOT EXISTS extra (of_%s int)\");".formatted(id),
            "changes.sql(\"DROP TABLE IF EXISTS extra\");");
      }
      assertHas(
          expect(1, folder.run("merge", "--yes")).err(),
          "the order in which the branches are run decides what comes out",
          "extra",
          "merge-orders-differ");
      assertEquals(List.of("Rs1.java", "Rx1.java", "Ry1.java"), folder.revisions());
    }
  }

  @Test
  void whatDoesNoHarmIsJoinedByYes() {
    try (ScratchDatabase database = Product.SQLITE.database()) {
      Folder folder = folder(database);
      branch(folder, "x1", "changes.sql(\"UPDATE orders SET state = 'x'\");", "");
      branch(folder, "y1", "changes.sql(\"UPDATE orders SET user_id = 1\");", "");
      assertHas(expect(1, folder.run("merge")).err(), "both name orders");
      done(folder.run("merge", "--yes"));
      done(folder.run("upgrade"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void someOfManyAreJoined(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      adds(folder, "x1", "users", "a");
      adds(folder, "y1", "users", "b");
      adds(folder, "z1", "users", "a");
      assertHas(expect(1, folder.run("merge")).err(), "x1 and y1 and z1", "add column users.a");
      done(folder.run("merge", "y1", "z1@head"));
      assertEquals(2, done(folder.run("heads")).out().lines().count());
      Map<String, Object> told =
          JSON.std.mapFrom(expect(1, folder.run("merge", "--output", "json")).out());
      assertEquals(false, told.get("independent"));
      List<?> conflicts = (List<?>) told.get("conflicts");
      assertEquals(1, conflicts.size());
      assertEquals("both do the same, which can be done only once", why(conflicts));
    }
  }

  private static Object why(List<?> conflicts) {
    return ((Map<?, ?>) conflicts.get(0)).get("why");
  }

  @Test
  void whatCannotBeJoinedIsRefused() {
    try (ScratchDatabase database = Product.SQLITE.database()) {
      Folder folder = folder(database);
      assertHas(expect(1, folder.run("merge")).err(), "there are no two revisions to join");
      adds(folder, "x1", "users", "a");
      adds(folder, "y1", "users", "b");
      assertHas(expect(1, folder.run("merge", "x1")).err(), "there are no two revisions to join");
      assertHas(
          expect(1, folder.run("merge", "s1", "x1")).err(),
          "Cannot merge s1 and x1: the latter comes after the former already.");
      revision(folder, "x2", "x1", "", "");
      assertHas(expect(1, folder.run("merge", "x1", "y1")).err(), "--splice");
      done(folder.run("merge", "x1", "y1", "--splice"));
      assertHas(expect(1, folder.run("merge", "zz", "y1")).err(), "zz");
      expect(1, folder.run("merge", "base", "y1"));
      expect(2, folder.run("merge", "--wrong"));
      assertHas(expect(2, folder.run("merge", "--output", "sql")).err(), "no SQL");
    }
  }

  /** Without a database the branches are compared, but not run. */
  @Test
  void noDatabaseIsNeededToCompare() {
    var folder = new Folder(temp, "");
    folder.revision("m1", "", "changes.createTable(%s);".formatted(USERS), "");
    folder.revision("n1", "", "changes.createTable(%s);".formatted(ORDERS), "");
    done(folder.run("merge", "--plan"));
    assertHas(expect(2, folder.run("merge")).err(), "no URL is set");
    done(folder.run("merge", "--no-rehearsal"));
    assertFalse(done(folder.run("heads")).out().isEmpty());
  }
}
