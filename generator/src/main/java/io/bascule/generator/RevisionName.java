package io.bascule.generator;

import io.bascule.generator.internal.code.Ascii;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The name of a revision's class: {@code V20261120_0843_orders_get_a_state}. */
public final class RevisionName {
  /** Longer messages are cut, so that the class's head stays on one line. */
  private static final int LONGEST = 44;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RevisionName() {}

  /**
   * The name for a message, with the id in its stead where no letter of it can be written in ASCII.
   *
   * @param created the minute that the name tells, in UTC
   */
  public static String of(Instant created, String message, String id) {
    String words = folded(message);
    return "V" + MINUTE.format(created) + "_" + (words.isEmpty() ? folded(id) : words);
  }

  /** A name that another class has, and the id that tells this one apart. */
  static String withId(String name, String id) {
    return name + "_" + folded(id);
  }

  /** Lower-case ASCII letters and digits, with one underscore for all that is between. */
  private static String folded(String text) {
    String words =
        Ascii.folded(text.replaceAll("['’]", ""))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    return shortened(words);
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    int end = words.lastIndexOf('_', LONGEST);
    return words.substring(0, end > 0 ? end : LONGEST);
  }
}
