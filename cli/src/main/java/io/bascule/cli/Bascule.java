package io.bascule.cli;

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
    versionProvider = Bascule.Version.class)
public final class Bascule implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command line and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bascule()).execute(args));
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
