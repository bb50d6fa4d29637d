package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Stage;
import io.bascule.differ.Differ;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operations;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.schema.Column;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs several revisions, and the one that stands for them, each on an empty database: up and back,
 * and back by the one where the others have led up. Schema and rows must be the same.
 */
final class BothWays {
  private final Database database;
  private final Connection live;
  private final Dialect dialect;
  private final History old;
  private final History squashed;
  private final Stretch stretch;
  private final HistoryEntry squash;

  /** What a database has. */
  private record State(Schema schema, SortedMap<String, List<String>> rows) {}

  BothWays(Database database, Connection live, History old, Stretch stretch, HistoryEntry squash) {
    this.database = database;
    this.live = live;
    this.dialect = database.dialect();
    this.old = old;
    this.stretch = stretch;
    this.squash = squash;
    var entries = new ArrayList<>(old.entries());
    entries.add(squash);
    this.squashed = History.of(entries);
  }

  /**
   * Rehearses.
   *
   * @throws ProjectException if it does not pass, with the step and the reason
   */
  void perform() {
    boolean back = stretch.irreversible().isEmpty();
    List<State> former = onStage(stage -> formerWay(stage, back));
    List<State> shorter = onStage(stage -> shorterWay(stage, back));
    List<State> again = Collections.emptyList();
    for (int i = 0; i < shorter.size(); i++) {
      String step = STEPS.get(i);
      State expected = former.get(Math.min(i, former.size() - 1));
      State actual = shorter.get(i);
      expectSameSchema(step, expected.schema(), actual.schema());
      if (!expected.rows().equals(actual.rows())) {
        again = again.isEmpty() ? onStage(stage -> formerWay(stage, back)) : again;
        State second = again.get(Math.min(i, again.size() - 1));
        expectSameRows(step, expected, second, actual);
      }
    }
  }

  /** What the states are of. */
  private static final List<String> STEPS =
      List.of("before it", "on the way up", "on the way down");

  private List<State> formerWay(Connection stage, boolean back) {
    Runner runner = Runner.of(stage, dialect, old);
    List<State> states = toBeginning(stage, runner);
    run(runner, stretch.last().id(), "of the former way up");
    states.add(read(stage));
    if (back) {
      Runner shorter = Runner.of(stage, dialect, squashed);
      back(runner, "of the former way down");
      State down = read(stage);
      run(runner, stretch.last().id(), "of the former way up again");
      back(shorter, "of the way down, where the former ones led up");
      State mixed = read(stage);
      expectSameSchema(
          "on the way down, where the former ones led up", down.schema(), mixed.schema());
      states.add(down);
    }
    return states;
  }

  private List<State> shorterWay(Connection stage, boolean back) {
    Runner runner = Runner.of(stage, dialect, squashed);
    List<State> states = toBeginning(stage, runner);
    run(runner, squash.id(), "on the way up");
    states.add(read(stage));
    if (back) {
      back(runner, "on the way down");
      states.add(read(stage));
      run(runner, squash.id(), "on the way up again");
    }
    return states;
  }

  /** All that is needed before it. */
  private List<State> toBeginning(Connection stage, Runner runner) {
    for (String id : squash.header().place().needs()) {
      run(runner, id, "before it");
    }
    var states = new ArrayList<State>();
    states.add(read(stage));
    return states;
  }

  private static void run(Runner runner, String target, String step) {
    run(() -> runner.upgrade(Target.parse(target)), step);
  }

  private void back(Runner runner, String step) {
    List<String> after = squash.after();
    Target target = after.isEmpty() ? Target.BASE : new Target.Named(after.get(0));
    run(() -> runner.downgrade(target), step);
  }

  private static void run(Runnable way, String step) {
    try {
      way.run();
    } catch (RunnerException | DialectException | HistoryException failure) {
      throw NotRewritten.notTheSame(step, String.valueOf(failure.getMessage()), failure);
    }
  }

  private interface Work {
    List<State> on(Connection stage);
  }

  private List<State> onStage(Work work) {
    try (Stage stage = dialect.stage(live, database::openAt)) {
      return work.on(stage.connection());
    } catch (DialectException refused) {
      throw NotWritten.noRehearsal(String.valueOf(refused.getMessage()), refused);
    }
  }

  private State read(Connection stage) {
    Schema schema = LiveSchema.read(stage, dialect).schema();
    var rows = new TreeMap<String, List<String>>();
    for (Table table : schema.tables()) {
      rows.put(table.name(), rows(stage, table));
    }
    return new State(schema, rows);
  }

  /** Each row as a line, sorted; the columns by their names, for not every database orders them. */
  private List<String> rows(Connection stage, Table table) {
    String columns =
        table.columns().stream()
            .map(Column::name)
            .sorted()
            .map(dialect.spelling()::name)
            .collect(Collectors.joining(", "));
    if (columns.isEmpty()) {
      return List.of();
    }
    String query = "SELECT %s FROM %s".formatted(columns, dialect.spelling().name(table.id()));
    var rows = new ArrayList<String>();
    try (Statement statement = stage.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int count = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row.toString());
      }
    } catch (SQLException failure) {
      throw NotWritten.noRehearsal(dialect.reason(failure), failure);
    }
    Collections.sort(rows);
    return rows;
  }

  private void expectSameSchema(String step, Schema expected, Schema actual) {
    Operations missing = Differ.of(dialect).diff(actual, expected).operations();
    if (!missing.isEmpty()) {
      throw NotRewritten.notTheSame(
          step,
          "the schema is not that of the former way; to be, it must\n"
              + String.join("\n", Summary.lines(missing)),
          null);
    }
  }

  /** Rows that the former way makes anew each time can only be counted. */
  private static void expectSameRows(String step, State expected, State second, State actual) {
    for (String table : expected.rows().keySet()) {
      List<String> rows = expected.rows().get(table);
      List<String> found = actual.rows().getOrDefault(table, List.of());
      boolean steady = rows.equals(second.rows().get(table));
      boolean same = steady ? rows.equals(found) : rows.size() == found.size();
      if (!same) {
        throw NotRewritten.notTheSame(
            step,
            "the rows of %s are not those of the former way (%d, and %d by it)"
                .formatted(table, found.size(), rows.size()),
            null);
      }
    }
  }
}
