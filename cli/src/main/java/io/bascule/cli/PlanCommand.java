package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.revision.Range;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a run would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows what an upgrade or a downgrade would do, and does nothing.")
final class PlanCommand extends ProjectCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TARGET",
      defaultValue = "head",
      description = {
        "head, base, +n, -n, an id or the beginning of one (${DEFAULT-VALUE}).",
        "The way is back where the target lies behind the database.",
        "A range a:b asks no database."
      })
  private String target = "head";

  @Mixin private OfflineOption offline;

  @Override
  boolean takesSigns() {
    return true;
  }

  @Override
  boolean speaksSql() {
    return true;
  }

  @Override
  Answer answer() {
    Project project = options.project();
    Range range =
        OfflineOption.range(noOption(target), Target.BASE, Target.HEAD, spec.commandLine());
    Target end = range == null ? Target.parse(target) : range.to();
    if (offline.isTold(range)) {
      return offline.answer(
          project, range, start -> project.runs().goalOf(end, start.applied()), options.output());
    }
    Goal goal = project.runs().goalOf(end);
    if (options.output() == OutputForm.sql) {
      return Answer.of(project.runs().script(goal).stripTrailing());
    }
    return PlanText.answer(project.runs().plan(goal), project.history(), options.folder());
  }
}
