package io.bascule.dialect.sqlite;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Slices;
import io.bascule.dialect.Statement;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.operation.ReorderColumns;
import io.bascule.schema.Column;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A table is copied some rows at a time: each row once, in order, whatever its number is. */
class SlicesTest {
  private static final int TRIES = 150;

  private static final long[] EDGES = {
    Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  private static final Statement.Guard GUARD =
      new Statement.Guard(reversed("t", List.of("a", "b")), "SELECT 1", "never");

  private static Operation reversed(String table, List<String> names) {
    var other = new ArrayList<>(names);
    Collections.reverse(other);
    return new ReorderColumns(QualifiedName.of(table), names, other);
  }

  @Test
  void eachRowIsInExactlyOne() throws SQLException {
    var random = new Random(20261122);
    try (var database = TestDatabase.of("CREATE TABLE t(a);\nCREATE TABLE u(n INTEGER);")) {
      for (int i = 0; i < TRIES; i++) {
        TreeSet<Long> numbers = numbers(random);
        database.run("DELETE FROM t");
        database.run("DELETE FROM u");
        for (long number : numbers) {
          database.run("INSERT INTO t(rowid, a) VALUES (%d, 'x')".formatted(number));
        }
        var slices = new Slices("t", "rowid", "NOT INDEXED", 1 + random.nextInt(9), GUARD);
        var span =
            new Slices.Span(
                numbers.size(),
                numbers.isEmpty() ? 0 : numbers.first(),
                numbers.isEmpty() ? 0 : numbers.last());
        if (!numbers.isEmpty()) {
          assertEquals(
              "%d|%d|%d".formatted(span.rows(), span.least(), span.greatest()),
              database.rows(slices.span()).get(0));
        }
        List<String> texts = slices.of("INSERT INTO u SELECT rowid FROM t", span);
        assertEquals(
            Math.max(1, (numbers.size() + slices.size() - 1) / slices.size()), texts.size());
        for (String text : texts) {
          database.run(text);
        }
        assertEquals(
            numbers.stream().map(String::valueOf).toList(),
            database.rows("SELECT n FROM u ORDER BY rowid"));
      }
    }
  }

  private static TreeSet<Long> numbers(Random random) {
    var numbers = new TreeSet<Long>();
    int rows = random.nextInt(40);
    int width = 1 + random.nextInt(63);
    for (int i = 0; i < rows; i++) {
      numbers.add(
          random.nextInt(10) == 0
              ? EDGES[random.nextInt(EDGES.length)]
              : random.nextLong() >> width);
    }
    return numbers;
  }

  @Test
  void numbersWithoutGapsGiveEvenSlices() throws SQLException {
    var slices = new Slices("t", "rowid", "NOT INDEXED", 100, GUARD);
    List<String> texts = slices.of("SELECT a FROM t", new Slices.Span(1000, -499, 500));
    try (var database =
        TestDatabase.of(
            """
            CREATE TABLE t(a);
            INSERT INTO t(rowid) WITH RECURSIVE n(i) AS (SELECT -499 UNION ALL
              SELECT i + 1 FROM n WHERE i < 500) SELECT i FROM n;
            """)) {
      var counts = new HashSet<Integer>();
      for (String text : texts) {
        counts.add(database.rows(text).size());
      }
      assertEquals(10, texts.size());
      assertTrue(counts.stream().allMatch(count -> count > 80 && count < 120), counts.toString());
    }
  }

  @Test
  void noneAreMadeWhereRowsHaveNoNumberOrNoneThatCanBeCalled() throws SQLException {
    assertNull(slices("CREATE TABLE t(a PRIMARY KEY, b) WITHOUT ROWID", "a", "b"));
    assertNull(slices("CREATE TABLE t(rowid, _rowid_, oid)", "rowid", "_rowid_", "oid"));
    assertEquals("oid", number(slices("CREATE TABLE t(rowid, _rowid_)", "rowid", "_rowid_")));
    assertEquals("_rowid_", number(slices("CREATE TABLE t(\"ROWID\", a)", "ROWID", "a")));
    assertEquals("rowid", number(slices("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "id", "a")));
    assertEquals("rowid", number(slices("CREATE TABLE t(a, date TEXT)", "a", "date")));
  }

  private static String number(@Nullable Slices slices) {
    assertNotNull(slices);
    return slices.number();
  }

  private static @Nullable Slices slices(String table, String... names) throws SQLException {
    return slices(table, reversed("t", List.of(names)));
  }

  private static @Nullable Slices slices(String table, Operation change) throws SQLException {
    try (var database = TestDatabase.of(table)) {
      return database.plan(change).statements().stream()
          .filter(statement -> statement.text().startsWith("INSERT OR ABORT"))
          .map(Statement.Sql.class::cast)
          .findFirst()
          .orElseThrow()
          .slices();
    }
  }

  /** A window sees all rows, and all rows of a statement are of one time. */
  @Test
  void noneAreMadeWhereARowIsNotFilledFromItselfAlone() throws SQLException {
    assertNotNull(slices("CREATE TABLE t(a INTEGER)", altered("abs(a) + 1")));
    assertNull(slices("CREATE TABLE t(a INTEGER)", altered("row_number() OVER (ORDER BY a)")));
    assertNull(slices("CREATE TABLE t(a INTEGER)", altered("unixepoch('now') + a")));
    assertNull(slices("CREATE TABLE t(a INTEGER)", altered("CURRENT_TIMESTAMP")));
    Column made = column("at", bigint()).defaultTo(sql("(unixepoch())"));
    assertNull(
        slices(
            "CREATE TABLE t(a INTEGER)",
            new AddColumn(QualifiedName.of("t"), made, Position.FIRST)));
  }

  private static AlterColumn altered(String using) {
    Column before = column("a", integer()).asNullable();
    return new AlterColumn(QualifiedName.of("t"), before, before.asRequired(), sql(using));
  }
}
