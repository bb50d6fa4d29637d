package io.bascule.cli;

import io.bascule.cli.project.ProjectException;
import io.bascule.differ.Answers;
import io.bascule.differ.RenameQuestion;
import java.io.Console;
import java.util.Locale;
import java.util.Objects;

/** A person at a terminal, if there is one. */
@SuppressWarnings("SystemConsoleNull") // the launcher asks newer versions for a console of null too
final class Terminal {
  private Terminal() {}

  static boolean isThere() {
    return System.console() != null;
  }

  /** Asks until the answer is understood. */
  static Answers ask(Answers known, RenameQuestion question) {
    Console console = Objects.requireNonNull(System.console(), "asked without a terminal");
    while (true) {
      String typed =
          console.readLine(
              "%s is gone and %s is new. [r]enamed, or [d]ropped with its values? ",
              question.key(), question.after());
      if (typed == null) {
        throw ProjectException.noAnswer(question.key());
      }
      String word = typed.strip().toLowerCase(Locale.ROOT);
      if (word.startsWith("r")) {
        return known.withRenamed(question);
      }
      if (word.startsWith("d")) {
        return known.withDropped(question);
      }
    }
  }
}
