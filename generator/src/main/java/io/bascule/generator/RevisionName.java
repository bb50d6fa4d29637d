package io.bascule.generator;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The name of a revision's class: {@code V20261120_0843_orders_get_a_state}. */
public final class RevisionName {
  /** Longer messages are cut, so that the class's head stays on one line. */
  private static final int LONGEST = 44;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Latin letters that do not fall apart into a base letter and marks. */
  private static final Map<String, String> FOLDED =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı",
          "i");

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

  /** Lower-case ASCII letters and digits, with one underscore for all that is between. */
  private static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (var letter : FOLDED.entrySet()) {
      lower = lower.replace(letter.getKey(), letter.getValue());
    }
    String words =
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+|['’]", "")
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
