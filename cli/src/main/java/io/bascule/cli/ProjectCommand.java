package io.bascule.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command on a project: it makes an answer, which is printed in the form that was asked for. */
abstract class ProjectCommand implements Callable<Integer> {
  private static final Pattern NUMBER = Pattern.compile("-[0-9]+");

  @Mixin ProjectOptions options;
  @Spec CommandSpec spec;

  /** Does what the command says. */
  abstract Answer answer();

  /** Whether a word such as {@code -1} is no option, but what it is about. */
  boolean takesSigns() {
    return false;
  }

  /** Whether what it says can be said in SQL. */
  boolean speaksSql() {
    return false;
  }

  /** A word that is no option, though it may begin like one. */
  final String noOption(String word) {
    if (word.startsWith("-") && !NUMBER.matcher(word).matches()) {
      throw new UnmatchedArgumentException(spec.commandLine(), List.of(word));
    }
    return word;
  }

  @Override
  public final Integer call() throws IOException {
    if (!speaksSql()) {
      options.output().refuseSql(spec.commandLine());
    }
    return answer().print(options.output(), spec.commandLine().getOut());
  }
}
