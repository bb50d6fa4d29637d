package io.bascule.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A target, and where the way to it begins if the database is not to be asked: {@code a:b}.
 *
 * @param from the beginning; null if the database says it
 * @param to the target
 */
record Span(@Nullable String from, String to) {
  private static final Pattern RANGE = Pattern.compile("([^:]*):([^:]*)");

  /** The end of a way that nobody begins elsewhere. */
  static Span to(String target) {
    return new Span(null, target);
  }

  /**
   * What was typed.
   *
   * @param last where a range ends that says only where it begins
   */
  static Span of(String text, String first, String last, CommandLine line) {
    if (!text.contains(":")) {
      return to(text);
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new ParameterException(line, "'" + text + "' is no range: one is a:b");
    }
    return new Span(told(range.group(1), first), told(range.group(2), last));
  }

  private static String told(String text, String otherwise) {
    return text.isBlank() ? otherwise : text.strip();
  }
}
