package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import io.bascule.runner.Plan;
import io.bascule.runner.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that takes a database along its history. */
abstract class RunCommand extends ProjectCommand {
  @Option(names = "--sql", description = "Print the SQL script instead of running it.")
  private boolean sql;

  @Option(
      names = "--lock-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for other runs (${DEFAULT-VALUE}).")
  private long lockTimeout = 30;

  @Override
  boolean speaksSql() {
    return true;
  }

  final Answer answer(Direction direction, String target) {
    Project project = options.project();
    Target end = Target.parse(target);
    if (sql || options.output() == OutputForm.sql) {
      String script = project.script(direction, end);
      return Answer.of(script.stripTrailing()).with("script", script);
    }
    Plan done =
        project.run(
            direction,
            end,
            Duration.ofSeconds(lockTimeout),
            new StepPrinter(spec, options.output()));
    return Answer.of(text(done))
        .with("direction", done.direction().verb())
        .with("steps", done.steps().stream().map(RunCommand::facts).toList());
  }

  private static String text(Plan done) {
    if (done.isEmpty()) {
      return "Nothing to do: the database is there already.";
    }
    int count = done.steps().size();
    return "%d %s.".formatted(count, count == 1 ? "revision" : "revisions");
  }

  private static Map<String, @Nullable Object> facts(Step step) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", step.id());
    facts.put("message", step.entry().header().message());
    facts.put("direction", step.direction().verb());
    List<String> statements = new ArrayList<>();
    step.planned().statements().forEach(statement -> statements.add(statement.text()));
    facts.put("statements", statements);
    return facts;
  }
}
