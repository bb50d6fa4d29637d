package io.bascule.testkit.arbitrary;

import java.util.List;
import java.util.Locale;

/** Names that differ by their number, whatever else the draw makes of them. */
final class Names {
  private static final List<String> RESERVED =
      List.of("order", "group", "select", "table", "user", "default", "check", "from", "to", "end");
  private static final List<String> COMMENTS =
      List.of("a comment", "it's a comment", "two\nlines", "größer — \"quoted\"", "100% \\ back");
  private static final int ODD = 25;
  private static final int WORD = 5;

  private Names() {}

  /** A name that starts with the prefix, or has it in it and needs quotes. */
  static String of(Making making, Draw draw, String prefix, int number) {
    if (!making.uses(Feature.ODD_NAMES, draw, ODD)) {
      return prefix + number;
    }
    return switch (draw.below("oddity", 5)) {
      case 0 -> prefix.toUpperCase(Locale.ROOT) + number;
      case 1 -> prefix + " " + number;
      case 2 -> "ä" + prefix + "ß" + number;
      case 3 -> prefix + "\"" + number;
      default -> prefix + "-" + number;
    };
  }

  /** Such a name, or a word that databases read otherwise. */
  static String orWord(Making making, Draw draw, String prefix, int number) {
    boolean word =
        number < RESERVED.size() && making.uses(Feature.ODD_NAMES, draw.at("word"), WORD);
    return word ? RESERVED.get(number) : of(making, draw, prefix, number);
  }

  static String comment(Draw draw) {
    return draw.pick("comment", COMMENTS);
  }
}
