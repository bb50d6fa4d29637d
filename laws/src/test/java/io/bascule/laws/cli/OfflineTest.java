package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts and plans of ranges, for which no database is asked. */
class OfflineTest {
  private static final String TITLE = "column(\"title\", %s)";

  @TempDir private Path temp;

  /** A table with rows; a column that no database changes in place alike; a rename. */
  private void history(Folder folder) {
    String table =
        "table(\"notes\", column(\"id\", bigint()), %s)".formatted(TITLE.formatted("text()"));
    folder.revision(
        "a1",
        "",
        "changes.createTable(%s); changes.sql(\"INSERT INTO notes VALUES (?, ?)\", 1L, \"it's\");"
            .formatted(table),
        "changes.dropTable(%s);".formatted(table));
    String before = TITLE.formatted("text()");
    String after = TITLE.formatted("varchar(80)") + ".asNullable()";
    folder.revision(
        "b2",
        "a1",
        "changes.table(\"notes\").alter(%s, %s);".formatted(before, after),
        "changes.table(\"notes\").alter(%s, %s);".formatted(after, before));
    folder.revision(
        "c3",
        "b2",
        "changes.renameTable(\"notes\", \"papers\");",
        "changes.renameTable(\"papers\", \"notes\");");
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

  /** A place where no database is. */
  private static String nowhere(Product product) {
    return switch (product) {
      case SQLITE -> "jdbc:sqlite:/no/such/folder/app.db";
      case POSTGRES -> "jdbc:postgresql://127.0.0.1:1/nowhere";
    };
  }

  /** As the database's shell would, whose own commands begin with a dot or a backslash. */
  private static void run(ScratchDatabase database, Said script) {
    String sql = done(script).out().replaceAll("(?m)^[.\\\\].*$", "");
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.executeUpdate(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private static String dump(ScratchDatabase database) {
    return DatabaseDump.of(database.dataSource()).text();
  }

  /** What a script of a range makes is what a run makes, and the ledger knows. */
  @ParameterizedTest
  @EnumSource
  void aScriptOfARangeNeedsNoDatabase(Product product) {
    try (ScratchDatabase scripted = product.database();
        ScratchDatabase run = product.database()) {
      var offline = new Folder(temp, nowhere(product));
      history(offline);
      var folder = new Folder(temp, run.url());
      String[] ends = {"a1", "b2", "c3"};
      String last = "";
      for (String end : ends) {
        run(scripted, offline.run("upgrade", last + ":" + end, "--sql"));
        done(folder.run("upgrade", end));
        assertEquals(dump(run), dump(scripted));
        last = end;
      }
      assertHas(done(new Folder(temp, scripted.url()).run("current")).out(), "c3  message of c3");
      run(scripted, offline.run("downgrade", "head:a", "--sql"));
      done(folder.run("downgrade", "a1"));
      assertEquals(dump(run), dump(scripted));
      run(scripted, offline.run("upgrade", "a1:", "--output", "sql"));
      assertHas(done(new Folder(temp, scripted.url()).run("current")).out(), "c3");
    }
  }

  @Test
  void aDialectStandsForADatabase() {
    var folder = new Folder(temp, "");
    history(folder);
    Said sqlite = done(folder.run("upgrade", "--sql", "--dialect", "sqlite"));
    Said postgres = done(folder.run("upgrade", ":head", "--sql", "--dialect", "postgres"));
    assertHas(sqlite.out(), "CREATE TABLE bascule_history", "DROP TABLE", "'it''s'");
    assertHas(postgres.out(), "CREATE TABLE bascule_history", "ALTER COLUMN title", "'it''s'");
    Said later = done(folder.run("upgrade", "a1:b2", "--sql", "--dialect", "sqlite"));
    assertFalse(later.out().contains("CREATE TABLE bascule_history"), later.out());
    assertHas(
        done(folder.run("plan", "c:a", "--dialect", "postgres")).out(),
        "downgrade to a: 2 revisions",
        "down  c3",
        "down  b2");
    assertHas(
        done(folder.run("upgrade", "b2:c3", "--plan", "--dialect", "sqlite")).out(), "up    c3");
    assertHas(done(folder.run("plan", "c3:c3", "--dialect", "sqlite")).out(), "Nothing to do");
  }

  /** All forms of a place but those that count from where the database is. */
  @Test
  void aRangeTakesEveryPlace() {
    var folder = new Folder(temp, nowhere(Product.SQLITE));
    history(folder);
    for (String range : List.of("a1:a1+2", "base:head", ":c3", "a1+1:", "a1@head-2:heads")) {
      assertHas(done(folder.run("upgrade", range, "--plan")).out(), "up    c3");
    }
    assertHas(done(folder.run("plan", "a1:+1")).out(), "up    b2");
    assertHas(done(folder.run("plan", "c3-1:")).out(), "upgrade to head: 1 revision", "up    c3");
    assertHas(done(folder.run("downgrade", "heads:head-1", "--plan")).out(), "down  c3");
    assertHas(done(folder.run("downgrade", ":a1@head-2", "--sql")).out(), "RENAME TO notes");
    assertHas(expect(1, folder.run("plan", "current:c3")).err(), "Cannot begin at current: no");
    assertHas(expect(1, folder.run("plan", "a1-2:c3")).err(), "Cannot find a1-2");
  }

  @Test
  void whatIsNoRangeIsRefused() {
    var folder = new Folder(temp, nowhere(Product.SQLITE));
    history(folder);
    assertHas(expect(2, folder.run("upgrade", "a1:b2")).err(), "--sql");
    assertHas(expect(2, folder.run("upgrade", "--dialect", "sqlite")).err(), "--sql");
    assertHas(expect(2, folder.run("upgrade", "a1:b2:c3", "--sql")).err(), "no range");
    assertHas(
        expect(2, folder.run("upgrade", "c3:a1", "--sql")).err(),
        "Cannot upgrade from c3 to a1: the end does not come after the beginning");
    expect(1, folder.run("downgrade", "a1:c3", "--sql"));
    assertHas(expect(1, folder.run("upgrade", "zz:c3", "--sql")).err(), "zz");
    assertHas(expect(1, folder.run("upgrade", "--sql", "--dialect", "mysql")).err(), "mysql");
    assertEquals(2, new Folder(temp, "").run("upgrade", "a1:b2", "--sql").exit());
  }
}
