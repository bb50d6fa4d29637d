package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Dialects;
import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Offline;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import java.util.Set;

/** What is run on the database of a project, and what would be. */
public final class Runs {
  private final Project project;

  Runs(Project project) {
    this.project = project;
  }

  /**
   * Takes the database along its history. One that is a file is made if it is not there and is to
   * be upgraded.
   *
   * @return what was done
   * @throws io.bascule.runner.LossException if it would delete data and nobody agrees
   * @throws ProjectException if it leads back and the database is protected
   */
  public Plan run(RunRequest request) {
    boolean up = request.goal() instanceof Goal.Upgrade;
    if (!up) {
      refuseIfProtected(request.goal().toString(), request.protection());
    }
    Database own = project.database().withPatience(request.patience());
    return own.with(
        up ? own::openOrCreate : own::open,
        open -> {
          Runner runner =
              project
                  .runner(open)
                  .withWait(request.patience())
                  .withProgress(
                      Progress.both(project.backups().before(open, request), request.progress()))
                  .withConsent(request.consent())
                  .withHooks(SettledHooks.of(project));
          return runner.run(runner.plan(request.goal()));
        });
  }

  /**
   * Refuses what takes a protected database back.
   *
   * @param what what is to be done, for the message: {@code downgrade to base}
   * @throws ProjectException if the setting {@code protected} is true and holds
   */
  public void refuseIfProtected(String what, Protection protection) {
    if (protection == Protection.KEPT && project.settings().isTrue("protected")) {
      throw ProjectException.guarded(what, project.settings().lineOf("protected"));
    }
  }

  /** What a run would do, with what it meets in the database. */
  public Plan plan(Goal goal) {
    return project.asked(runner -> runner.measured(runner.plan(goal)));
  }

  /** What a run would do, as a script for the database's shell. */
  public String script(Goal goal) {
    return project.asked(runner -> runner.script(runner.plan(goal)));
  }

  /** The way to a target from where the database is: back, if the target lies behind it. */
  public Goal goalOf(Target target) {
    return goalOf(target, liesSomewhere(target) ? project.ledger().applied() : Set.of());
  }

  /** The way to a target from where some revisions are applied. */
  public Goal goalOf(Target target, Set<String> applied) {
    Target place = onItsBranch(target);
    boolean back = place instanceof Target.Back || place instanceof Target.Start;
    if (liesSomewhere(target)) {
      back =
          project.history().at(target, applied).stream()
              .allMatch(end -> applied.contains(end.id()));
    }
    return Goal.of(back ? Direction.DOWN : Direction.UP, target);
  }

  private static boolean liesSomewhere(Target target) {
    Target place = onItsBranch(target);
    return place instanceof Target.Named || place instanceof Target.Offset;
  }

  private static Target onItsBranch(Target target) {
    return target instanceof Target.OnBranch branch ? branch.place() : target;
  }

  /**
   * Plans and scripts without asking a database.
   *
   * @param dialect the name of the kind of database; empty for that of the project's
   * @param from where it is supposed to be
   * @throws io.bascule.revision.HistoryException if there is no such place
   * @throws io.bascule.runner.RunnerException if the place counts from where the database is
   */
  public Offline offline(String dialect, Target from) {
    Dialect own = dialect.isEmpty() ? project.database().dialect() : Dialects.named(dialect);
    return Offline.of(own, project.history()).at(from);
  }
}
