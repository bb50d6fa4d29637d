package io.bascule.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a message that tells where more is told of it. */
final class MoreLine {
  /** A label and the gap behind it. */
  private static final Pattern LABEL = Pattern.compile("(?m)^  [^ \\n]+(?: [^ \\n]+)? {2,}");

  private static final int USUAL = 10;
  private static final int WIDEST = 20;

  private MoreLine() {}

  /** The message with that line under its others, aligned with them. */
  static String under(String message, List<String> codes) {
    int lastPart = message.lastIndexOf("\n\n");
    int width = 0;
    Matcher label = LABEL.matcher(message);
    while (lastPart >= 0 && label.find()) {
      width = label.start() > lastPart ? label.end() - label.start() : width;
    }
    boolean beside = width > 0 && width <= WIDEST;
    int gap = Math.max((beside ? width : USUAL) - "  more".length(), 2);
    String line = "  more" + " ".repeat(gap) + "bascule explain " + String.join(" ", codes);
    return message + (beside ? "\n" : "\n\n") + line;
  }
}
