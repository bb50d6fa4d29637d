package io.bascule.laws.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Runner;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What schema and rows are at each revision of {@link Harbour}. */
final class States {
  /** One of them. */
  record State(DatabaseDump schema, List<String> rows) {
    static State of(ScratchDatabase database) {
      return new State(
          DatabaseDump.of(database.dataSource()), RowDump.of(database.dataSource()).lines());
    }
  }

  private final Map<String, State> states = new HashMap<>();

  private States() {}

  /** Goes the way up and back, one revision at a time; the database is at the beginning then. */
  static States along(ScratchDatabase database) {
    var states = new States();
    Runner runner = Runner.of(database.dataSource(), Harbour.HISTORY);
    List<String> ids = Harbour.HISTORY.entries().stream().map(HistoryEntry::id).toList();
    for (String id : ids.subList(ids.indexOf(Harbour.START), ids.size())) {
      runner.upgrade(Target.parse(id));
      states.states.put(id, State.of(database));
    }
    for (int i = ids.size() - 2; i >= ids.indexOf(Harbour.START); i--) {
      runner.downgrade(Target.parse(ids.get(i)));
      states.check(ids.get(i), database, "on the way back");
    }
    return states;
  }

  /** The database has the schema and the rows that it has at that revision. */
  void check(String revision, ScratchDatabase database, String when) {
    State expected = states.get(revision);
    State actual = State.of(database);
    List<String> differences = actual.schema().differencesFrom(expected.schema(), Naming.STRICT);
    assertEquals(List.of(), differences, "the schema at " + revision + ", " + when);
    assertEquals(expected.rows(), actual.rows(), "the rows at " + revision + ", " + when);
  }
}
