package io.bascule.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete words. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script with which a shell completes commands and options.",
      "In ~/.bashrc or ~/.zshrc:  source <(bascule completion bash)"
    })
final class CompletionCommand extends PlainCommand {
  private enum Shell {
    bash,
    zsh
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash or zsh (${DEFAULT-VALUE}).")
  private Shell shell = Shell.bash;

  @Override
  Answer answer() {
    // One script serves both: it turns on what zsh has for scripts of bash.
    String words = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
    String script =
        "# completion of %s for %s%n".formatted(spec.root().name(), shell) + words.strip();
    return Answer.of(script).with("shell", shell.name()).with("script", script);
  }
}
