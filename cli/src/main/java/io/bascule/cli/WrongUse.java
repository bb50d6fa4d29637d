package io.bascule.cli;

import io.bascule.revision.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, and how it may have been meant. */
final class WrongUse implements IParameterExceptionHandler {
  /** So many letters in common make two words look alike. */
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

  /** The nearest known word, if it is near: it starts in the same way. */
  private static Optional<String> suggestion(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    String word = unmatched.getUnmatched().get(0);
    String start = word.substring(0, Math.min(word.length(), ENOUGH));
    return unmatched.getSuggestions().stream().filter(near -> near.startsWith(start)).findFirst();
  }
}
