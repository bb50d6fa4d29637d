package io.bascule.laws.corpus;

import io.bascule.testkit.ScratchDatabase;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the corpus examines: something that leads one database to the schema of another. */
interface Candidate {
  /** Its name in the report. */
  String name();

  /**
   * Looks at both databases, changing neither, and writes down the way from the one to the other.
   *
   * @throws Refusal if it says, by name, what it cannot do
   */
  Change change(ScratchDatabase live, ScratchDatabase wanted);

  /**
   * Makes in an empty database what the tables of another one stand on and the candidate leaves
   * alone, such as extensions and functions, so that making the tables can be tried at all.
   */
  default void prepare(ScratchDatabase empty, ScratchDatabase wanted) {}

  /** A way that was written down. */
  interface Change extends AutoCloseable {
    /** Whether there is nothing to do. */
    boolean isEmpty();

    /** Leads the live database to the wanted schema. */
    void upgrade();

    /** What it would still change now; empty when it is content. */
    List<String> remaining();

    /** Leads the live database back. */
    void downgrade();

    /** All objects, on either side, that it said it leaves alone. */
    List<LeftAlone> leftAlone();

    /** Clears away what was written. */
    @Override
    default void close() {}
  }

  /**
   * An object outside the language that it said it leaves alone.
   *
   * @param kind such as {@code view} or {@code trigger}
   * @param name its name, perhaps with its schema, perhaps with {@code on} its table
   */
  record LeftAlone(String kind, String name) {
    /** The name without its schema, its table and its arguments. */
    String local() {
      return name.replaceFirst("^on .* ", "")
          .replaceFirst(" on .*", "")
          .replaceFirst("(?<=.)\\([^(]*\\)$", "")
          .replaceFirst("^.*\\.(?=.)", "");
    }

    /** Whether a text says its name, as a word. */
    boolean isNamedIn(String text) {
      return Stream.of(local(), local().replace("\"", "\"\""), local().replace("\"", ""))
          .filter(text::contains)
          .map(word -> Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)"))
          .anyMatch(word -> word.matcher(text).find());
    }
  }

  /** It said no, and why. */
  final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(Throwable cause) {
      super(cause.getMessage(), cause);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
