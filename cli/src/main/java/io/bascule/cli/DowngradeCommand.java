package io.bascule.cli;

import io.bascule.revision.Direction;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Takes the database back along its history. */
@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    description = "Runs revisions backward, each in a transaction of its own.")
final class DowngradeCommand extends RunCommand {
  /** All that begins like an option is taken for a target, as this one must be. */
  private static final Pattern DOWN_BY = Pattern.compile("-[0-9]+");

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "-n, base, an id or the beginning of one.")
  private String target = "";

  @Override
  Answer answer() {
    if (target.startsWith("-") && !DOWN_BY.matcher(target).matches()) {
      throw new ParameterException(spec.commandLine(), "Unknown option: '" + target + "'");
    }
    return answer(Direction.DOWN, target);
  }
}
