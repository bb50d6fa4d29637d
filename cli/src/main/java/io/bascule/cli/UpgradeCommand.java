package io.bascule.cli;

import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the database along its history. */
@Command(
    name = "upgrade",
    aliases = "migrate",
    mixinStandardHelpOptions = true,
    description = "Runs revisions forward, each in a transaction of its own.")
final class UpgradeCommand extends RunCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TARGET",
      defaultValue = "head",
      description = {
        "head, +n, an id or the beginning of one (${DEFAULT-VALUE});",
        "with --sql or --plan also a range a:b, for which no database is asked."
      })
  private String target = "head";

  @Override
  Span span() {
    return Span.of(target, "base", "head", spec.commandLine());
  }

  @Override
  Goal goal() {
    return new Goal.Upgrade(Target.parse(span().to()));
  }
}
