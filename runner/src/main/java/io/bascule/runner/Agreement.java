package io.bascule.runner;

import io.bascule.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be deleted in a run. What was empty when the question was asked is looked at again in
 * the transaction that deletes it; or in that of the first data step before it, because what is
 * there after a data step may be what that has put there.
 *
 * @param changes the changes that were agreed to; null for all there are
 * @param ahead the steps that are still to be run
 */
record Agreement(@Nullable Set<Loss.Key> changes, List<Step> ahead) {
  static final Agreement ALL = new Agreement(null, List.of());

  /** What follows from an answer: what was asked for, and what the run itself has made. */
  static Agreement to(List<Loss> lost, Foresight foresight) {
    var keys = new LinkedHashSet<>(foresight.made());
    lost.forEach(loss -> keys.add(loss.key()));
    return new Agreement(keys, List.of());
  }

  /** The same at a point of the run. */
  Agreement at(Plan left) {
    return new Agreement(changes, left.steps());
  }

  /**
   * The same after the first step that is left: what a data step has put there is the run's own.
   */
  Agreement after(Step step) {
    Set<Loss.Key> agreed = changes;
    if (agreed == null || !step.hasData()) {
      return this;
    }
    var keys = new LinkedHashSet<>(agreed);
    Foresight.of(ahead).losses().forEach(loss -> keys.add(loss.key()));
    return new Agreement(keys, ahead);
  }

  /**
   * Looks again, in the transaction of the step, at what was not agreed to because it was not
   * there.
   *
   * @throws LossException if it is there now
   */
  void check(Step step, Connection connection, Dialect dialect) throws SQLException {
    Set<Loss.Key> agreed = changes;
    if (agreed == null) {
      return;
    }
    keepWritersOut(open(List.of(step), agreed), connection, dialect);
    List<Loss> open = open(step.hasData() ? ahead : List.of(step), agreed);
    List<Loss> lost =
        new Counting(connection, dialect)
            .exactly(open).stream().filter(loss -> !loss.isNothing()).toList();
    if (!lost.isEmpty()) {
      throw LossException.since(step, lost);
    }
  }

  private static List<Loss> open(List<Step> steps, Set<Loss.Key> agreed) {
    return Foresight.of(steps).losses().stream()
        .filter(loss -> !agreed.contains(loss.key()))
        .toList();
  }

  private static void keepWritersOut(List<Loss> losses, Connection connection, Dialect dialect)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Loss loss : losses) {
        for (String sql : dialect.keepWritersOut(loss.table())) {
          statement.execute(sql);
        }
      }
    }
  }
}
