package io.bascule.generator.internal.code;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the database as names of Java. */
public final class Camel {
  /** Between words: anything that is no letter or digit, and where capitals begin. */
  private static final Pattern BORDER =
      Pattern.compile(
          "[^\\p{L}\\p{Nd}]+"
              + "|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})"
              + "|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private Camel() {}

  /** {@code userId} for {@code user_id}; the empty string if nothing of the name can be kept. */
  public static String lower(String name) {
    List<String> words = words(name);
    return words.isEmpty() ? "" : words.get(0) + capitals(words.subList(1, words.size()));
  }

  /**
   * {@code OrderLines} for {@code order_lines}, in ASCII, because not every system has other names
   * for files; the empty string if nothing of the name can be kept.
   */
  public static String upper(String name) {
    return capitals(words(Ascii.folded(name)));
  }

  /** {@code IN_TRANSIT} for {@code in transit}. */
  public static String constant(String name) {
    return words(Ascii.folded(name)).stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }

  private static List<String> words(String name) {
    return Stream.of(BORDER.split(name))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String capitals(List<String> words) {
    return words.stream()
        .map(
            word ->
                word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                    + word.substring(word.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining());
  }
}
