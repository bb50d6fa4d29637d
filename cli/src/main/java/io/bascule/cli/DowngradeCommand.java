package io.bascule.cli;

import io.bascule.revision.Range;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Takes the database back along its history. */
@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    description = "Runs revisions backward, each in a transaction of its own.")
final class DowngradeCommand extends BackCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TARGET",
      description = {
        "-n, base, an id or the beginning of one;",
        "with --sql or --plan also a range b:a, for which no database is asked."
      })
  private @Nullable String target;

  @Option(
      names = "--from-ledger",
      description = {
        "In the place of a target: takes back what the database has and the files do not,",
        "by the statements that the ledger keeps."
      })
  private boolean fromLedger;

  @Override
  boolean takesSigns() {
    return true;
  }

  @Override
  @Nullable Range range() {
    String told = target;
    return told == null
        ? null
        : OfflineOption.range(noOption(told), Target.HEAD, Target.BASE, spec.commandLine());
  }

  @Override
  Goal goal() {
    String told = target;
    if (fromLedger == (told != null)) {
      throw new ParameterException(
          spec.commandLine(),
          fromLedger
              ? "--from-ledger takes no target: it goes back to what the files have"
              : "Missing required parameter: 'TARGET'");
    }
    if (told == null) {
      return Goal.STEP_BACK;
    }
    Range range = range();
    return new Goal.Downgrade(range == null ? Target.parse(noOption(told)) : range.to());
  }
}
