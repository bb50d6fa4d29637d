package io.bascule.laws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Spelling;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.schema.Column;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Row;
import io.bascule.testkit.arbitrary.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * A history and the revision that stands for it, on databases with rows: the long way and the short
 * one lead to the same schema and the same rows, up and down, and who came the long way goes on and
 * back by the short one.
 */
final class SquashLaws {
  private static final Target START = Target.parse("r0");

  private final Ground live;
  private final Ground fresh;
  private final Features features;

  SquashLaws(Ground live, Ground fresh, Features features) {
    this.live = live;
    this.fresh = fresh;
    this.features = features;
    live.clear(); // an emptied database has not quite what a new one has
    fresh.clear();
  }

  /** What a database has. */
  private record State(DatabaseDump dump, RowDump rows) {}

  void leadsToTheSame(Lineage lineage, long seed) {
    try {
      tried(new Told(lineage, new Random(seed)));
    } finally {
      live.clear();
      fresh.clear();
    }
  }

  /** The history that is told of a lineage, with steps on rows. */
  private final class Told {
    private final List<HistoryEntry> entries = new ArrayList<>();
    private final List<Row> rows;
    private final Random random;

    Told(Lineage lineage, Random random) {
      this.random = random;
      List<Evolution> steps = lineage.steps();
      int filled = random.nextInt(steps.size());
      Schema start = lineage.before();
      entries.add(entry("r0", null, live.portable(Schema.EMPTY, start), Operations.NONE));
      this.rows = filled == 0 ? rows(steps.get(0)) : List.of();
      for (int i = 0; i < steps.size(); i++) {
        Evolution step = steps.get(i);
        Operations up = live.portable(step.before(), step.after());
        Operations down = live.back(up, step.before());
        boolean fill = filled == i + 1;
        entries.add(
            entry(
                "r" + (i + 1),
                "r" + i,
                up.then(fill ? inserts(steps.get(i + 1)) : step(step.after())),
                step(step.after()).then(down)));
      }
    }

    private List<Row> rows(Evolution evolution) {
      return Rows.of(evolution, features, random.nextLong(), 1 + random.nextInt(3));
    }

    private Operations inserts(Evolution next) {
      Spelling spelling = live.dialect().spelling();
      List<Operation> steps = new ArrayList<>();
      rows(next).forEach(row -> steps.add(sql(row.insert(spelling), DataStep.Use.ALWAYS)));
      return new Operations(steps);
    }

    /** Perhaps a step that empties a column, or one that finds nothing to do. */
    private Operations step(Schema schema) {
      List<Table> tables = schema.tables().list();
      if (tables.isEmpty() || random.nextInt(3) > 0) {
        return Operations.NONE;
      }
      Table table = tables.get(random.nextInt(tables.size()));
      List<Column> free =
          table.columns().stream()
              .filter(c -> c.nullable() && c.generated() == null && c.identity() == null)
              .toList();
      if (free.isEmpty()) {
        return Operations.NONE;
      }
      Spelling spelling = live.dialect().spelling();
      String update =
          "UPDATE %s SET %s = NULL"
              .formatted(
                  spelling.name(table.id()),
                  spelling.name(free.get(random.nextInt(free.size())).name()));
      return random.nextBoolean()
          ? Operations.of(sql(update, DataStep.Use.ALWAYS))
          : Operations.of(sql(update + " WHERE 1 = 0", DataStep.Use.ELIDABLE));
    }

    List<HistoryEntry> all() {
      return entries;
    }

    HistoryEntry squash() {
      Operations up = Operations.NONE;
      Operations down = Operations.NONE;
      List<HistoryEntry> range = entries.subList(1, entries.size());
      for (HistoryEntry entry : range) {
        up = up.then(kept(entry.upgrade()));
        down = kept(entry.downgrade()).then(down);
      }
      Operations folded = up.folded();
      Statistics.label("up").collect(folded.list().size() < up.list().size() ? "fewer" : "as many");
      Operations back = down.folded();
      Statistics.label("down")
          .collect(back.list().size() < down.list().size() ? "fewer" : "as many");
      HistoryEntry squash = entry("s", "r0", folded, back);
      var place =
          squash.header().place().withReplaces(range.stream().map(HistoryEntry::id).toList());
      return new HistoryEntry(squash.header().withPlace(place), squash.revision());
    }
  }

