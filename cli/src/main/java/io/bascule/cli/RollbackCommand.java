package io.bascule.cli;

import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the last revisions back. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Takes back the last revision, or the last N of them.")
final class RollbackCommand extends BackCommand {
  @Mixin private LastOption last;

  @Override
  Goal goal() {
    return new Goal.Downgrade(new Target.Back(last.count()));
  }
}
