package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.Protection;
import io.bascule.cli.project.RunRequest;
import io.bascule.revision.Direction;
import io.bascule.revision.Range;
import io.bascule.runner.Goal;
import io.bascule.runner.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A command that takes a database along its history. */
abstract class RunCommand extends ProjectCommand {
  @Option(names = "--plan", description = "Show what would be done, and do nothing.")
  private boolean plan;

  @Option(names = "--sql", description = "Print the SQL script instead of running it.")
  private boolean sql;

  @Mixin private ConsentOption consent;
  @Mixin private LockTimeoutOption lockTimeout;
  @Mixin private OfflineOption offline;

  /** Where the run begins and ends if the database is not to be asked; null if it is. */
  @Nullable Range range() {
    return null;
  }

  /** What the run shall bring about. */
  abstract Goal goal();

  @Override
  boolean speaksSql() {
    return true;
  }

  @Override
  final Answer answer() {
    Project project = options.project();
    Goal goal = goal();
    boolean asScript = sql || options.output() == OutputForm.sql;
    if (offline.isTold(range())) {
      if (!asScript && !plan) {
        throw new ParameterException(
            spec.commandLine(),
            "a range and --dialect are for --sql and --plan: a database knows where it is");
      }
      OutputForm form = asScript ? OutputForm.sql : options.output();
      return offline.answer(project, range(), start -> goal, form);
    }
    if (asScript) {
      String script = project.runs().script(goal);
      return Answer.of(script.stripTrailing()).with("script", script);
    }
    return plan
        ? PlanText.answer(project.runs().plan(goal), project.history(), options.folder())
        : done(project, goal);
  }

  private Answer done(Project project, Goal goal) {
    try (var printer = new StepPrinter(spec, options.output())) {
      Plan done =
          project
              .runs()
              .run(
                  RunRequest.of(goal)
                      .withWait(lockTimeout.patience())
                      .withConsent(consent.told(project, options.output()))
                      .withProtection(protection())
                      .withProgress(printer));
      String nothing = Texts.nothingToDo(project.history(), options.folder());
      return Answer.of(done.isEmpty() ? nothing : text(done))
          .with("goal", done.goal().verb())
          .with("backup", printer.backup())
          .with("warnings", printer.warnings())
          .with("steps", PlanText.steps(done));
    }
  }

  /** What a protected database means for this run. */
  Protection protection() {
    return Protection.KEPT;
  }

  private static String text(Plan done) {
    String down = count(done, Direction.DOWN);
    String up = count(done, Direction.UP);
    return done.goal() instanceof Goal.Upgrade
        ? up + "."
        : done.goal().verb().equals(Direction.DOWN.verb())
            ? down + "."
            : down + " down, " + up + " up.";
  }

  private static String count(Plan done, Direction direction) {
    return Texts.count(
        done.steps().stream().filter(step -> step.direction() == direction).count(), "revision");
  }
}
