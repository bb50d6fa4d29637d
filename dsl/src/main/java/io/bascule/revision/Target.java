package io.bascule.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a run shall end, as people say it. As text it is their words again. */
public sealed interface Target {
  /** The one revision that none comes after: {@code head}. */
  record Head() implements Target {
    @Override
    public String toString() {
      return "head";
    }
  }

  /** Before everything: {@code base}. */
  record Start() implements Target {
    @Override
    public String toString() {
      return "base";
    }
  }

  /**
   * So many revisions further: {@code +2}.
   *
   * @param count how many, at least one
   */
  record Forward(int count) implements Target {
    @Override
    public String toString() {
      return "+" + count;
    }
  }

  /**
   * So many revisions back: {@code -1}.
   *
   * @param count how many, at least one
   */
  record Back(int count) implements Target {
    @Override
    public String toString() {
      return "-" + count;
    }
  }

  /**
   * A revision by its id, or by the beginning of it.
   *
   * @param prefix the id or its beginning
   */
  record Named(String prefix) implements Target {
    @Override
    public String toString() {
      return prefix;
    }
  }

  /** The one revision that none comes after. */
  Target HEAD = new Head();

  /** Before everything. */
  Target BASE = new Start();

  /** Signs and digits. */
  Pattern STEPS = Pattern.compile("([+-])(\\d{1,9})");

  /**
   * The target that a text says: {@code head}, {@code base}, {@code +n}, {@code -n}, an id or the
   * beginning of one.
   *
   * @throws HistoryException if it says none
   */
  static Target parse(String text) {
    String words = text.strip();
    Matcher steps = STEPS.matcher(words);
    if (steps.matches()) {
      int count = Integer.parseInt(steps.group(2));
      if (count == 0) {
        throw HistoryException.notATarget(text);
      }
      return steps.group(1).equals("+") ? new Forward(count) : new Back(count);
    }
    return switch (words) {
      case "head" -> HEAD;
      case "base" -> BASE;
      default -> named(words, text);
    };
  }

  private static Target named(String words, String text) {
    if (!RevisionHeader.isId(words)) {
      throw HistoryException.notATarget(text);
    }
    return new Named(words);
  }
}
