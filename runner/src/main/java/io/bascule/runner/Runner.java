package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Patience;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Takes a database along its history. Each revision is a transaction of its own, together with its
 * line in the ledger: one that fails leaves the database as it was before it.
 *
 * <p>A runner is a value: the {@code with…} methods give another one. What it throws is a {@link
 * RunnerException}, or a {@link io.bascule.revision.HistoryException} if the target cannot be
 * reached.
 *
 * <p>It is the one door of this room, and so a long one: its methods are short, and hand the work
 * on.
 */
public final class Runner {
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Source source;
  private final Dialect dialect;
  private final History history;
  private final Run.Settings settings;
  private final Consent consent;

  private Runner(
      Source source, Dialect dialect, History history, Run.Settings settings, Consent consent) {
    this.source = source;
    this.dialect = dialect;
    this.history = history;
    this.settings = settings;
    this.consent = consent;
  }

  /**
   * A runner that takes a connection for each piece of work and gives it back. One is taken at
   * once, to see which database it is.
   *
   * @throws RunnerException if the database gives no connection
   * @throws DialectException if it is of a kind that Bascule does not know
   */
  public static Runner of(DataSource source, History history) {
    try (Connection connection = source.getConnection()) {
      return of(source, Dialects.of(connection), history);
    } catch (SQLException e) {
      throw RunnerException.unreachable(String.valueOf(e.getMessage()), e);
    }
  }

  /** A runner that takes a connection for each piece of work and gives it back. */
  public static Runner of(DataSource source, Dialect dialect, History history) {
    return new Runner(Source.of(source, dialect), dialect, history, settings(), Consent.GIVEN);
  }

  /** A runner on a connection in auto-commit mode, which stays open. */
  public static Runner of(Connection connection, Dialect dialect, History history) {
    return new Runner(Source.of(connection), dialect, history, settings(), Consent.GIVEN);
  }

  private static Run.Settings settings() {
    return new Run.Settings(WAIT, Progress.SILENT, Hooks.NONE, Release.user(), Agreement.ALL);
  }

  /** The same, waiting so long for other runs and for other users of the database. */
  public Runner withWait(Duration wait) {
    return with(settings.with(wait));
  }

  /** The same, telling somebody what it does. */
  public Runner withProgress(Progress progress) {
    return with(settings.with(progress));
  }

  /** The same, with something of somebody's own to do around the run and its revisions. */
  public Runner withHooks(Hooks hooks) {
    return with(settings.with(hooks));
  }

  /** The same, with another name in the ledger for who runs; else it is the system's user. */
  public Runner withWho(String who) {
    return with(settings.with(who));
  }

  /**
   * The same, asking before data is deleted for good. Without this a runner does what its caller
   * says: {@link Consent#GIVEN}.
   */
  public Runner withConsent(Consent other) {
    return new Runner(source, dialect, history, settings, other);
  }

  private Runner with(Run.Settings other) {
    return new Runner(source, dialect, history, other, consent);
  }

  /**
   * What was done to the database so far, in the words of the history: a revision that stands for
   * others is applied where all of these are.
   */
  public Ledger ledger() {
    Ledger told =
        on("read the ledger", connection -> LedgerTable.of(dialect, connection).read(connection));
    return Outlook.of(history, told).ledger();
  }

  /** The revisions that were begun and did not end, and how far each is. */
  public List<Underway> underway() {
    return on(
        "read the ledger",
        connection -> {
          LedgerTable table = LedgerTable.of(dialect, connection);
          var underway = new ArrayList<Underway>();
          for (LedgerRow row : table.read(connection).unfinished()) {
            underway.add(Underway.of(row, table.progress(connection, row)));
          }
          return List.copyOf(underway);
        });
  }

  /** The revisions that the database is at; none if nothing was applied. */
  public List<LedgerRow> current() {
    return ledger().current();
  }

  /**
   * The revisions that are not applied, in the order of the history.
   *
   * @throws LedgerException if the database and the history do not fit each other
   */
  public List<HistoryEntry> pending() {
    Ledger ledger = ledger();
    LedgerCheck.check("tell what is pending", ledger, history);
    Set<String> applied = ledger.applied();
    return Outlook.of(history, ledger).history().entries().stream()
        .filter(entry -> !applied.contains(entry.id()))
        .toList();
  }

