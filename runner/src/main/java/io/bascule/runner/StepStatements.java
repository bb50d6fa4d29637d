package io.bascule.runner;

import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the statements of one step: who listens hears of each, hooks stand around it, and what a
 * user's own have set on the connection ends behind them.
 */
final class StepStatements implements Executor.Listener {
  private final Session session;
  private final Executor executor;
  private final HookCalls hooks;
  private final Progress progress;
  private final Step step;
  private final StepTransactions transactions;
  private final StepLines lines;

  private int index;

  StepStatements(
      Session session,
      Executor executor,
      HookCalls hooks,
      Progress progress,
      StepTransactions transactions,
      StepLines lines) {
    this.session = session;
    this.executor = executor;
    this.hooks = hooks;
    this.progress = progress;
    this.step = lines.step();
    this.transactions = transactions;
    this.lines = lines;
  }

  /**
   * How one statement is done.
   *
   * @param <X> what it throws besides
   */
  interface Work<X extends Exception> {
    void run() throws SQLException, X;
  }

  /** Looks for all rows that are in the way before anything is tried. */
  void precheck() throws SQLException, Executor.Failed {
    var findings = new ArrayList<StepException.Finding>();
    @Nullable Statement first = null;
    for (Statement.Sql statement : new Prechecks().of(step)) {
      List<StepException.Finding> found = executor.precheck(statement);
      findings.addAll(found);
      first = first == null && !found.isEmpty() ? statement : first;
    }
    if (first != null) {
      throw new Executor.Failed(
          new StepException.Cause(step, first, "rows are in the way", findings, null));
    }
  }

  /** Sends one after the other, until a precondition leaves out the rest. */
  void send(List<Statement> statements) throws SQLException, Executor.Failed {
    boolean theirs = false;
    for (Statement statement : statements) {
      if (lines.isSkipped()) {
        break;
      }
      boolean before = theirs;
      theirs = KeptStatement.isTheirs(statement);
      if (before && !theirs) {
        session.forgetSettings();
      }
      one(statement, () -> send(statement));
    }
    if (theirs || hooks.any()) {
      session.forgetSettings();
    }
  }

  private void send(Statement statement) throws Executor.Failed {
    executor.execute(step, statement, this);
    if (Parts.isAlone(statement)) {
      lines.reached(lines.done() + 1); // whatever comes now, it lasts
    }
  }

  @Override
  public void met(Statement.Precondition asked, List<String> rows) {
    if (asked.then() == DataAction.Precondition.Then.SKIP) {
      lines.skip(asked.message());
    }
    progress.preconditionMet(step, asked, rows);
  }

  @Override
  public void copied(Statement.Sql copy, long rows, long total) {
    progress.rowsDone(step, copy, rows, total);
  }

  /** Does one, however that is done. */
  <X extends Exception> void one(Statement statement, Work<X> work) throws SQLException, X {
    progress.statementStarts(step, statement, index);
    hooks.beforeStatement(step, statement, transactions.remains());
    long begin = System.nanoTime();
    work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    hooks.afterStatement(step, statement, transactions.remains());
    progress.statementEnds(step, statement, index, took);
    index++;
  }

  /** Passes over one that an earlier run has done. */
  void passOver() {
    index++;
  }
}
