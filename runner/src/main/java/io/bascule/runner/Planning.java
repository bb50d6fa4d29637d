package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Planner;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Target;
import io.bascule.schema.SchemaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes plans: which revisions, and how the database makes each. */
final class Planning {
  /** For which dialects a user means an action; none means all. */
  private static final DataAction.Visitor<Set<String>> MEANT =
      new DataAction.Visitor<>() {
        @Override
        public Set<String> sql(DataAction.Sql sql) {
          return sql.dialects();
        }

        @Override
        public Set<String> call(DataAction.Call call) {
          return Set.of();
        }
      };

  private final Dialect dialect;
  private final History history;

  Planning(Dialect dialect, History history) {
    this.dialect = dialect;
    this.history = history;
  }

  /**
   * A plan from the ledger as it is now. Between the look into the ledger and the look at the
   * tables another run may have gone on: then it is made again.
   */
  Plan settled(Connection live, LedgerTable table, Function<Ledger, Plan> maker)
      throws SQLException {
    while (true) {
      Ledger ledger = table.read(live);
      try {
        return maker.apply(ledger);
      } catch (RunnerException | DialectException e) {
        if (table.last(live) == ledger.last()) {
          throw e;
        }
      }
    }
  }

  /**
   * A plan for the database behind the connection.
   *
   * @throws LedgerException if it and the history do not fit each other
   */
  Plan plan(Connection live, Direction direction, Target target, Ledger ledger) {
    LedgerCheck.check(direction.verb() + " to " + target, ledger, history);
    var nothing = new Plan(direction, target, List.of(), ledger);
    return onto(live, nothing, history.path(direction, ledger.applied(), target));
  }

  /** A plan for a script, for a database at which the given revisions are applied. */
  Plan offline(Direction direction, Set<String> applied, Target target) {
    List<HistoryEntry> way = history.path(direction, applied, target);
    try (Planner planner = dialect.planner(history.schemaAt(applied))) {
      return new Plan(direction, target, steps(planner, direction, way), Ledger.EMPTY);
    }
  }

  /**
   * The plan that leads to the same end, from where the database is by now.
   *
   * @throws LedgerException if it leads there no more
   */
  Plan again(Connection live, Plan stale, Ledger ledger) {
    LedgerCheck.check(stale.describe(), ledger, history);
    var fresh = new Plan(stale.direction(), stale.target(), List.of(), ledger);
    Set<String> ids = new LinkedHashSet<>(stale.steps().stream().map(Step::id).toList());
    return switch (stale.direction()) {
      case UP -> {
        Set<String> pending = history.withAncestors(ids);
        pending.removeAll(ledger.applied());
        yield onto(live, fresh, history.in(pending));
      }
      case DOWN -> {
        ids.retainAll(ledger.applied());
        refuseNewcomers(fresh, ids);
        var back = new ArrayList<>(history.in(ids));
        Collections.reverse(back);
        yield onto(live, fresh, back);
      }
    };
  }

  /**
   * The plan with its next steps made anew, up to the first whose effect nobody foresees: what is
   * behind that is made anew after it.
   */
  Plan next(Connection live, Plan rest) {
    List<Step> steps = rest.steps();
    int known = 0;
    while (known < steps.size() && !steps.get(known).hasData()) {
      known++;
    }
    int end = Math.min(known + 1, steps.size());
    var start = new Plan(rest.direction(), rest.target(), List.of(), rest.ledger());
    Plan planned = onto(live, start, steps.subList(0, end).stream().map(Step::entry).toList());
    var all = new ArrayList<>(planned.steps());
    all.addAll(steps.subList(end, steps.size()));
    return new Plan(rest.direction(), rest.target(), all, rest.ledger());
  }

  /** Whoever agreed to lose some revisions did not agree to lose those that came after. */
  private void refuseNewcomers(Plan fresh, Set<String> ids) {
    List<LedgerRow> newcomers =
        fresh.ledger().standing().stream()
            .filter(row -> !ids.contains(row.revision()))
            .filter(row -> !Collections.disjoint(ids, ancestors(row.revision())))
            .toList();
    if (!newcomers.isEmpty()) {
      throw LedgerException.changed(fresh.describe(), newcomers);
    }
  }

  private Set<String> ancestors(String id) {
    return history.withAncestors(Set.of(id));
  }

  /** The steps that are left, planned anew from what the database is now. */
  Plan onto(Connection live, Plan start, List<HistoryEntry> way) {
    if (way.isEmpty()) {
      return start;
    }
    try (Planner planner = planner(live, start.ledger())) {
      List<Step> steps = steps(planner, start.direction(), way);
      return new Plan(start.direction(), start.target(), steps, start.ledger());
    }
  }

  private Planner planner(Connection live, Ledger ledger) {
    try {
      return dialect.planner(live, history.schemaAt(ledger.applied()));
    } catch (HistoryException e) {
      // A history that begins at a database with tables says less, and is run all the same.
      return dialect.planner(live);
    }
  }

  private List<Step> steps(Planner planner, Direction direction, List<HistoryEntry> way) {
    var steps = new ArrayList<Step>();
    for (HistoryEntry entry : way) {
      steps.add(step(planner, direction, entry));
    }
    return steps;
  }

  private Step step(Planner planner, Direction direction, HistoryEntry entry) {
    try {
      Operations wanted = entry.operations(direction);
      refuseUnknownDialects(direction, entry, wanted);
      return new Step(entry, direction, wanted, planner.plan(wanted));
    } catch (DialectException | SchemaException e) {
      throw RunnerException.unplannable(describe(direction, entry), direction, entry, e);
    }
  }

  /** A statement for a database of a mistyped name would run nowhere, and nobody would notice. */
  private void refuseUnknownDialects(Direction direction, HistoryEntry entry, Operations wanted) {
    var known = new TreeSet<String>(Set.of(dialect.name()));
    Dialects.all().forEach(other -> known.add(other.name()));
    for (Operation operation : wanted.stream().toList()) {
      Set<String> meant = new TreeSet<>(dialectsOf(operation));
      meant.removeAll(known);
      if (!meant.isEmpty()) {
        throw RunnerException.unknownDialects(
            describe(direction, entry), entry, operation, meant, known);
      }
    }
  }

  private static Set<String> dialectsOf(Operation operation) {
    return operation instanceof DataStep step ? step.action().accept(MEANT) : Set.of();
  }

  private static String describe(Direction direction, HistoryEntry entry) {
    return (direction == Direction.UP ? "upgrade to " : "downgrade from ") + entry.id();
  }
}
