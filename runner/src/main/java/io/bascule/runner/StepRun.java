package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Leftover;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.runner.StepException.Remains;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs one revision: in one transaction together with its line in the ledger; or, if it has
 * statements that no transaction takes, in several, with a line before them and one behind.
 */
final class StepRun {
  /** How long to wait for being able to say that something failed. */
  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private final Connection connection;
  private final Dialect dialect;
  private final Session session;
  private final Run.Settings settings;
  private final LedgerTable table;
  private final Executor executor;
  private final HookCalls hooks;
  private final long start = System.nanoTime();

  /** What lasts already; a failure cannot take it back. */
  private Remains remains = Remains.NOTHING;

  /**
   * What is known of a step before it runs.
   *
   * @param kept what the ledger keeps of it
   * @param done how many statements before those of the step an earlier run has brought to an end
   * @param progress how far it has brought the next one, if that is done some rows at a time
   * @param broken whether an earlier run was broken off in it
   */
  record Job(LedgerEntry.KeptText kept, int done, String progress, boolean broken) {}

  /** What the ledger keeps of the step. */
  private LedgerEntry.@Nullable KeptText kept;

  /** Whether the ledger says already that the step is under way. */
  private boolean begun;

  /** How many statements of the revision last, those of an earlier run too. */
  private int done;

  /** How far the next statement is, if it is done some rows at a time; otherwise empty. */
  private String progress = "";

  /** Whether the next statement outside a transaction may have been broken off before. */
  private boolean resumed;

  /** Whether an earlier run was broken off in the step. */
  private boolean brokenBefore;

  private int index;

  /** Why the rest of the revision is left out; empty if it is not. */
  private String skipped = "";

  StepRun(
      Connection connection,
      Dialect dialect,
      Session session,
      LedgerTable table,
      Run.Settings settings) {
    this.connection = connection;
    this.dialect = dialect;
    this.session = session;
    this.settings = settings;
    this.table = table;
    this.executor = new Executor(connection, dialect);
    this.hooks = new HookCalls(settings.hooks(), connection, dialect);
  }

  /**
   * Runs it.
   *
   * @param last the number of the ledger's last line as it was when the step was planned
   * @param job what is known of it
   * @return false, with nothing done, if the ledger has another last line by now
   */
  boolean run(Step step, long last, Job job) throws SQLException {
    this.kept = job.kept();
    this.done = job.done();
    this.progress = job.progress();
    this.resumed = job.broken();
    this.brokenBefore = job.broken();
    List<Planned> parts = parts(step.planned());
    boolean ran;
    try {
      ran =
          parts.size() == 1 && !isAlone(parts.get(0)) && !resumed
              ? whole(step, last)
              : inParts(step, parts, last);
    } catch (SQLException | RuntimeException failure) {
      tell(step, failure);
      throw failure;
    }
    if (ran) {
      settings.progress().stepEnds(step, elapsed());
    }
    return ran;
  }

