package io.bascule.cli;

import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the database back along its history. */
@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    description = "Runs revisions backward, each in a transaction of its own.")
final class DowngradeCommand extends BackCommand {
  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = {
        "-n, base, an id or the beginning of one;",
        "with --sql or --plan also a range b:a, for which no database is asked."
      })
  private String target = "";

  @Override
  boolean takesSigns() {
    return true;
  }

  @Override
  Span span() {
    return Span.of(noOption(target), "head", "base", spec.commandLine());
  }

  @Override
  Goal goal() {
    return new Goal.Downgrade(Target.parse(span().to()));
  }
}
