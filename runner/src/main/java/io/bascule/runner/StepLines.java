package io.bascule.runner;

import io.bascule.runner.LedgerRow.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * The lines that the ledger gets of one step, and what they tell: how far it is, so that the next
 * run goes on behind that. They are written in the transactions of others.
 */
final class StepLines {
  private final Connection connection;
  private final LedgerTable table;
  private final Executor executor;
  private final Step step;
  private final String who;
  private final LedgerEntry.KeptText kept;
  private final long start = System.nanoTime();

  /** How many statements of the revision last, those of an earlier run too. */
  private int done;

  /** How far the next statement is, if it is done some rows at a time; otherwise empty. */
  private String progress;

  /** Why the rest of the revision is left out; empty if it is not. */
  private String skipped = "";

  StepLines(
      Connection connection, LedgerTable table, Executor executor, String who, StepRun.Job job) {
    this.connection = connection;
    this.table = table;
    this.executor = executor;
    this.step = job.step();
    this.who = who;
    this.kept = job.kept();
    this.done = job.done();
    this.progress = job.progress();
  }

  Step step() {
    return step;
  }

  int done() {
    return done;
  }

  String progress() {
    return progress;
  }

  boolean isSkipped() {
    return !skipped.isEmpty();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** So many statements last, and the next is not begun. */
  void reached(int statements) {
    done = statements;
    progress = "";
  }

  /** Some rows of the next statement last. */
  void reachedRows(String note) {
    progress = note;
  }

  /** The rest of the revision is left out. */
  void skip(String reason) {
    skipped = reason;
  }

  /** Whether the ledger's last line is still the one with which the step was planned. */
  boolean isLast(long line) throws SQLException {
    return table.last(connection) == line;
  }

  /** Writes that the step is under way, with what it runs and what leads back. */
  void begin() throws SQLException {
    write(entry(State.RUNNING).keeping(kept));
  }

  /** Writes how far the step is once the transaction lasts. */
  void write(State state, int statements) throws SQLException {
    write(entry(state).withDone(statements));
  }

  /** Writes that the step failed. */
  void failed(State state, Exception failure) throws SQLException {
    write(entry(state).because(RunnerException.inShort(failure)));
  }

  private LedgerEntry entry(State state) {
    LedgerEntry entry = LedgerEntry.of(step, state, who).withDone(done);
    return switch (state) {
      case RUNNING -> entry.at(progress);
      case DONE -> ended(entry.took(elapsed()).keeping(kept));
      case UNDONE, FAILED, BROKEN, STAMPED, REPAIRED -> entry.took(elapsed()).at(progress);
    };
  }

  private LedgerEntry ended(LedgerEntry entry) {
    return isSkipped()
        ? entry.because("skipped: " + RunnerException.inShort(skipped))
        : entry.at(progress);
  }

  private void write(LedgerEntry entry) throws SQLException {
    if (!Objects.equals(table.schema(), connection.getSchema())) {
      // The next run would not find the ledger, and would begin at the beginning.
      throw LedgerException.moved(
          step.describe(), table.schema(), connection.getSchema(), step.entry());
    }
    for (String statement : table.prepare(connection)) {
      executor.execute(statement);
    }
    executor.execute(table.insert(entry));
    if (entry.state() == State.DONE) {
      for (LedgerEntry gone : step.goneWithIt(who)) {
        executor.execute(table.insert(gone));
      }
    }
  }
}
