package io.bascule.cli;

/** Text in the language of manual pages, the macros of {@code man(7)}. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** A macro with its arguments, which are written as they are. */
  Roff macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(' ').append('"').append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A line of text. */
  Roff line(String line) {
    return raw(escaped(line));
  }

  /** A line that has escapes already. */
  Roff raw(String line) {
    boolean control = line.startsWith(".") || line.startsWith("'");
    text.append(control ? "\\&" : "").append(line).append('\n');
    return this;
  }

  /** A paragraph that hangs under its first line, which has escapes already. */
  Roff hanging(String first) {
    text.append(".TP\n");
    return raw(first);
  }

  static String bold(String words) {
    return "\\fB" + escaped(words) + "\\fR";
  }

  static String italic(String words) {
    return "\\fI" + escaped(words) + "\\fR";
  }

  /** Words in which nothing means anything to a formatter. */
  static String escaped(String words) {
    var escaped = new StringBuilder();
    words
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                default -> {
                  if (point < 128) {
                    escaped.appendCodePoint(point);
                  } else {
                    escaped.append("\\[u%04X]".formatted(point));
                  }
                }
              }
            });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
