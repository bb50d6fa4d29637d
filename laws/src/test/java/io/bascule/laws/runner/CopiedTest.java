package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Hooks;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.schema.Column;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The copy of a table that SQLite cannot alter tells how far it is, and loses nothing. */
class CopiedTest {
  private static final Column OPEN = column("title", text()).asNullable();
  private static final Column CLOSED = column("title", text()).withCollation("NOCASE");

  private static final String NUMBERS =
      """
      WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d)
      INSERT INTO books""";

  /** Closes a column and has it compared in another way, which takes a rebuild. */
  private static Runner runner(ScratchDatabase database) {
    return Runner.of(
        database.dataSource(),
        history(
            entry(
                "a",
                changes -> changes.table("books").alter(OPEN, CLOSED),
                changes -> changes.table("books").alter(CLOSED, OPEN))));
  }

  /** Writes down what it hears, and may throw when so many rows are done. */
  private static final class Hearing implements Progress {
    private final List<String> heard = new ArrayList<>();
    private final long most;

    Hearing(long most) {
      this.most = most;
    }

    @Override
    public void statementStarts(Step step, Statement statement, int index) {
      heard.add(statement.text().split("[ (]", 2)[0]);
    }

    @Override
    public void rowsDone(Step step, Statement statement, long rows, long total) {
      heard.add("%d of %d".formatted(rows, total));
      if (rows > most) {
        throw new IllegalStateException("broken off");
      }
    }

    @Override
    public void statementEnds(Step step, Statement statement, int index, Duration duration) {
      heard.add("done");
    }

    /** What it heard of the copy. */
    List<String> copy() {
      int from = heard.indexOf("INSERT");
      return heard.subList(from + 1, from + heard.subList(from, heard.size()).indexOf("done"));
    }
  }

  /** Runs up and down, each time with all rows as they were. */
  private static List<String> copied(String table, String... rows) throws SQLException {
    try (ScratchDatabase database = Kind.SQLITE.create()) {
      database.execute(table);
      database.execute(rows);
      String all = table.contains("WITHOUT ROWID") ? "*" : number(table) + " AS number, *";
      database.execute("CREATE TABLE witness AS SELECT " + all + " FROM books");
      var up = new Hearing(Long.MAX_VALUE);
      var down = new Hearing(Long.MAX_VALUE);
      runner(database).withProgress(up).upgrade();
      assertSame(database, all);
      runner(database).withProgress(down).downgrade(Target.parse("base"));
      assertSame(database, all);
      assertEquals(up.copy(), down.copy());
      return up.copy();
    }
  }

  private static String number(String table) {
    return table.contains("rowid TEXT") ? "oid" : "rowid";
  }

  private static void assertSame(ScratchDatabase database, String all) throws SQLException {
    assertEquals(
        0,
        number(
            database,
            """
            SELECT (SELECT count(*) FROM (SELECT * FROM witness EXCEPT SELECT %1$s FROM books))
              + (SELECT count(*) FROM (SELECT %1$s FROM books EXCEPT SELECT * FROM witness))
              + abs((SELECT count(*) FROM witness) - (SELECT count(*) FROM books))"""
                .formatted(all)));
  }

