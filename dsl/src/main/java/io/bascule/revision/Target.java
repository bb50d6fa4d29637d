package io.bascule.revision;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a history, or a way from where a database is, as people say it. As text it is their
 * words again.
 */
public sealed interface Target {
  /** The one revision that none comes after: {@code head}. */
  record Head() implements Target {
    @Override
    public boolean isRelative() {
      return false;
    }

    @Override
    public String toString() {
      return "head";
    }
  }

  /** All revisions that none comes after: {@code heads}. */
  record Heads() implements Target {
    @Override
    public boolean isRelative() {
      return false;
    }

    @Override
    public String toString() {
      return "heads";
    }
  }

  /** Where the database is: {@code current}. */
  record Current() implements Target {
    @Override
    public boolean isRelative() {
      return true;
    }

    @Override
    public String toString() {
      return "current";
    }
  }

  /** Before everything: {@code base}. */
  record Start() implements Target {
    @Override
    public boolean isRelative() {
      return false;
    }

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
    public boolean isRelative() {
      return true;
    }

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
    public boolean isRelative() {
      return true;
    }

    @Override
    public String toString() {
      return "-" + count;
    }
  }

  /**
   * A revision by its id, by the beginning of it, or by the label of the branch that begins with
   * it.
   *
   * @param prefix the id or its beginning, or the label
   */
  record Named(String prefix) implements Target {
    @Override
    public boolean isRelative() {
      return false;
    }

    @Override
    public String toString() {
      return prefix;
    }
  }

  /**
   * So many revisions before or behind another place: {@code 3f2a+2}, {@code head-1}.
   *
   * @param from the other place
   * @param count how many; back if it is negative, never zero
   */
  record Offset(Target from, int count) implements Target {
    @Override
    public boolean isRelative() {
      return from.isRelative();
    }

    @Override
    public String toString() {
      return from + (count > 0 ? "+" : "") + count;
    }
  }

  /**
   * A place on one branch: {@code shop@head}, {@code shop@+1}.
   *
   * @param branch the label of the branch, or a revision that is on it
   * @param place the place, as it is said of a history without branches
   */
  record OnBranch(String branch, Target place) implements Target {
    @Override
    public boolean isRelative() {
      return place.isRelative();
    }

    @Override
    public String toString() {
      return branch + "@" + place;
    }
  }

  /** Whether one must know where a database is to find the place. */
  boolean isRelative();

  /** The one revision that none comes after. */
  Target HEAD = new Head();

  /** All revisions that none comes after. */
  Target HEADS = new Heads();

  /** Before everything. */
  Target BASE = new Start();

  /** Where the database is. */
  Target CURRENT = new Current();

  /** A branch, a name, and steps; the first and the last may be missing, the name before steps. */
  Pattern FORM = Pattern.compile("(?:([^@]*)@)?([^@+-]*)(?:([+-])(\\d{1,9}))?");

  /**
   * The target that a text says: {@code head}, {@code heads}, {@code base}, {@code current}, {@code
   * +n}, {@code -n}, an id or the beginning of one, {@code id+n}, {@code id-n}, and each of them on
   * a branch: {@code label@head}.
   *
   * @throws HistoryException if it says none
   */
  static Target parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw NoWay.notATarget(text);
    }
    Target place = place(text, Objects.requireNonNull(form.group(2)), steps(text, form));
    @Nullable String branch = form.group(1);
    if (branch == null) {
      return place;
    }
    if (!RevisionHeader.isId(branch)) {
      throw NoWay.notATarget(text);
    }
    return new OnBranch(branch, place);
  }

  /** The steps of a form; zero if it has none. */
  private static int steps(String text, Matcher form) {
    @Nullable String digits = form.group(4);
    if (digits == null) {
      return 0;
    }
    int count = Integer.parseInt(digits);
    if (count == 0) {
      throw NoWay.notATarget(text);
    }
    return "-".equals(form.group(3)) ? -count : count;
  }

  private static Target place(String text, String name, int steps) {
    if (name.isEmpty() && steps != 0) {
      return steps > 0 ? new Forward(steps) : new Back(-steps);
    }
    Target named =
        switch (name) {
          case "head" -> HEAD;
          case "heads" -> HEADS;
          case "base" -> BASE;
          case "current" -> CURRENT;
          default -> {
            if (!RevisionHeader.isId(name)) {
              throw NoWay.notATarget(text);
            }
            yield new Named(name);
          }
        };
    return steps == 0 ? named : new Offset(named, steps);
  }
}
