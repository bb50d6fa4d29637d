package io.bascule.testkit.internal;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a dump: one thing that is so in a database.
 *
 * @param text all of it but the name
 * @param name the name of a constraint that might as well have none, or null
 */
public record Fact(String text, @Nullable String name) implements Comparable<Fact> {
  private static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::text)
          .thenComparing(Fact::name, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** A fact about something that has no name, or has it in the text. */
  public static Fact of(String text) {
    return new Fact(text, null);
  }

  @Override
  public int compareTo(Fact other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name == null ? text : text + " named " + name;
  }
}
