package io.bascule.cli;

import io.bascule.revision.Range;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import org.jspecify.annotations.Nullable;
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
  @Nullable Range range() {
    return OfflineOption.range(target, Target.BASE, Target.HEAD, spec.commandLine());
  }

  @Override
  Goal goal() {
    Range range = range();
    return new Goal.Upgrade(range == null ? Target.parse(target) : range.to());
  }
}
