package io.bascule.cli;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.runner.Loss;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a line for each revision that is done, and how far it is while it takes long. */
final class StepPrinter implements Progress, AutoCloseable {
  private final PrintWriter out;
  private final OutputForm form;
  private final @Nullable ProgressBar bar;
  private final List<Map<String, Object>> warnings = new ArrayList<>();
  private @Nullable String backup;

  StepPrinter(CommandSpec spec, OutputForm form) {
    this.out = spec.commandLine().getOut();
    this.form = form;
    this.bar = form == OutputForm.text && Terminal.isThere() ? ProgressBar.on(out) : null;
  }

  @Override
  public void stepStarts(Step step) {
    if (bar != null) {
      bar.begin(step);
    }
  }

  @Override
  public void statementEnds(Step step, Statement statement, int index, Duration duration) {
    if (bar != null) {
      bar.done(index + 1);
    }
  }

  @Override
  public void rowsDone(Step step, Statement statement, long rows, long total) {
    if (bar != null) {
      bar.rows(rows, total);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** What would delete data, and finds none. */
  @Override
  public void runStarts(Plan plan) {
    var losses = plan.measures().losses();
    if (form == OutputForm.text && !losses.isEmpty()) {
      losses.stream()
          .filter(Loss::isNothing)
          .map(Loss::describe)
          .distinct()
          .forEach(nothing -> out.println("deletes " + nothing));
      out.flush();
    }
  }

  @Override
  public void backupTaken(String name) {
    backup = name;
    if (form == OutputForm.text) {
      out.println("backup  " + name);
      out.flush();
    }
  }

  @Override
  public void preconditionMet(Step step, Statement.Precondition precondition, List<String> rows) {
    boolean skips = precondition.then() == DataAction.Precondition.Then.SKIP;
    warnings.add(
        Map.of(
            "revision",
            step.id(),
            "then",
            skips ? "skip" : "warn",
            "message",
            precondition.message(),
            "rows",
            rows));
    if (form == OutputForm.text) {
      if (bar != null) {
        bar.end();
      }
      out.println((skips ? "skipped " : "warning ") + precondition.message());
      rows.forEach(row -> out.println("        " + row));
      out.flush();
    }
  }

  /** What preconditions of the revisions told, one object each. */
  List<Map<String, Object>> warnings() {
    return warnings;
  }

  /** The name of the backup that was taken first; null if none was. */
  @Nullable String backup() {
    return backup;
  }

  @Override
  public void stepEnds(Step step, Duration duration) {
    if (bar != null) {
      bar.end();
    }
    if (form == OutputForm.text) {
      out.printf(Locale.ROOT, "%s  (%d ms)%n", Texts.line(step), duration.toMillis());
      made(step).forEach(operation -> out.println("        " + operation.describe()));
      out.flush();
    }
  }

  /** The changes that this database makes: SQL for another one takes no statement here. */
  static List<Operation> made(Step step) {
    Planned planned = step.planned();
    return planned.operations().stream().filter(operation -> isMade(operation, planned)).toList();
  }

  private static boolean isMade(Operation operation, Planned planned) {
    return !(operation instanceof DataStep step)
        || step.action() instanceof DataAction.Decision
        || planned.statements().stream().map(Statement::cause).anyMatch(operation::equals);
  }
}
