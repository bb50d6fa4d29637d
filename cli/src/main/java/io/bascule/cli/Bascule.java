package io.bascule.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command: it lists the others. */
@Command(
    name = "bascule",
    description = "Schema as code for Java, with generated migrations that open and close.",
    mixinStandardHelpOptions = true,
    versionProvider = Bascule.Version.class,
    subcommands = {
      InitCommand.class,
      ImportCommand.class,
      BaselineCommand.class,
      RevisionCommand.class,
      PushCommand.class,
      MergeCommand.class,
      SquashCommand.class,
      EditCommand.class,
      UpgradeCommand.class,
      DowngradeCommand.class,
      RollbackCommand.class,
      RedoCommand.class,
      ResetCommand.class,
      PlanCommand.class,
      StampCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      CurrentCommand.class,
      InfoCommand.class,
      VerifyCommand.class,
      RepairCommand.class,
      HistoryCommand.class,
      HeadsCommand.class,
      BranchesCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      ShowCommand.class,
      ExplainCommand.class,
      CompletionCommand.class,
      ManCommand.class
    })
public final class Bascule implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command line and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(line().execute(withoutComment(args)));
  }

  /**
   * Runs one command line inside this process.
   *
   * @return its exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return line().setOut(out).setErr(err).execute(withoutComment(args));
  }

  /** Not every shell knows a comment at its prompt, and messages have them behind commands. */
  private static String[] withoutComment(String... args) {
    return List.of(args).stream().takeWhile(word -> !word.equals("#")).toArray(String[]::new);
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Bascule());
    // A target such as -1 is no option.
    line.getSubcommands().values().stream()
        .filter(command -> command.getCommand() instanceof ProjectCommand)
        .filter(command -> command.<ProjectCommand>getCommand().takesSigns())
        .forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
    return HelpPages.layOut(line)
        .setParameterExceptionHandler(new WrongUse())
        .setExecutionExceptionHandler(new Failures())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Reads the version from the jar's manifest; outside a jar there is none. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Bascule.class.getPackage().getImplementationVersion();
      return new String[] {"bascule " + (version == null ? "(not packaged)" : version)};
    }
  }
}
