package io.bascule.cli;

import io.bascule.cli.project.Likeness;
import io.bascule.revision.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, and how it may have been meant. */
final class WrongUse implements IParameterExceptionHandler {
  /** So many letters at the beginning make two words look alike. */
  private static final int ENOUGH = 3;

  @Override
  public int handleParseException(ParameterException failure, String[] words) {
    CommandLine line = failure.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    String code = code(failure);
    Refusal refusal = Refusal.of(code, "Cannot run %s: %s.".formatted(command, reason(failure)));
    suggestion(failure).ifPresent(word -> refusal.fact("meant", word + "?"));
    String message = refusal.tryThis(command + " --help").text();
    try {
      return new Complaint("WrongUse", code, List.of(), message, Exit.WRONG_USE)
          .print(line, List.of(words));
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  private static String code(ParameterException failure) {
    if (isCommand(failure)) {
      return "unknown-command";
    }
    return failure instanceof UnmatchedArgumentException ? "unknown-option" : "wrong-use";
  }

  private static String reason(ParameterException failure) {
    if (isCommand(failure)) {
      return "there is no command " + unmatched(failure).get(0);
    }
    if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return "it takes fewer words, and not " + String.join(" ", unmatched.getUnmatched());
    }
    String message = String.valueOf(failure.getMessage()).strip();
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  /** A first word that no command is called by. */
  private static boolean isCommand(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && failure.getCommandLine().getParent() == null;
  }

  private static List<String> unmatched(ParameterException failure) {
    return ((UnmatchedArgumentException) failure).getUnmatched();
  }

  /** The word that may have been meant: another tool's for it, or one that looks alike. */
  private static Optional<String> suggestion(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    CommandLine line = failure.getCommandLine();
    if (isCommand(failure)) {
      return OtherWords.command(word)
          .or(() -> Likeness.nearest(word, line.getSubcommands().keySet()))
          .or(() -> startingAlike(word, line.getSubcommands().keySet()));
    }
    Set<String> options = line.getCommandSpec().optionsMap().keySet();
    List<String> shown =
        options.stream().filter(name -> !line.getCommandSpec().findOption(name).hidden()).toList();
    return Likeness.nearest(word, shown.stream().filter(name -> name.startsWith("--")).toList())
        .or(() -> OtherWords.option(word).filter(other -> isThere(other, options)))
        .or(() -> startingAlike(word, shown));
  }

  /** Whether a word for an option is one of a command, or one that all have. */
  private static boolean isThere(String other, Set<String> options) {
    return !other.startsWith("-") || options.contains(other.replaceFirst(" .*", ""));
  }

  private static Optional<String> startingAlike(String word, Collection<String> known) {
    if (word.length() < ENOUGH) {
      return Optional.empty();
    }
    String start =
        word.substring(0, Math.min(word.length(), ENOUGH + (word.startsWith("--") ? 2 : 0)));
    return known.stream().filter(near -> near.startsWith(start)).sorted().findFirst();
  }
}
