package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Planner;
import io.bascule.dialect.SnapshotFit;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes plans: which revisions, and how the database makes each. */
final class Planning {
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
  Plan plan(Connection live, Goal goal, Ledger ledger) {
    return goal instanceof Goal.StepBack
        ? new StepBackPlanning(live, dialect, history).plan(ledger)
        : seeing(goal.toString(), ledger).seen(live, goal, ledger);
  }

  /** Plans along the history as the database sees it. */
  private Planning seeing(String what, Ledger ledger) {
    LedgerCheck.check(what, ledger, history, EnumSet.of(LedgerException.Kind.PARTLY_REPLACED));
    return new Planning(dialect, history.seenFrom(ledger.applied()));
  }

  private Plan seen(Connection live, Goal goal, Ledger ledger) {
    var resuming = new Resuming(live, dialect, history);
    Optional<Step> begun = resuming.step(goal, ledger);
    boolean anew = resuming.isToBeginAnew(goal, ledger);
    LedgerCheck.check(goal.toString(), ledger, history, kinds(begun.isPresent() || anew));
    if (begun.isPresent()) {
      return new Plan(goal, List.of(begun.get()), ledger);
    }
    var nothing = new Plan(goal, List.of(), ledger);
    return onto(live, nothing, Leg.to(goal, history, ledger.seenBy(history).applied()));
  }

  /** What was broken off and is gone on with is no hindrance. */
  private static Set<LedgerException.Kind> kinds(boolean goingOn) {
    var kinds = EnumSet.allOf(LedgerException.Kind.class);
    if (goingOn) {
      kinds.remove(LedgerException.Kind.UNFINISHED_REVISION);
    }
    return kinds;
  }

  /** A plan for a script, for a database at which the given revisions are applied. */
  Plan offline(Goal goal, Set<String> applied) {
    List<Leg> way = Leg.to(goal, history, applied);
    try (Planner planner = dialect.planner(history.schemaAt(applied))) {
      return new Plan(
          goal,
          steps(planner, RowFit.from(() -> history.schemaAt(applied)), way, history.replaced()),
          Ledger.EMPTY);
    }
  }

  /**
   * The plan that leads to the same end, from where the database is by now.
   *
   * @throws LedgerException if it leads there no more
   */
  Plan again(Connection live, Plan stale, Ledger ledger) {
    if (stale.goal() instanceof Goal.StepBack || !ledger.unfinished().isEmpty()) {
      return plan(live, stale.goal(), ledger);
    }
    if (!stale.ledger().unfinished().isEmpty()) {
      // Another run has brought to its end what seemed broken off, and no more than that was
      // planned.
      return Resuming.after(stale.goal(), stale.steps().get(0).direction())
          .map(goal -> plan(live, goal, ledger))
          .orElse(stale.withSteps(List.of()).withLedger(ledger));
    }
    return seeing(stale.describe(), ledger).seenAgain(live, stale, ledger);
  }

  private Plan seenAgain(Connection live, Plan stale, Ledger ledger) {
    LedgerCheck.check(stale.describe(), ledger, history);
    var fresh = new Plan(stale.goal(), List.of(), ledger);
    Ledger seen = ledger.seenBy(history);
    refuseNewcomers(fresh.withLedger(seen), Leg.ids(Direction.DOWN, stale.steps()));
    return onto(live, fresh, Leg.again(stale.steps(), history, seen.applied()));
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
    Plan planned = onto(live, rest, steps.subList(0, end).stream().map(Leg::of).toList());
    var all = new ArrayList<>(planned.steps());
    all.addAll(steps.subList(end, steps.size()));
    return rest.withSteps(all);
  }

  /** Whoever agreed to lose some revisions did not agree to lose those that came after. */
  private void refuseNewcomers(Plan fresh, Set<String> down) {
    var ids = new LinkedHashSet<>(down);
    ids.retainAll(fresh.ledger().applied());
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
  private Plan onto(Connection live, Plan start, List<Leg> way) {
    if (way.isEmpty()) {
      return start.withSteps(List.of());
    }
    try (Planner planner = planner(live, start.ledger())) {
      RowFit fit = RowFit.from(() -> folded(start.ledger()));
      return start.withSteps(steps(planner, fit, way, start.ledger().asTold().applied()));
    }
  }

  private Planner planner(Connection live, Ledger ledger) {
    try {
      return dialect.planner(live, folded(ledger));
    } catch (HistoryException e) {
      // A history that begins at a database with tables says less, and is run all the same.
      return dialect.planner(live);
    }
  }

  private Schema folded(Ledger ledger) {
    Outlook seen = Outlook.of(history, ledger);
    return seen.history().schemaAt(seen.ledger().applied());
  }

  /**
   * The steps of a way.
   *
   * @param fit looks at the rows that they insert
   * @param told the ids of the revisions that the ledger may have
   */
  private List<Step> steps(Planner planner, RowFit fit, List<Leg> way, Set<String> told) {
    var snapshots = new SnapshotFit(dialect);
    return way.stream().map(leg -> step(planner, fit, snapshots, leg, told)).toList();
  }

  private Step step(Planner planner, RowFit fit, SnapshotFit snapshots, Leg leg, Set<String> told) {
    HistoryEntry entry = leg.entry();
    Direction direction = leg.direction();
    try {
      Operations wanted = entry.operations(direction);
      refuseUnknownDialects(direction, entry, wanted);
      List<String> gone =
          direction == Direction.UP
              ? List.of()
              : history.replacedBy(entry.id()).stream().filter(told::contains).toList();
      fit.follow(entry, direction);
      Operations decided = planner.decide(wanted);
      if (fit.isKnown()) {
        snapshots.pass(decided);
      } else {
        snapshots.require(planner, decided);
      }
      return new Step(entry, direction, decided, planner.plan(decided), gone);
    } catch (DialectException | SchemaException e) {
      throw RunnerException.unplannable(describe(direction, entry), direction, entry, e);
    }
  }

  /** A statement for a database of a mistyped name would run nowhere, and nobody would notice. */
  private void refuseUnknownDialects(Direction direction, HistoryEntry entry, Operations wanted) {
    var known = new TreeSet<String>(Set.of(dialect.name()));
    Dialects.all().forEach(other -> known.add(other.name()));
    for (Operation operation : wanted.stream().flatMap(one -> one.leaves().stream()).toList()) {
      Set<String> meant = new TreeSet<>(dialectsOf(operation));
      meant.removeAll(known);
      if (!meant.isEmpty()) {
        throw RunnerException.unknownDialects(
            describe(direction, entry), entry, operation, meant, known);
      }
    }
  }

  private static Set<String> dialectsOf(Operation operation) {
    return operation instanceof DataStep step ? step.action().dialects() : Set.of();
  }

  private static String describe(Direction direction, HistoryEntry entry) {
    return (direction == Direction.UP ? "upgrade to " : "downgrade from ") + entry.id();
  }
}
