package io.bascule.cli;

import io.bascule.runner.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the last revisions back and runs them again. */
@Command(
    name = "redo",
    mixinStandardHelpOptions = true,
    description = "Takes back the last revision, or the last N of them, and runs them again.")
final class RedoCommand extends BackCommand {
  @Mixin private LastOption last;

  @Override
  Goal goal() {
    return new Goal.Redo(last.count());
  }
}
