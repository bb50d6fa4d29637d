package io.bascule.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete words. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script with which a shell completes commands and options.",
      "In ~/.bashrc or ~/.zshrc:  source <(bascule completion bash)"
    })
final class CompletionCommand implements Runnable {
  private enum Shell {
    bash,
    zsh
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash or zsh (${DEFAULT-VALUE}).")
  private Shell shell = Shell.bash;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    // One script serves both: it turns on what zsh has for scripts of bash.
    String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
    out.println("# completion of %s for %s".formatted(spec.root().name(), shell));
    out.println(script.strip());
    out.flush();
  }
}
