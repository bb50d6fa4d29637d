package io.bascule.cli;

import io.bascule.cli.project.ProjectException;
import io.bascule.differ.Answers;
import io.bascule.differ.RenameQuestion;
import io.bascule.runner.Loss;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A person at a terminal, if there is one. */
@SuppressWarnings("SystemConsoleNull") // the launcher asks newer versions for a console of null too
final class Terminal {
  private Terminal() {}

  static boolean isThere() {
    return System.console() != null;
  }

  /** Asks whether data may be deleted; only the whole word will do. */
  static boolean agrees(List<Loss> losses) {
    Console console = Objects.requireNonNull(System.console(), "asked without a terminal");
    console.printf("%s", question(losses));
    return isYes(console.readLine("Type yes to go on: "));
  }

  /** Asks whether branches may be joined that may stand in each other's way. */
  static boolean joins(String doubts) {
    Console console = Objects.requireNonNull(System.console(), "asked without a terminal");
    console.printf("%s%n%n", doubts);
    return isYes(console.readLine("Type yes if they do not: "));
  }

  static String question(List<Loss> losses) {
    var lines = new ArrayList<String>();
    lines.add("This deletes for good:");
    losses.forEach(
        loss ->
            lines.add(
                "  %s   (%s, %s)".formatted(loss.describe(), loss.change(), loss.revision())));
    lines.add("");
    return String.join(System.lineSeparator(), lines);
  }

  static boolean isYes(@Nullable String typed) {
    return typed != null && typed.strip().equalsIgnoreCase("yes");
  }

  /** Asks all that is open, as far as one answer does not settle the next question. */
  static Answers ask(Answers known, List<RenameQuestion> questions) {
    return ask(known, questions, Terminal::ask);
  }

  static Answers ask(
      Answers known,
      List<RenameQuestion> questions,
      BiFunction<Answers, RenameQuestion, Answers> person) {
    Answers answers = known;
    for (RenameQuestion question : questions) {
      if (isOpen(question, answers, questions)) {
        answers = person.apply(answers, question);
      }
    }
    return answers;
  }

  /** One thing has one new name, and a new name is that of one thing. */
  private static boolean isOpen(
      RenameQuestion question, Answers answers, List<RenameQuestion> questions) {
    return !answers.renamed().containsKey(question.key())
        && !answers.dropped().contains(question.key())
        && questions.stream()
            .filter(other -> question.after().equals(answers.renamed().get(other.key())))
            .noneMatch(other -> isAboutTheSameNew(question, other));
  }

  private static boolean isAboutTheSameNew(RenameQuestion one, RenameQuestion other) {
    return one.subject() == other.subject()
        && (one.subject() == RenameQuestion.Subject.TABLE || one.table().equals(other.table()));
  }

  /** Asks until the answer is understood. */
  private static Answers ask(Answers known, RenameQuestion question) {
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
