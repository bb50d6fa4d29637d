package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.operation.Backfill;
import io.bascule.operation.Row;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.schema.Table;
import io.bascule.schema.TableElement;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are changed some at a time, and broken off wherever it may be, are as if they had been
 * changed at once: whatever the key is, the condition, the size of a batch.
 */
class BackfillProperties {
  private static final String SEED = "20261122";

  /** The second one is no longer true of a row that is done, the third one of none. */
  private static final List<String> CONDITIONS =
      List.of("", "n = 0 -- not done", "n > 7", "kind <> 2", "kind = 1 OR kind = 3");

  /**
   * A table, and what is done to it.
   *
   * @param keys the columns of its key
   * @param rows how many rows it has at most
   * @param condition which rows are changed; the empty string for all
   * @param up how many at a time
   * @param down how many at a time on the way back
   * @param breaks behind how many batches each run is broken off; the one behind the last is not
   * @param killed whether who is broken off says nothing any more
   * @param seed what the values come from
   */
  record Filling(
      List<KeyColumn> keys,
      int rows,
      String condition,
      int up,
      int down,
      List<Integer> breaks,
      boolean killed,
      long seed) {}

  @Provide
  static Arbitrary<Filling> fillings() {
    var sizes = Arbitraries.integers().between(1, 12);
    return Combinators.combine(
            Arbitraries.of(KeyColumn.values()).list().uniqueElements().ofMinSize(1).ofMaxSize(3),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(CONDITIONS),
            sizes,
            sizes,
            Arbitraries.integers().between(0, 6).list().ofMaxSize(4),
            Arbitraries.of(true, false),
            Arbitraries.longs())
        .as(Filling::new);
  }

  @Property(tries = 60, seed = SEED)
  void on_sqlite(@ForAll("fillings") Filling filling) throws SQLException {
    isAsAtOnce(Kind.SQLITE, filling);
  }

  @Property(tries = 20, seed = SEED)
  void on_postgres(@ForAll("fillings") Filling filling) throws SQLException {
    isAsAtOnce(Kind.POSTGRES, filling);
  }

  private static void isAsAtOnce(Kind kind, Filling filling) throws SQLException {
    try (ScratchDatabase database = kind.create()) {
      History history = backfilling(filling, rows(filling));
      Runner runner = Runner.of(database.dataSource(), history);
      runner.upgrade(Target.parse("a"));
      String marked = filling.condition().isEmpty() ? "" : "\nWHERE " + filling.condition();
      long total = number(database, "SELECT count(*) FROM slow" + marked);
      run(runner, database, filling, "c", total);
      assertSame(database, "slow", "quick");
      assertEquals(total, number(database, "SELECT count(*) FROM slow WHERE n = 1"));
      run(runner, database, filling, "a", total);
      assertSame(database, "slow", "quick");
      assertEquals(0, number(database, "SELECT count(*) FROM slow WHERE n <> 0"));
      assertEquals(List.of(), runner.ledger().unfinished());
    }
  }

  /** Runs until it is there, and is broken off as often as is said. */
  private static void run(
      Runner runner, ScratchDatabase database, Filling filling, String target, long total) {
    for (int batches : filling.breaks()) {
      var breaking = new Breaking(total, batches);
      if (went(runner.withProgress(breaking), target)) {
        return;
      }
      if (filling.killed()) {
        database.execute("DELETE FROM bascule_history WHERE state IN ('broken', 'failed')");
      }
    }
    assertTrue(went(runner.withProgress(new Breaking(total, Integer.MAX_VALUE)), target));
  }

  private static boolean went(Runner runner, String target) {
    try {
      if (target.equals("a")) {
        runner.downgrade(Target.parse(target));
      } else {
        runner.upgrade(Target.parse(target));
      }
      return true;
    } catch (Broken broken) {
      return false;
    }
  }

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Hears of numbers that only grow, up to the total, and breaks off behind so many batches. */
  private static final class Breaking implements Progress {
    private final long total;
    private int left;
    private long before = -1;

    Breaking(long total, int batches) {
      this.total = total;
      this.left = batches;
    }

    @Override
    public void rowsDone(Step step, Statement statement, long rows, long all) {
      assertEquals(total, all);
      assertTrue(rows > before && rows <= total, rows + " behind " + before + " of " + total);
      before = rows;
      if (left-- == 0) {
        throw new Broken();
      }
    }
  }

  private static List<Row> rows(Filling filling) {
    var random = new Random(filling.seed());
    var keys = new LinkedHashSet<List<Object>>();
    for (int i = 0; i < filling.rows(); i++) {
      keys.add(filling.keys().stream().map(key -> key.value(random)).toList());
    }
    var rows = new ArrayList<Row>();
    for (List<Object> key : keys) {
      var values = new ArrayList<@Nullable Object>(key);
      values.add(0);
      values.add(random.nextInt(4));
      rows.add(Row.row(values.toArray()));
    }
    return rows;
  }

  /** Two tables with the same rows: one is changed some rows at a time, the other one at once. */
  private static History backfilling(Filling filling, List<Row> rows) {
    String[] key = filling.keys().stream().map(KeyColumn::column).toArray(String[]::new);
    List<String> columns = Stream.concat(Stream.of(key), Stream.of("n", "kind")).toList();
    return history(
        entry(
            "a",
            changes -> {
              for (String name : List.of("slow", "quick")) {
                changes.createTable(made(name, filling.keys()));
                if (!rows.isEmpty()) {
                  changes.insert(name, columns, rows.toArray(Row[]::new));
                }
              }
            },
            changes -> {}),
        entry(
            "b<a",
            changes -> changes.backfill("quick", fill -> up(fill, filling).atOnce()),
            changes -> changes.backfill("quick", fill -> down(fill).atOnce())),
        entry(
            "c<b",
            changes ->
                changes.backfill("slow", fill -> up(fill, filling).inBatchesOf(filling.up())),
            changes -> changes.backfill("slow", fill -> down(fill).inBatchesOf(filling.down()))));
  }

  private static Backfill up(Backfill fill, Filling filling) {
    Backfill all = fill.set("n", sql("n + 1")).set("kind", sql("kind + 10 * (n + 1)"));
    return filling.condition().isEmpty() ? all : all.where(filling.condition());
  }

  private static Backfill down(Backfill fill) {
    return fill.set("n", sql("n - 1")).set("kind", sql("kind - 10 * n")).where("n > 0");
  }

  private static Table made(String name, List<KeyColumn> keys) {
    var parts = new ArrayList<TableElement>();
    keys.forEach(key -> parts.add(key.declared()));
    parts.add(column("n", integer()));
    parts.add(column("kind", integer()));
    parts.add(primaryKey(keys.stream().map(KeyColumn::column).toArray(String[]::new)));
    return table(name, parts.toArray(TableElement[]::new));
  }

  private static void assertSame(ScratchDatabase database, String one, String other)
      throws SQLException {
    String missing = "SELECT count(*) FROM (SELECT * FROM %s EXCEPT SELECT * FROM %s) AS missing";
    assertEquals(0, number(database, missing.formatted(one, other)));
    assertEquals(0, number(database, missing.formatted(other, one)));
  }

  private static long number(ScratchDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertTrue(result.next());
      return result.getLong(1);
    }
  }
}
