package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import io.bascule.runner.StepException.Remains;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The transactions of one step: what fails in one is taken back, and told with what lasts already.
 */
final class StepTransactions {
  /** How long to wait for being able to say that something failed. */
  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private final Connection connection;
  private final Dialect dialect;
  private final Session session;
  private final Duration patience;
  private final Step step;

  /** What lasts already; a failure cannot take it back. */
  private Remains remains = Remains.NOTHING;

  StepTransactions(
      Connection connection, Dialect dialect, Session session, Duration patience, Step step) {
    this.connection = connection;
    this.dialect = dialect;
    this.session = session;
    this.patience = patience;
    this.step = step;
  }

  /** What happens between the beginning and the end of a transaction. */
  interface Work {
    void run() throws SQLException, Executor.Failed;
  }

  /** The same where it may turn out that there is nothing to do; false takes it back. */
  interface Attempt {
    boolean run() throws SQLException, Executor.Failed;
  }

  /** What no failure takes back any more. */
  Remains remains() {
    return remains;
  }

  /** From now on, a part of the step is there whatever happens. */
  void aPartLasts() {
    remains = Remains.A_PART;
  }

  /** Runs what changes no more than rows and the ledger in one transaction. */
  void run(Work work) throws SQLException {
    run(Parts.nothingOf(step), work);
  }

  /** Runs in one transaction what was planned. */
  void run(Planned planned, Work work) throws SQLException {
    attempt(
        planned,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Runs in one transaction what was planned, if it is still to be done.
   *
   * @return whether it was
   */
  boolean attempt(Planned planned, Attempt body) throws SQLException {
    begin(planned);
    try {
      if (!body.run()) {
        session.rollback();
        return false;
      }
    } catch (Executor.Failed e) {
      throw takenBack(e.why());
    } catch (SQLException e) {
      throw takenBack(cause(e));
    } catch (RuntimeException | Error e) {
      session.rollback();
      throw e;
    }
    commit();
    return true;
  }

  /**
   * Says in a transaction of its own that the step failed. What keeps it from that adds to the
   * failure; where the connection is lost, nothing can be said.
   */
  void lastWord(Exception failure, Work work) {
    if (isLost()) {
      return;
    }
    try {
      if (!session.begin(Parts.nothingOf(step), LAST_WORD)) {
        return;
      }
      work.run();
      session.commit();
    } catch (SQLException | Executor.Failed | RuntimeException further) {
      failure.addSuppressed(further);
      rollbackAfter(failure);
    }
  }

  private void rollbackAfter(Exception failure) {
    try {
      session.rollback();
    } catch (SQLException | RuntimeException further) {
      failure.addSuppressed(further);
    }
  }

  private void begin(Planned planned) throws SQLException {
    try {
      if (!session.begin(planned, patience)) {
        throw written();
      }
    } catch (SQLException e) {
      throw takenBack(cause(e));
    }
  }

  private RunnerException written() {
    String why = LockException.WRITTEN;
    return remains == Remains.NOTHING
        ? LockException.written(step.describe(), session.holder(), patience)
        : StepException.of(new StepException.Cause(step, null, why, List.of(), null), remains);
  }

  private void commit() throws SQLException {
    try {
      session.commit();
    } catch (SQLException e) {
      if (isLost()) {
        throw StepException.of(cause(e), Remains.UNKNOWN);
      }
      throw takenBack(cause(e));
    }
  }

  private StepException.Cause cause(SQLException failure) {
    return new StepException.Cause(step, null, dialect.reason(failure), List.of(), failure);
  }

  /** Takes the transaction back. If the connection is lost, the database does so by itself. */
  private RunnerException takenBack(StepException.Cause cause) throws SQLException {
    try {
      session.rollback();
    } catch (SQLException e) {
      if (!isLost()) {
        throw e;
      }
    }
    if (cause.failure() instanceof SQLException failure) {
      if (dialect.isBusy(failure) && remains == Remains.NOTHING) {
        return LockException.busy(
            step.describe(), cause.reason(), session.holder(), patience, failure);
      }
      if (dialect.isOutside(failure)) {
        return StepException.outside(cause, remains);
      }
    }
    return StepException.of(cause, remains);
  }

  private boolean isLost() {
    try {
      return !connection.isValid(1);
    } catch (SQLException e) {
      return true;
    }
  }
}
