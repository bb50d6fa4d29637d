package io.bascule.generator.internal.code;

import java.util.ArrayList;

/** A string constant over several lines: a text block, or pieces with plus signs between. */
final class TextLayout {
  private static final String FENCE = "\"\"\"";

  private TextLayout() {}

  static String of(String value, int indent, int trailing) {
    // A text block loses white space of other scripts at a line's end: it is unescaped too early.
    boolean block = value.indexOf('\n') >= 0 && value.chars().noneMatch(TextLayout::isOddSpace);
    return block ? block(value, indent) : pieces(value, indent, trailing);
  }

  private static boolean isOddSpace(int c) {
    return c > 0x7f && Character.isWhitespace(c);
  }

  /** The constant as a text block that starts in column {@code indent}. */
  private static String block(String value, int indent) {
    String margin = "\n" + " ".repeat(indent);
    boolean closed = value.endsWith("\n");
    String[] lines = (closed ? value : value + "\n").split("\n", -1);
    var block = new StringBuilder(FENCE);
    for (int i = 0; i < lines.length - 1; i++) {
      String line = blockLine(lines[i]);
      block.append(line.isEmpty() ? "\n" : margin + line);
    }
    // The fence stands on a line of its own, so that no spaces of the text are the source's.
    return block.append(closed ? "" : "\\").append(margin).append(FENCE).toString();
  }

  private static String blockLine(String line) {
    var escaped = new StringBuilder();
    int quotes = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quotes = c == '"' ? quotes + 1 : 0;
      if (quotes == 3) {
        escaped.append("\\\"");
        quotes = 0;
      } else if (c == ' ' && i == line.length() - 1) {
        escaped.append("\\s");
      } else {
        escaped.append(c == '"' ? "\"" : Words.escaped(line, i));
      }
    }
    return escaped.toString();
  }

  /** The constant in pieces, broken before spaces, each on a line of its own. */
  private static String pieces(String value, int indent, int trailing) {
    var lines = new ArrayList<String>();
    String rest = value;
    int room = Layout.WIDTH - indent;
    while (true) {
      boolean fits = Words.quoted(rest).length() + trailing <= room;
      int cut = fits ? rest.length() : cut(rest, room);
      lines.add(Words.quoted(rest.substring(0, cut)));
      if (cut == rest.length()) {
        return String.join("\n" + " ".repeat(indent + 4) + "+ ", lines);
      }
      rest = rest.substring(cut);
      room = Layout.WIDTH - indent - 6;
    }
  }

  /** The last space before which the text fits into the room, or else the first one behind it. */
  private static int cut(String text, int room) {
    int width = 2;
    int best = text.length();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ' && i > 0) {
        if (width <= room || best == text.length()) {
          best = i;
        }
        if (width > room) {
          return best;
        }
      }
      width += text.charAt(i) == '"' ? 2 : Words.escaped(text, i).length();
    }
    return best;
  }
}
