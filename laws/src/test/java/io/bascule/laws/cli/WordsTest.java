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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words that take a database along its history, and the plan that shows it beforehand. */
class WordsTest {
  private static final String TABLE =
      "changes.createTable(table(\"notes\", column(\"id\", bigint())));";
  private static final String COLUMN = "column(\"title\", text()).asNullable()";

  @TempDir private Path temp;

  /** Three revisions: a table, a row in it, a column. */
  private Folder folder(ScratchDatabase database) {
    var folder = new Folder(temp, database.url());
    folder.revision("a1", "", TABLE, TABLE.replace("create", "drop"));
    folder.revision(
        "b2",
        "a1",
        "changes.sql(\"INSERT INTO notes (id) VALUES (7)\");",
        "changes.sql(\"DELETE FROM notes\");");
    folder.revision(
        "c3",
        "b2",
        "changes.table(\"notes\").add(%s);".formatted(COLUMN),
        "changes.table(\"notes\").drop(%s);".formatted(COLUMN));
    return folder;
  }

  private static Said expect(int exit, Said said) {
    assertEquals(exit, said.exit(), said.toString());
    return said;
  }

  private static Said done(Said said) {
    return expect(0, said);
  }

  /** The parts stand in the text in that order. */
  private static void assertTells(Said said, String... parts) {
    int place = 0;
    for (String part : parts) {
      int found = said.out().indexOf(part, place);
      assertTrue(found >= 0, "'" + part + "' is not where it belongs in: " + said);
      place = found + part.length();
    }
  }

  private static String dump(ScratchDatabase database) {
    return DatabaseDump.of(database.dataSource()).text();
  }

  @ParameterizedTest
  @EnumSource
  void wordsThatPeopleType(Product product) {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      assertTells(done(folder.run("migrate")), "up    a1", "up    b2", "up    c3", "3 revisions.");
      String head = dump(database);
      assertTells(
          done(folder.run("redo")), "down  c3", "up    c3", "1 revision down, 1 revision up.");
      assertEquals(head, dump(database));
      assertTells(done(folder.run("redo", "2")), "down  c3", "down  b2", "up    b2", "up    c3");
      assertEquals(head, dump(database));
      assertTells(done(folder.run("rollback", "2")), "down  c3", "down  b2", "2 revisions.");
      assertTells(done(folder.run("current")), "a1");
      assertTells(done(folder.run("reset")), "down  a1", "up    a1", "up    b2", "up    c3");
      assertEquals(head, dump(database));
      assertTells(done(folder.run("rollback")), "down  c3");
      assertTrue(expect(1, folder.run("redo", "3")).err().startsWith("Cannot downgrade to -3"));
      assertTells(done(folder.run("current")), "b2");
      assertTrue(expect(2, folder.run("rollback", "0")).err().contains("1 or more"));
      assertTrue(expect(2, folder.run("rollback", "two")).err().contains("two"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPlanIsShownAndChangesNothing(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      String empty = dump(database);
      Said up = done(folder.run("plan"));
      assertTells(up, "upgrade to head", "3 revisions", "up    a1", "| CREATE TABLE", "up    c3");
      assertEquals(up, done(folder.run("upgrade", "--plan")));
      assertTells(done(folder.run("plan", "c")), "upgrade to c: 3 revisions");
      assertEquals(empty, dump(database));
      done(folder.run("upgrade"));
      String head = dump(database);

      Said back = done(folder.run("plan", "-1"));
      assertTells(back, "downgrade to -1", "down  c3", "drop column", "DS103", "DROP COLUMN");
      assertEquals(back, done(folder.run("rollback", "--plan")));
      assertTells(done(folder.run("plan", "b2")), "downgrade to b2", "down  c3");
      assertTells(done(folder.run("redo", "--plan")), "redo the last", "down  c3", "up    c3");
      assertTells(done(folder.run("reset", "--plan")), "down  a1", "up    a1", "up    c3");
      assertTells(done(folder.run("plan")), "Nothing to do");
      Said sql = done(folder.run("plan", "base", "--output", "sql"));
      assertTells(sql, "DROP COLUMN", "DELETE FROM notes", "DROP TABLE", "bascule_history");
      assertEquals(sql, done(folder.run("downgrade", "base", "--sql")));
      assertEquals(head, dump(database));
    }
  }

  @ParameterizedTest
  @EnumSource
  void programsReadThePlanAndTheRunAlike(Product product) throws IOException {
    try (ScratchDatabase database = product.database()) {
      Folder folder = folder(database);
      done(folder.run("upgrade", "b2"));
      Map<String, Object> planned = json(folder.run("plan", "--output", "json"));
      assertEquals("upgrade", planned.get("goal"));
      Map<?, ?> step = step(planned);
      assertEquals("c3", step.get("revision"));
      assertFalse(((List<?>) step.get("statements")).isEmpty());
      assertEquals(1, ((List<?>) step.remove("tables")).size());
      assertEquals(List.of(), step.remove("losses"));
      assertEquals(List.of(), step.remove("obstacles"));
      assertEquals(step, step(json(folder.run("upgrade", "--output", "json"))));
    }
  }

  private static Map<?, ?> step(Map<String, Object> answer) {
    List<?> steps = (List<?>) answer.get("steps");
    assertEquals(1, steps.size(), answer.toString());
    return (Map<?, ?>) steps.get(0);
  }

  private static Map<String, Object> json(Said said) throws IOException {
    return JSON.std.mapFrom(done(said).out());
  }
}