  /**
   * What the ledger knows of a revision, whether or not its file is there.
   *
   * @param revision the id, or the beginning of one
   * @return nothing if no line tells of it, or if several begin so
   */
  public Optional<KeptRevision> kept(String revision) {
    return on(
        "read the ledger",
        connection -> {
          LedgerTable table = LedgerTable.of(dialect, connection);
          return KeptReading.of(connection, table, table.read(connection), revision);
        });
  }

  /** In what the database and the history do not fit each other; nothing if they do. */
  public List<LedgerFinding> findings() {
    return LedgerCheck.findings(ledger(), history);
  }

  /**
   * What a stamp would add to the ledger.
   *
   * @throws LedgerException if the ledger and the history do not fit each other
   */
  public Amendment plan(Stamp stamp) {
    return stamp.amend(ledger(), history);
  }

  /** What a repair would add to the ledger. */
  public Amendment plan(Repair repair) {
    return repair.amend(ledger(), history);
  }

  /**
   * Tells the ledger where the database is, without running anything.
   *
   * @return what was told
   * @throws LedgerException if the ledger and the history do not fit each other
   */
  public Amendment stamp(Stamp stamp) {
    return amended(plan(stamp), ledger -> stamp.amend(ledger, history));
  }

  /**
   * The same, if it is still what was planned.
   *
   * @throws LedgerException if it is not
   */
  public Amendment stamp(Amendment planned, Stamp stamp) {
    return amended(planned, ledger -> stamp.amend(ledger, history).asAgreed(planned));
  }

  /**
   * Makes the ledger fit the history again, without running anything.
   *
   * @return what was told
   */
  public Amendment repair(Repair repair) {
    return amended(plan(repair), ledger -> repair.amend(ledger, history));
  }

  /**
   * The same, if it is still what was planned.
   *
   * @throws LedgerException if it is not
   */
  public Amendment repair(Amendment planned, Repair repair) {
    return amended(planned, ledger -> repair.amend(ledger, history).asAgreed(planned));
  }

  private Amendment amended(Amendment planned, Function<Ledger, Amendment> again) {
    return planned.isEmpty()
        ? planned
        : on(
            planned.what(),
            connection -> new Amending(connection, dialect, settings).run(planned.what(), again));
  }

  /** What is added to the ledger, as text for the database's shell. */
  public String script(Amendment planned) {
    return Script.of(dialect, planned);
  }

  /** What an upgrade or a downgrade would do. The database is only read. */
  public Plan plan(Direction direction, Target target) {
    return plan(Goal.of(direction, target));
  }

  /** What a run would do. The database is only read. */
  public Plan plan(Goal goal) {
    var planning = new Planning(dialect, history);
    return on(
        goal.toString(),
        connection ->
            planning.settled(
                connection,
                LedgerTable.of(dialect, connection),
                ledger -> planning.plan(connection, goal, ledger)));
  }

  /**
   * The same plan with what its steps meet in the database: how large the tables are, and what
   * would be deleted for good. Large tables are not counted where the database has an estimate.
   */
  public Plan measured(Plan plan) {
    return on(
        plan.describe(),
        connection ->
            plan.withMeasures(
                new Counting(connection, dialect)
                    .about(Foresight.of(plan.steps()))
                    .with(obstacles(plan, new Executor(connection, dialect)))));
  }

  private static List<Obstacle> obstacles(Plan plan, Executor executor) throws SQLException {
    var prechecks = new Prechecks();
    var obstacles = new ArrayList<Obstacle>();
    for (Step step : plan.steps()) {
      for (Statement.Sql statement : prechecks.of(step)) {
        for (StepException.Finding finding : executor.precheck(statement)) {
          obstacles.add(
              new Obstacle(step.id(), step.direction(), statement.cause().describe(), finding));
        }
      }
    }
    return obstacles;
  }

  /**
   * Runs a plan. If the ledger has changed since it was made, what is left of it is planned anew.
   *
   * @return what was done
   * @throws LossException if it would delete data and nobody agrees
   * @throws LockException if somebody else was at work for too long
   * @throws StepException if a revision failed; those before it are done
   */
  public Plan run(Plan plan) {
    if (plan.isEmpty()) {
      return plan;
    }
    return consent == Consent.GIVEN ? run(plan, Agreement.ALL) : asked(plan);
  }

