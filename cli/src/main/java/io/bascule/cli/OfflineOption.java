package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.ProjectException;
import io.bascule.runner.Goal;
import io.bascule.runner.Offline;
import io.bascule.runner.Plan;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Plans and scripts for a database that is not asked. */
final class OfflineOption {
  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      description = {
        "With --sql or --plan: sqlite or postgres, for a database that is not asked.",
        "It is at the beginning of a range a:b, or empty."
      })
  private @Nullable String dialect;

  /** Whether the database is not to be asked. */
  boolean isTold(Span span) {
    return span.from() != null || dialect != null;
  }

  /** What would be done, from where the database is supposed to be. */
  Answer answer(Project project, Span span, Function<Offline, Goal> way, OutputForm form) {
    Offline offline = at(project, span.from() == null ? "base" : span.from());
    Goal goal = way.apply(offline);
    Plan plan = offline.plan(goal);
    if (plan.isEmpty()
        && span.from() != null
        && !at(project, span.to()).applied().equals(offline.applied())) {
      throw ProjectException.noWay(goal.verb(), span.from(), span.to());
    }
    if (form != OutputForm.sql) {
      return PlanText.answer(plan);
    }
    String script = offline.script(plan);
    return Answer.of(script.stripTrailing()).with("script", script);
  }

  private Offline at(Project project, String place) {
    return project.runs().offline(dialect == null ? "" : dialect, place);
  }
}
