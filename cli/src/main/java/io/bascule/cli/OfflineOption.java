package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.ProjectException;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Range;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Offline;
import io.bascule.runner.Plan;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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

  /**
   * The range that a word says, which may be a target as well.
   *
   * @param first where it begins if it does not say so
   * @param last where it ends if it does not say so
   * @return null if it is a target
   */
  static @Nullable Range range(String word, Target first, Target last, CommandLine line) {
    if (!Range.isOne(word)) {
      return null;
    }
    try {
      return Range.parse(word, first, last);
    } catch (HistoryException none) {
      throw new ParameterException(line, "'" + word + "' is no range: one is a:b", none);
    }
  }

  /** Whether the database is not to be asked. */
  boolean isTold(@Nullable Range range) {
    return range != null || dialect != null;
  }

  /** What would be done, from where the database is supposed to be. */
  Answer answer(
      Project project, @Nullable Range range, Function<Offline, Goal> way, OutputForm form) {
    Offline offline = at(project, range == null ? Target.BASE : range.from());
    Goal goal = way.apply(offline);
    Plan plan = offline.plan(goal);
    if (plan.isEmpty()
        && range != null
        && !at(project, range.to()).applied().equals(offline.applied())) {
      throw ProjectException.noWay(goal.verb(), range.from().toString(), range.to().toString());
    }
    if (form != OutputForm.sql) {
      return PlanText.answer(plan, "Nothing to do: the range is empty.");
    }
    String script = offline.script(plan);
    return Answer.of(script.stripTrailing()).with("script", script);
  }

  private Offline at(Project project, Target place) {
    return project.runs().offline(dialect == null ? "" : dialect, place);
  }
}