  /**
   * Writes into the ledger that the step failed, in a transaction of its own. Who did not get the
   * lock has not tried, and where the connection is lost the lock is too.
   */
  private void tell(Step step, Exception failure) {
    if (failure instanceof LockException && !begun || isLost()) {
      return;
    }
    boolean nothing =
        remains == Remains.NOTHING
            && !brokenBefore
            && !(failure instanceof StepException e && e.remains() != Remains.NOTHING);
    LedgerRow.State state = nothing ? LedgerRow.State.FAILED : LedgerRow.State.BROKEN;
    try {
      if (!session.begin(none(step), LAST_WORD)) {
        return;
      }
      write(step, entry(step, state).withDone(done).because(RunnerException.inShort(failure)));
      session.commit();
    } catch (SQLException | RuntimeException further) {
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

  /** What a hook around a revision sets on the connection ends with it. */
  private void hooked(Runnable call) throws SQLException {
    if (hooks.any()) {
      call.run();
      session.forgetSettings();
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** All in one transaction. */
  private boolean whole(Step step, long last) throws SQLException {
    return transaction(
        step,
        step.planned(),
        () -> {
          if (table.last(connection) != last) {
            return false;
          }
          settings.agreement().check(step, connection, dialect);
          settings.progress().stepStarts(step);
          hooked(() -> hooks.beforeRevision(step, remains));
          precheck(step);
          execute(step, step.planned().statements());
          write(step, LedgerRow.State.DONE);
          return true;
        });
  }

  /** Looks for all rows that are in the way before anything is tried. */
  private void precheck(Step step) throws SQLException, Executor.Failed {
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

  private boolean inParts(Step step, List<Planned> parts, long last) throws SQLException {
    boolean expected =
        transaction(
            step,
            none(step),
            () -> {
              boolean same = table.last(connection) == last;
              if (same) {
                settings.agreement().check(step, connection, dialect);
                LedgerEntry line = entry(step, LedgerRow.State.RUNNING).withDone(done);
                if (!resumed) {
                  hooked(() -> hooks.beforeRevision(step, remains));
                  precheck(step);
                }
                write(step, kept == null ? line : line.keeping(kept));
              }
              return same;
            });
    if (!expected) {
      return false;
    }
    begun = true;
    remains = resumed ? Remains.A_PART : Remains.NOTHING;
    settings.progress().stepStarts(step);
    for (int i = 0; i < parts.size() && skipped.isEmpty(); i++) {
      LedgerRow.State after =
          i == parts.size() - 1 ? LedgerRow.State.DONE : LedgerRow.State.RUNNING;
      part(step, parts.get(i), after);
    }
    return true;
  }

  /** One part, and the line that tells that it lasts. */
  private void part(Step step, Planned part, LedgerRow.State after) throws SQLException {
    int count = done + part.statements().size();
    if (part.statements().size() == 1
        && part.statements().get(0) instanceof Statement.Batches batches) {
      batches(step, batches);
      done = count;
      progress = "";
      line(step, after);
    } else if (isAlone(part)) {
      remains = Remains.A_PART;
      alone(step, part);
      done = count;
      line(step, after);
    } else {
      transaction(
          step,
          part,
          () -> {
            execute(step, part.statements());
            write(step, entry(step, ended(after)).withDone(count));
            return true;
          });
      done = count;
      remains = Remains.A_PART;
    }
    resumed = false;
  }

  /** Some rows after the others, each time in a transaction that notes how far it is. */
  private void batches(Step step, Statement.Batches batches) throws SQLException {
    settings.progress().statementStarts(step, batches, index);
    hooks.beforeStatement(step, batches, remains);
    long begin = System.nanoTime();
    var run = new BatchRun(connection, dialect, session, table, step, batches);
    run.run(
        progress,
        body -> transaction(step, none(step), body),
        at -> {
          if (at.isBegun()) {
            remains = Remains.A_PART;
            progress = at.text();
          }
          settings.progress().rowsDone(step, batches, at.rows(), at.total());
        });
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    remains = Remains.A_PART;
    hooks.afterStatement(step, batches, remains);
    settings.progress().statementEnds(step, batches, index, took);
    index++;
  }

  private LedgerRow.State ended(LedgerRow.State after) {
    return skipped.isEmpty() ? after : LedgerRow.State.DONE;
  }

  private void alone(Step step, Planned part) throws SQLException {
    Statement statement = part.statements().get(0);
    try {
      Leftover left = resumed ? dialect.leftover(connection, statement.text()) : Leftover.NOTHING;
      if (left.state() == Leftover.State.DONE) {
        index++;
        return;
      }
      for (String sql : left.removal()) {
        executor.execute(sql);
      }
      execute(step, part.statements());
    } catch (Executor.Failed e) {
      throw StepException.of(e.why(), remains);
    } catch (SQLException e) {
      throw StepException.of(
          new StepException.Cause(step, statement, dialect.reason(e), List.of(), e), remains);
    }
  }

  private void line(Step step, LedgerRow.State state) throws SQLException {
    transaction(
        step,
        none(step),
        () -> {
          write(step, entry(step, state).withDone(done));
          return true;
        });
  }

  /** What happens between the beginning and the end of a transaction; false takes it back. */
  interface Body {
    boolean run() throws SQLException, Executor.Failed;
  }

  private boolean transaction(Step step, Planned planned, Body body) throws SQLException {
    begin(step, planned);
    try {
      if (!body.run()) {
        session.rollback();
        return false;
      }
    } catch (Executor.Failed e) {
      throw takenBack(e.why());
    } catch (SQLException e) {
      throw takenBack(cause(step, e));
    } catch (RuntimeException | Error e) {
      session.rollback();
      throw e;
    }
    commit(step);
    return true;
  }

  private void begin(Step step, Planned planned) throws SQLException {
    try {
      if (!session.begin(planned, settings.patience())) {
        throw written(step);
      }
    } catch (SQLException e) {
      throw takenBack(cause(step, e));
    }
  }

  private RunnerException written(Step step) {
    String why = LockException.WRITTEN;
    return remains == Remains.NOTHING
        ? LockException.written(step.describe(), session.holder(), settings.patience())
        : StepException.of(new StepException.Cause(step, null, why, List.of(), null), remains);
  }

  private void commit(Step step) throws SQLException {
    try {
      session.commit();
    } catch (SQLException e) {
      if (isLost()) {
        throw StepException.of(cause(step, e), Remains.UNKNOWN);
      }
      throw takenBack(cause(step, e));
    }
  }

  private StepException.Cause cause(Step step, SQLException failure) {
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
            cause.step().describe(),
            cause.reason(),
            session.holder(),
            settings.patience(),
            failure);
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

  private void execute(Step step, List<Statement> statements) throws SQLException, Executor.Failed {
    boolean theirs = false;
    for (Statement statement : statements) {
      if (!skipped.isEmpty()) {
        break;
      }
      boolean before = theirs;
      theirs = KeptStatement.isTheirs(statement);
      if (before && !theirs) {
        session.forgetSettings();
      }
      settings.progress().statementStarts(step, statement, index);
      hooks.beforeStatement(step, statement, remains);
      long begin = System.nanoTime();
      executor.execute(step, statement, (asked, rows) -> met(step, asked, rows));
      if (isAlone(statement)) {
        done++; // whatever comes now, it lasts
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      hooks.afterStatement(step, statement, remains);
      settings.progress().statementEnds(step, statement, index, took);
      index++;
    }
    if (theirs || hooks.any()) {
      session.forgetSettings();
    }
  }

  private void met(Step step, Statement.Precondition asked, List<String> rows) {
    if (asked.then() == DataAction.Precondition.Then.SKIP) {
      skipped = asked.message();
    }
    settings.progress().preconditionMet(step, asked, rows);
  }

  private LedgerEntry entry(Step step, LedgerRow.State state) {
    LedgerEntry entry = LedgerEntry.of(step, state, settings.who());
    if (state == LedgerRow.State.RUNNING) {
      return entry.at(progress);
    }
    LedgerEntry timed =
        state == LedgerRow.State.DONE && !skipped.isEmpty()
            ? entry.took(elapsed()).because("skipped: " + RunnerException.inShort(skipped))
            : entry.took(elapsed()).at(progress);
    return state == LedgerRow.State.DONE && kept != null ? timed.keeping(kept) : timed;
  }

  private void write(Step step, LedgerRow.State state) throws SQLException {
    write(step, entry(step, state));
  }

  private void write(Step step, LedgerEntry entry) throws SQLException {
    if (entry.state() == LedgerRow.State.DONE) {
      hooked(() -> hooks.afterRevision(step, remains));
    }
    if (!Objects.equals(table.schema(), connection.getSchema())) {
      // The next run would not find the ledger, and would begin at the beginning.
      throw LedgerException.moved(
          step.describe(), table.schema(), connection.getSchema(), step.entry());
    }
    for (String statement : table.prepare(connection)) {
      executor.execute(statement);
    }
    executor.execute(table.insert(entry));
    if (entry.state() == LedgerRow.State.DONE) {
      for (LedgerEntry gone : step.goneWithIt(settings.who())) {
        executor.execute(table.insert(gone));
      }
    }
  }

  private static Planned none(Step step) {
    return new Planned(step.planned().operations(), List.of());
  }

  private static boolean isAlone(Planned part) {
    return part.statements().stream().anyMatch(StepRun::isAlone);
  }

  static boolean isAlone(Statement statement) {
    return statement instanceof Statement.Batches
        || statement instanceof Statement.Sql sql && sql.mode() == Statement.Mode.ALONE;
  }

  /** The statements between those that stand alone, and each of those by itself. */
  static List<Planned> parts(Planned planned) {
    var parts = new ArrayList<Planned>();
    var together = new ArrayList<Statement>();
    for (Statement statement : planned.statements()) {
      if (isAlone(statement)) {
        close(parts, planned, together);
        parts.add(new Planned(planned.operations(), List.of(statement)));
      } else {
        together.add(statement);
      }
    }
    if (parts.isEmpty() || !together.isEmpty()) {
      close(parts, planned, together);
    }
    return parts;
  }

  private static void close(List<Planned> parts, Planned planned, List<Statement> together) {
    if (!together.isEmpty() || planned.statements().isEmpty()) {
      parts.add(new Planned(planned.operations(), together));
    }
    together.clear();
  }
}
