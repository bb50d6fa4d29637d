package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Leftover;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.runner.StepException.Remains;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs one revision: in one transaction together with its line in the ledger; or, if it has
 * statements that no transaction takes, in several, with a line before them and one behind.
 */
final class StepRun {
  private final Database database;
  private final Run.Settings settings;
  private final Step step;
  private final Executor executor;
  private final HookCalls hooks;
  private final StepTransactions transactions;
  private final StepLines lines;
  private final StepStatements statements;

  /** Whether an earlier run was broken off in the step. */
  private final boolean brokenBefore;

  /** Whether the next statement outside a transaction may have been broken off before. */
  private boolean resumed;

  /** Whether the ledger says already that the step is under way. */
  private boolean begun;

  /** Where it runs. */
  record Database(Connection connection, Dialect dialect, Session session, LedgerTable table) {}

  /**
   * What is to be run, and what is known of it before.
   *
   * @param step the revision on its way
   * @param kept what the ledger keeps of it
   * @param done how many statements before those of the step an earlier run has brought to an end
   * @param progress how far it has brought the next one, if that is done some rows at a time
   * @param broken whether an earlier run was broken off in it
   */
  record Job(Step step, LedgerEntry.KeptText kept, int done, String progress, boolean broken) {}

  StepRun(Database database, Run.Settings settings, Job job) {
    Connection connection = database.connection();
    Dialect dialect = database.dialect();
    this.database = database;
    this.settings = settings;
    this.step = job.step();
    this.executor = new Executor(connection, dialect);
    this.hooks = new HookCalls(settings.hooks(), connection, dialect);
    this.transactions =
        new StepTransactions(connection, dialect, database.session(), settings.patience(), step);
    this.lines = new StepLines(connection, database.table(), executor, settings.who(), job);
    this.statements =
        new StepStatements(
            database.session(), executor, hooks, settings.progress(), transactions, lines);
    this.brokenBefore = job.broken();
    this.resumed = job.broken();
  }

  /**
   * Runs it.
   *
   * @param last the number of the ledger's last line as it was when the step was planned
   * @return false, with nothing done, if the ledger has another last line by now
   */
  boolean run(long last) throws SQLException {
    List<Planned> parts = Parts.of(step.planned());
    boolean whole = parts.size() == 1 && !Parts.isAlone(parts.get(0)) && !resumed;
    boolean ran;
    try {
      ran = whole ? whole(last) : inParts(parts, last);
    } catch (SQLException | RuntimeException failure) {
      tell(failure);
      throw failure;
    }
    if (ran) {
      settings.progress().stepEnds(step, lines.elapsed());
    }
    return ran;
  }

  /** Who did not get the lock has not tried, and has nothing to tell. */
  private void tell(Exception failure) {
    if (failure instanceof LockException && !begun) {
      return;
    }
    boolean nothing =
        transactions.remains() == Remains.NOTHING
            && !brokenBefore
            && !(failure instanceof StepException e && e.remains() != Remains.NOTHING);
    LedgerRow.State state = nothing ? LedgerRow.State.FAILED : LedgerRow.State.BROKEN;
    transactions.lastWord(failure, () -> lines.failed(state, failure));
  }

  /** What a hook around a revision sets on the connection ends with it. */
  private void hooked(Runnable call) throws SQLException {
    if (hooks.any()) {
      call.run();
      database.session().forgetSettings();
    }
  }

  private void before() throws SQLException, Executor.Failed {
    hooked(() -> hooks.beforeRevision(step, transactions.remains()));
    statements.precheck();
  }

  /** All in one transaction. */
  private boolean whole(long last) throws SQLException {
    return transactions.attempt(
        step.planned(),
        () -> {
          if (!isAsPlanned(last)) {
            return false;
          }
          settings.progress().stepStarts(step);
          before();
          statements.send(step.planned().statements());
          write(LedgerRow.State.DONE, 0);
          return true;
        });
  }

  private boolean isAsPlanned(long last) throws SQLException {
    if (!lines.isLast(last)) {
      return false;
    }
    settings.agreement().check(step, database.connection(), database.dialect());
    return true;
  }

  private boolean inParts(List<Planned> parts, long last) throws SQLException {
    boolean ran =
        transactions.attempt(
            Parts.nothingOf(step),
            () -> {
              if (!isAsPlanned(last)) {
                return false;
              }
              if (!resumed) {
                before();
              }
              lines.begin();
              return true;
            });
    if (!ran) {
      return false;
    }
    begun = true;
    if (resumed) {
      transactions.aPartLasts();
    }
    settings.progress().stepStarts(step);
    for (int i = 0; i < parts.size() && !lines.isSkipped(); i++) {
      part(parts.get(i), i == parts.size() - 1 ? LedgerRow.State.DONE : LedgerRow.State.RUNNING);
    }
    return true;
  }

  /** One part, and the line that tells that it lasts. */
  private void part(Planned part, LedgerRow.State after) throws SQLException {
    int count = lines.done() + part.statements().size();
    if (Parts.isAlone(part)) {
      Statement statement = part.statements().get(0);
      if (statement instanceof Statement.Batches batches) {
        batches(batches);
      } else {
        transactions.aPartLasts();
        alone(statement);
      }
      lines.reached(count);
      transactions.run(() -> write(after, count));
    } else {
      transactions.run(
          part,
          () -> {
            statements.send(part.statements());
            write(lines.isSkipped() ? LedgerRow.State.DONE : after, count);
          });
      lines.reached(count);
      transactions.aPartLasts();
    }
    resumed = false;
  }

  /** Some rows after the others, each time in a transaction that notes how far it is. */
  private void batches(Statement.Batches batches) throws SQLException {
    statements.<RuntimeException>one(
        batches,
        () -> {
          new BatchRun(database, step, batches)
              .run(lines.progress(), transactions, at -> rowsLast(batches, at));
          transactions.aPartLasts();
        });
  }

  private void rowsLast(Statement.Batches batches, BatchRun.Done at) {
    if (at.isBegun()) {
      transactions.aPartLasts();
      lines.reachedRows(at.text());
    }
    settings.progress().rowsDone(step, batches, at.rows(), at.total());
  }

  private void alone(Statement statement) throws SQLException {
    Dialect dialect = database.dialect();
    try {
      Leftover left =
          resumed ? dialect.leftover(database.connection(), statement.text()) : Leftover.NOTHING;
      if (left.state() == Leftover.State.DONE) {
        statements.passOver();
        return;
      }
      for (String sql : left.removal()) {
        executor.execute(sql);
      }
      statements.send(List.of(statement));
    } catch (Executor.Failed e) {
      throw StepException.of(e.why(), transactions.remains());
    } catch (SQLException e) {
      throw StepException.of(
          new StepException.Cause(step, statement, dialect.reason(e), List.of(), e),
          transactions.remains());
    }
  }

  private void write(LedgerRow.State state, int statements) throws SQLException {
    if (state == LedgerRow.State.DONE) {
      hooked(() -> hooks.afterRevision(step, transactions.remains()));
    }
    lines.write(state, statements);
  }
}
