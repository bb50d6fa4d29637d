package io.bascule.cli.project;

import io.bascule.dialect.DialectException;
import io.bascule.revision.HistoryEntry;
import io.bascule.runner.Amendment;
import io.bascule.runner.KeptRevision;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Repair;
import io.bascule.runner.RunnerException;
import io.bascule.runner.Stamp;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the ledger in a project's database knows, and how it is told more. */
public final class ProjectLedger {
  private final Project project;

  ProjectLedger(Project project) {
    this.project = project;
  }

  /** The ids of the revisions that the database has; none where there is no database yet. */
  public Set<String> applied() {
    return !project.hasDatabase()
        ? Set.of()
        : project.database().with(project.database()::openOrEmpty, this::applied);
  }

  /**
   * Whether the database has a revision or a part of it, as far as can be told: what it has must
   * not lose its file.
   */
  boolean mayHave(String revision) {
    try {
      return project
          .database()
          .with(project.database()::openOrEmpty, open -> project.runner(open).ledger())
          .has(revision);
    } catch (ProjectException | RunnerException | DialectException unreachable) {
      return true;
    }
  }

  Set<String> applied(Connection open) {
    return project.runner(open).ledger().applied();
  }

  /** The revisions that the database does not have yet, if it is of this history at all. */
  List<HistoryEntry> pending(Connection open) {
    return project.runner(open).pending();
  }

  /** The revisions that the database is at. */
  public List<LedgerRow> current() {
    return project
        .database()
        .with(project.database()::open, open -> project.runner(open).current());
  }

  /** What the database's ledger knows of a revision, whether or not its file is there. */
  public Optional<KeptRevision> kept(String revision) {
    return !project.hasDatabase()
        ? Optional.empty()
        : project
            .database()
            .with(project.database()::open, open -> project.runner(open).kept(revision));
  }

  /**
   * Tells the ledger where the database is, without running anything. A database that is a file is
   * made if it is not there.
   *
   * @param wait how long to wait for other runs and other users of the database
   */
  public Amendment stamp(Stamp stamp, Duration wait) {
    Database own = project.database().withPatience(wait);
    return own.with(own::openOrCreate, open -> project.runner(open).withWait(wait).stamp(stamp));
  }

  /** What a stamp would add to the ledger, as a script for the database's shell. */
  public String script(Stamp stamp) {
    return project.asked(runner -> runner.script(runner.plan(stamp)));
  }

  /** What a repair would add to the ledger. */
  public Amendment plan(Repair repair) {
    return project
        .database()
        .with(project.database()::open, open -> project.runner(open).plan(repair));
  }

  /**
   * Makes the ledger fit the history again, as it was planned.
   *
   * @param wait how long to wait for other runs and other users of the database
   */
  public Amendment repair(Amendment planned, Repair repair, Duration wait) {
    Database own = project.database().withPatience(wait);
    return own.with(own::open, open -> project.runner(open).withWait(wait).repair(planned, repair));
  }
}
