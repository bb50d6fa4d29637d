package io.bascule.cli;

import io.bascule.runner.Goal;
import picocli.CommandLine.Command;

/** Takes everything back and runs the history from its beginning. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Takes back all revisions, and runs the history from its beginning to head.")
final class ResetCommand extends BackCommand {
  @Override
  Goal goal() {
    return Goal.RESET;
  }
}
