package io.bascule.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that needs no project. */
abstract class PlainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--output", paramLabel = "FORM", description = "text or json (text).")
  private OutputForm output = OutputForm.text;

  /** Does what the command says. */
  abstract Answer answer();

  @Override
  public final Integer call() throws IOException {
    output.refuseSql(spec.commandLine());
    return answer().print(output, spec.commandLine().getOut());
  }
}
