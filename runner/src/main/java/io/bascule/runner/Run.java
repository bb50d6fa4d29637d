package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Session;
import io.bascule.revision.History;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run on one connection: the lock, and one step after the other. */
final class Run {
  private final Connection connection;
  private final Dialect dialect;
  private final Planning planning;
  private final Keeping keeping;
  private final LedgerTable table;
  private final Settings settings;

  /**
   * How to run.
   *
   * @param patience how long to wait for others
   * @param progress who hears of it
   * @param hooks what somebody does of their own
   * @param who the user, for the ledger
   * @param agreement what may be deleted
   */
  record Settings(
      Duration patience, Progress progress, Hooks hooks, String who, Agreement agreement) {
    Settings with(Agreement other) {
      return new Settings(patience, progress, hooks, who, other);
    }

    Settings with(Duration other) {
      return new Settings(other, progress, hooks, who, agreement);
    }

    Settings with(Progress other) {
      return new Settings(patience, other, hooks, who, agreement);
    }

    Settings with(Hooks other) {
      return new Settings(patience, progress, other, who, agreement);
    }

    Settings with(String other) {
      return new Settings(patience, progress, hooks, other, agreement);
    }
  }

  private Run(Connection connection, Dialect dialect, History history, Settings settings)
      throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.planning = new Planning(dialect, history);
    this.keeping = new Keeping(connection, dialect, history);
    this.table = LedgerTable.of(dialect, connection);
    this.settings = settings;
  }

  static Run of(Connection connection, Dialect dialect, History history, Settings settings)
      throws SQLException {
    return new Run(connection, dialect, history, settings);
  }

  /**
   * Runs what is to be done, and gives what was: less or other than wanted if others were faster.
   */
  Plan run(Plan wanted) throws SQLException {
    if (wanted.isEmpty()) {
      return wanted;
    }
    try (Session session = dialect.session(connection)) {
      if (!session.lock(settings.patience())) {
        throw LockException.kept(wanted.describe(), session.holder(), settings.patience());
      }
      return locked(session, wanted);
    }
  }

  private Plan locked(Session session, Plan wanted) throws SQLException {
    long start = System.nanoTime();
    Plan plan = fresh(wanted);
    if (plan.isEmpty()) {
      return plan;
    }
    var hooks = new HookCalls(settings.hooks(), connection, dialect);
    try {
      settings.progress().runStarts(plan);
      hooks.beforeRun(plan);
      Plan all = plan.withSteps(steps(session, plan));
      hooks.afterRun(all);
      settings.progress().runEnds(all, Duration.ofNanos(System.nanoTime() - start));
      return all;
    } catch (RuntimeException e) {
      hooks.afterFailure(plan, e);
      throw e;
    } catch (SQLException e) {
      if (!dialect.isBusy(e)) {
        hooks.afterFailure(plan, RunnerException.unreadable(plan.describe(), dialect.reason(e), e));
      }
      throw e;
    }
  }

  /** Runs one step after the other, and gives those that were run. */
  private List<Step> steps(Session session, Plan plan) throws SQLException {
    var done = new ArrayList<Step>();
    Plan left = plan;
    Agreement agreement = settings.agreement();
    while (!left.isEmpty()) {
      Step step = left.steps().get(0);
      agreement = agreement.at(left);
      @Nullable LedgerRow broken = broken(step, left.ledger());
      StepRun.Job job = job(step, broken, left.ledger());
      var database = new StepRun.Database(connection, dialect, session, table);
      var run = new StepRun(database, settings.with(agreement), job);
      if (run.run(left.ledger().last())) {
        done.add(step);
        agreement = agreement.after(step);
        left = broken == null ? after(step, left) : afterBroken(step, left);
      } else {
        left = fresh(left);
        settings.progress().planChanged(left);
      }
    }
    return done;
  }

  private static @Nullable LedgerRow broken(Step step, Ledger ledger) {
    return ledger.unfinished().stream()
        .filter(row -> row.revision().equals(step.id()))
        .findFirst()
        .orElse(null);
  }

  private StepRun.Job job(Step step, @Nullable LedgerRow broken, Ledger ledger)
      throws SQLException {
    int done = broken == null ? 0 : broken.statementsDone();
    String progress = broken == null ? "" : table.progress(connection, broken);
    LedgerEntry.KeptText kept =
        broken == null || done == 0 && progress.isEmpty()
            ? keeping.of(step, ledger.applied())
            : Resuming.kept(connection, dialect, broken, ledger);
    return new StepRun.Job(step, kept, done, progress, broken != null);
  }

  /** What was broken off was all of the plan; now the database is at a state that is known. */
  private Plan afterBroken(Step done, Plan plan) throws SQLException {
    if (plan.steps().size() > 1) {
      return after(done, plan);
    }
    Ledger ledger = table.readOn(connection, plan.ledger());
    Optional<Goal> rest = Resuming.after(plan.goal(), done.direction());
    return rest.isEmpty()
        ? plan.withSteps(List.of()).withLedger(ledger)
        : planning.settled(connection, table, now -> planning.plan(connection, rest.get(), now));
  }

  /** The plan itself if nobody has changed the ledger since it was made. */
  private Plan fresh(Plan plan) throws SQLException {
    if (table.last(connection) == plan.ledger().last()) {
      return plan;
    }
    return planning.settled(connection, table, ledger -> planning.again(connection, plan, ledger));
  }

  /**
   * What is left. Nobody foresees what a data step did to the database, nor what another run did
   * that came in between: then it is planned anew.
   */
  private Plan after(Step done, Plan plan) throws SQLException {
    List<Step> steps = plan.steps().subList(1, plan.steps().size());
    Ledger ledger = table.readOn(connection, plan.ledger());
    Plan rest = plan.withSteps(steps).withLedger(ledger);
    if (steps.isEmpty()) {
      return rest;
    }
    if (!ledger.applied().equals(expected(done, plan))) {
      return planning.settled(connection, table, now -> planning.again(connection, rest, now));
    }
    return done.hasData() ? planning.next(connection, rest) : rest;
  }

  private static Set<String> expected(Step done, Plan plan) {
    Set<String> applied = plan.ledger().applied();
    switch (done.direction()) {
      case UP -> applied.add(done.id());
      case DOWN -> {
        applied.remove(done.id());
        done.gone().forEach(applied::remove);
      }
    }
    return applied;
  }
}
