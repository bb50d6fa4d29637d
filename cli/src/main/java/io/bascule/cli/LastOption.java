package io.bascule.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How many of the last revisions. */
final class LastOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many (${DEFAULT-VALUE}).")
  private int count = 1;

  int count() {
    if (count < 1) {
      throw new ParameterException(command.commandLine(), "the number must be 1 or more");
    }
    return count;
  }
}