  private static Operation sql(String text, DataStep.Use use) {
    return new DataStep(new DataAction.Sql(text, List.of(), new TreeSet<>()), use);
  }

  private static Operations kept(Operations operations) {
    return new Operations(
        operations.stream()
            .filter(operation -> !(operation instanceof DataStep step && step.isElidable()))
            .toList());
  }

  private static HistoryEntry entry(
      String id, @Nullable String after, Operations up, Operations down) {
    var revision =
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            up.stream().forEach(changes::add);
          }

          @Override
          public void downgrade(Changes changes) {
            down.stream().forEach(changes::add);
          }
        };
    RevisionHeader header = after == null ? RevisionHeader.of(id) : RevisionHeader.of(id, after);
    return new HistoryEntry(header.withFingerprint(Fingerprint.of(revision)), revision);
  }

  private void tried(Told told) {
    HistoryEntry squash = told.squash();
    History old = History.of(told.all());
    var both = new ArrayList<>(told.all());
    both.add(squash);
    History beside = History.of(both);
    History alone = History.of(List.of(told.all().get(0), squash));
    String last = told.all().get(told.all().size() - 1).id();
    start(live, old, told.rows);
    start(fresh, alone, told.rows);
    State before = state(live);
    if (!isPassable(live, old, last)) {
      return;
    }
    State risen = state(live);
    upgrade(fresh, alone, "s");
    same(risen, state(fresh), "up");
    assertEquals(List.of("s"), current(live, alone), "who has all of them has it");
    assertEquals(List.of("s"), current(live, beside));
    if (!isReturnable(live, old)) {
      return;
    }
    State down = state(live);
    same(new State(before.dump(), down.rows()), down, "the long way down");
    downgrade(fresh, beside);
    same(down, state(fresh), "down");
    live.clear();
    start(live, old, told.rows);
    upgrade(live, old, last);
    downgrade(live, alone);
    same(down, state(live), "down by the short way, where the long one led up");
    assertEquals(List.of("r0"), current(live, old), "the former ones are gone with it");
    boolean again = isPassable(live, alone, "s");
    assertEquals(again, isPassable(fresh, beside, "s"));
    same(state(live), state(fresh), "up again");
    Statistics.label("rows").collect(risen.rows().size() == 0 ? "none" : "some");
  }

  private static void start(Ground ground, History history, List<Row> rows) {
    upgrade(ground, history, "r0");
    ground.insert(rows);
  }

  /** Rows that one step suits, a later one may not: then there is nothing to compare. */
  private static boolean isPassable(Ground ground, History old, String last) {
    try {
      upgrade(ground, old, last);
      Statistics.label("the long way").collect("leads up");
      return true;
    } catch (RunnerException | DialectException unfit) {
      Statistics.label("the long way").collect("is barred by rows");
      return false;
    }
  }

  private static boolean isReturnable(Ground ground, History old) {
    try {
      downgrade(ground, old);
      Statistics.label("the long way back").collect("leads down");
      return true;
    } catch (RunnerException | DialectException unfit) {
      Statistics.label("the long way back").collect("is barred by rows");
      return false;
    }
  }

  private static void upgrade(Ground ground, History history, String target) {
    runner(ground, history).upgrade(Target.parse(target));
  }

  private static void downgrade(Ground ground, History history) {
    runner(ground, history).downgrade(START);
  }

  private static Runner runner(Ground ground, History history) {
    return Runner.of(ground.connection(), ground.dialect(), history);
  }

  private static List<String> current(Ground ground, History history) {
    return runner(ground, history).current().stream().map(LedgerRow::revision).toList();
  }

  private static State state(Ground ground) {
    return new State(ground.dump(), ground.rows());
  }

  private static void same(State expected, State actual, String when) {
    assertEquals(List.of(), actual.dump().differencesFrom(expected.dump(), Naming.OPTIONAL), when);
    assertEquals(expected.rows().lines(), actual.rows().lines(), "the rows: " + when);
  }
}