  private Plan run(Plan plan, Agreement agreement) {
    return on(
        plan.describe(),
        connection -> Run.of(connection, dialect, history, settings.with(agreement)).run(plan));
  }

  /** Asks first, while nothing is locked: a person takes time. */
  private Plan asked(Plan plan) {
    Foresight foresight = Foresight.of(plan.steps());
    List<Loss> losses =
        foresight.losses().isEmpty()
            ? List.of()
            : on(
                plan.describe(),
                connection -> new Counting(connection, dialect).exactly(foresight.losses()));
    List<Loss> lost = losses.stream().filter(loss -> !loss.isNothing()).toList();
    if (!lost.isEmpty() && !consent.to(lost)) {
      throw LossException.before(plan, lost);
    }
    var measures = new Measures(losses, plan.measures().tables(), plan.measures().obstacles());
    return run(plan.withMeasures(measures), Agreement.to(lost, foresight));
  }

  /** Plans and runs the way up. */
  public Plan upgrade(Target target) {
    return run(plan(Direction.UP, target));
  }

  /** Plans and runs the way up to the head. */
  public Plan upgrade() {
    return upgrade(Target.HEAD);
  }

  /** Plans and runs the way down. */
  public Plan downgrade(Target target) {
    return run(plan(Direction.DOWN, target));
  }

  /**
   * Takes back the revisions that the history does not have, by the statements that the ledger
   * keeps of them.
   *
   * @throws LedgerException if it keeps none of one of them
   */
  public Plan stepBack() {
    return run(plan(Goal.STEP_BACK));
  }

  /** Takes back the last revisions, so many of them. */
  public Plan rollback(int count) {
    return downgrade(new Target.Back(count));
  }

  /** Takes back the last revisions, so many of them, and runs them again. */
  public Plan redo(int count) {
    return run(plan(new Goal.Redo(count)));
  }

  /** Takes back everything, and runs the history from its beginning. */
  public Plan reset() {
    return run(plan(Goal.RESET));
  }

  /**
   * What a plan runs, as text for the database's shell.
   *
   * @throws RunnerException if a step cannot be said in SQL
   */
  public String script(Plan plan) {
    return Script.of(dialect, plan, plan.ledger().rows().isEmpty());
  }

  /** What would be run on this database, as text for its shell. */
  public String script(Direction direction, Target target) {
    return script(plan(direction, target));
  }

  /**
   * A script for a database that nobody asks: it is supposed to be at the given revisions.
   *
   * @param current the ids of the revisions; none for an empty database
   * @throws io.bascule.revision.HistoryException if the history cannot be folded
   */
  public static String script(
      Dialect dialect,
      History history,
      Collection<String> current,
      Direction direction,
      Target target) {
    Offline offline = Offline.of(dialect, history).at(current);
    return offline.script(offline.plan(Goal.of(direction, target)));
  }

  private <T> T on(String what, Source.Work<T> work) {
    Patience patience = Patience.of(settings.patience());
    var holder = new AtomicReference<>("");
    while (true) {
      try {
        return source.with(what, connection -> told(connection, work, holder));
      } catch (SQLException e) {
        if (!dialect.isBusy(e)) {
          throw RunnerException.unreadable(what, dialect.reason(e), e);
        }
        waitOrRefuse(what, patience, String.valueOf(holder.get()), e);
      } catch (DialectException e) {
        // A planner reads the database too.
        if (!(e.getCause() instanceof SQLException cause) || !dialect.isBusy(cause)) {
          throw e;
        }
        waitOrRefuse(what, patience, String.valueOf(holder.get()), cause);
      }
    }
  }

  /** Does it, and asks who is at work on the database if that is why it cannot be done. */
  private <T> T told(Connection connection, Source.Work<T> work, AtomicReference<String> holder)
      throws SQLException {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      if (dialect.isBusy(e) && connection.getAutoCommit()) {
        try (Session session = dialect.session(connection)) {
          holder.set(session.holder());
        }
      }
      throw e;
    }
  }

  private void waitOrRefuse(String what, Patience patience, String holder, SQLException busy) {
    if (!patience.lasts()) {
      throw LockException.busy(what, dialect.reason(busy), holder, settings.patience(), busy);
    }
  }
}
