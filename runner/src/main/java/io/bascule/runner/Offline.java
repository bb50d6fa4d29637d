package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Plans and scripts for a database that nobody asks: what it has is what its revisions say. Its
 * version is taken for the newest that is known.
 */
public final class Offline {
  private final Dialect dialect;
  private final History history;
  private final Set<String> applied;

  private Offline(Dialect dialect, History history, Set<String> applied) {
    this.dialect = dialect;
    this.history = history;
    this.applied = applied;
  }

  /** An empty database of that kind. */
  public static Offline of(Dialect dialect, History history) {
    return new Offline(dialect, history, Set.of());
  }

  /**
   * A database at these revisions.
   *
   * @param current their ids, or the beginnings of them
   * @throws io.bascule.revision.HistoryException if there is no such revision
   */
  public Offline at(Collection<String> current) {
    return atAll(current.stream().map(id -> history.resolve(id).id()).toList());
  }

  /**
   * A database at a place in the history.
   *
   * @throws io.bascule.revision.HistoryException if there is no such place
   * @throws RunnerException if it counts from where the database is, which nobody knows
   */
  public Offline at(Target place) {
    if (place.isRelative()) {
      throw RunnerException.unknownPlace(place);
    }
    return atAll(history.at(place, Set.of()).stream().map(HistoryEntry::id).toList());
  }

  private Offline atAll(List<String> ids) {
    return new Offline(dialect, history, history.withAncestors(ids));
  }

  /** The ids of the revisions that the database has. */
  public Set<String> applied() {
    return applied;
  }

  /**
   * What a run would do.
   *
   * @throws io.bascule.revision.HistoryException if the goal cannot be reached, or if the history
   *     cannot be folded
   */
  public Plan plan(Goal goal) {
    return new Planning(dialect, history).offline(goal, applied);
  }

  /**
   * What a run would do, as text for the database's shell, with the ledger's own statements.
   *
   * @throws RunnerException if a step cannot be said in SQL
   */
  public String script(Plan plan) {
    return Script.of(dialect, plan, applied.isEmpty());
  }
}