  private static long number(ScratchDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertTrue(result.next());
      return result.getLong(1);
    }
  }

  @Test
  void a_large_table_tells_of_each_slice() throws SQLException {
    assertEquals(
        List.of("0 of 250001", "83334 of 250001", "166667 of 250001", "250001 of 250001"),
        copied(
            "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT, pages)",
            NUMBERS.formatted(1, 250_001) + " SELECT i, 'book ' || i, i % 900 FROM n"));
  }

  @Test
  void a_small_one_tells_too() throws SQLException {
    assertEquals(
        List.of("0 of 2", "2 of 2"),
        copied("CREATE TABLE books (title TEXT)", "INSERT INTO books VALUES ('a'), ('b')"));
    assertEquals(List.of("0 of 0", "0 of 0"), copied("CREATE TABLE books (title TEXT)"));
  }

  @Test
  void numbers_may_lie_as_far_apart_as_they_can_and_have_gaps() throws SQLException {
    assertEquals(
        List.of("0 of 210002", "1 of 210002", "210001 of 210002", "210002 of 210002"),
        copied(
            "CREATE TABLE books (title TEXT, pages)",
            NUMBERS.formatted(-105_000, 104_999)
                + "(rowid, title) SELECT i * 7000000000, 'book ' || i FROM n",
            "INSERT INTO books (rowid, title) VALUES (-9223372036854775808, 'the first')",
            "INSERT INTO books (rowid, title) VALUES (9223372036854775807, 'the last')"));
  }

  @Test
  void a_column_may_be_called_as_the_number_is() throws SQLException {
    assertEquals(
        4,
        copied(
                "CREATE TABLE books (rowid TEXT, title TEXT, \"_ROWID_\")",
                NUMBERS.formatted(1, 200_001)
                    + " (oid, rowid, title) SELECT -i, 'r' || (i % 3), 'book ' || i FROM n")
            .size());
  }

  @Test
  void one_whose_rows_have_no_number_is_copied_at_once() throws SQLException {
    assertEquals(
        List.of(),
        copied(
            "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT) WITHOUT ROWID",
            NUMBERS.formatted(1, 200_001) + " SELECT i, 'book ' || i FROM n"));
  }

  @Test
  void the_plan_and_the_script_have_it_as_one_statement() throws SQLException {
    try (ScratchDatabase database = Kind.SQLITE.create()) {
      database.execute(
          "CREATE TABLE books (title TEXT)",
          NUMBERS.formatted(1, 200_001) + " SELECT 'book ' || i FROM n");
      Runner runner = runner(database);
      String script = runner.script(runner.plan(new Goal.Upgrade(Target.HEAD)));
      assertEquals(1, script.split("INSERT OR ABORT", -1).length - 1, script);
      Kind.SQLITE.run(database, script);
      assertEquals(200_001, number(database, "SELECT count(*) FROM books"));
    }
  }

  /** A trigger on the new form loses a row of the second slice. */
  @Test
  void a_row_that_is_lost_takes_the_revision_back() throws SQLException {
    try (ScratchDatabase database = large()) {
      var losing =
          new Hooks() {
            @Override
            public void beforeStatement(Step step, Statement statement, Connection connection)
                throws SQLException {
              if (statement.text().startsWith("INSERT")) {
                run(
                    connection,
                    """
                    CREATE TRIGGER thief BEFORE INSERT ON __bascule_rebuild_books
                    WHEN NEW.id = 150000 BEGIN SELECT RAISE(IGNORE); END""");
              }
            }
          };
      var failed =
          assertThrows(StepException.class, () -> runner(database).withHooks(losing).upgrade());
      assertEquals(StepException.Remains.NOTHING, failed.remains());
      assertTrue(
          failed
              .getMessage()
              .contains("not all rows of books were copied (rows = 250000, copied = 249999)"),
          failed.getMessage());
      assertEquals(250_000, number(database, "SELECT count(*) FROM books"));
      runner(database).upgrade();
      assertEquals(250_000, number(database, "SELECT count(*) FROM books"));
    }
  }

  /** What somebody else's statement has changed is not taken for what was copied. */
  @Test
  void hooks_may_change_rows_behind_it() throws SQLException {
    try (ScratchDatabase database = large()) {
      database.execute("CREATE TABLE heard (text TEXT)");
      var noting =
          new Hooks() {
            @Override
            public void afterStatement(Step step, Statement statement, Connection connection)
                throws SQLException {
              run(connection, "INSERT INTO heard VALUES ('one'), ('two')");
            }
          };
      runner(database).withHooks(noting).upgrade();
      assertEquals(250_000, number(database, "SELECT count(*) FROM books"));
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static ScratchDatabase large() {
    ScratchDatabase database = Kind.SQLITE.create();
    database.execute(
        "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT, hint TEXT)",
        NUMBERS.formatted(1, 250_000) + " SELECT i, 'book ' || i, NULL FROM n");
    return database;
  }

  @Test
  void what_throws_between_two_slices_takes_the_revision_back() throws SQLException {
    try (ScratchDatabase database = large()) {
      Runner broken = runner(database).withProgress(new Hearing(100_000));
      assertThrows(IllegalStateException.class, broken::upgrade);
      assertEquals(List.of(), broken.current());
      assertEquals(
          0, number(database, "SELECT count(*) FROM sqlite_master WHERE name LIKE '%rebuild%'"));
      runner(database).upgrade();
      assertEquals(250_000, number(database, "SELECT count(*) FROM books"));
    }
  }

  /** Nobody asks beforehand behind a step that changes rows: the copy itself fails. */
  @Test
  void rows_in_its_way_are_told_from_all_slices() throws SQLException {
    try (ScratchDatabase database = large()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              history(
                  entry(
                      "a",
                      changes ->
                          changes
                              .sql("UPDATE books SET title = NULL WHERE id IN (5, 249999)")
                              .table("books")
                              .alter(OPEN, CLOSED),
                      changes -> {})));
      var failed = assertThrows(StepException.class, runner::upgrade);
      assertTrue(failed.getMessage().contains("2 rows: books.title is NULL"), failed.getMessage());
      assertEquals(0, number(database, "SELECT count(*) FROM books WHERE title IS NULL"));
    }
  }
}
