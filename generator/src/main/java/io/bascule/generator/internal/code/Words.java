package io.bascule.generator.internal.code;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Single words of Java: string constants, identifiers, texts in comments. */
public final class Words {
  private Words() {}

  /** A string constant on one line, with its quotes. */
  public static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted.append(c == '"' ? "\\\"" : escaped(value, i));
    }
    return quoted.append('"').toString();
  }

  /** The value of a string constant that {@link #quoted} wrote. */
  static String unquoted(String constant) {
    String inner = constant.substring(1, constant.length() - 1);
    var value = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      if (inner.startsWith("\\u", i)) {
        value.append((char) Integer.parseInt(inner.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (inner.charAt(i) == '\\') {
        int length = Character.isDigit(inner.charAt(i + 1)) ? 4 : 2;
        value.append(inner.substring(i, i + length).translateEscapes());
        i += length - 1;
      } else {
        value.append(inner.charAt(i));
      }
    }
    return value.toString();
  }

  /** One character of a string constant or of a text block, its quotes aside. */
  static String escaped(String value, int at) {
    char c = value.charAt(at);
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> {
        if (c < ' ') {
          // Octal, because a Unicode escape would become the character itself before it is read.
          yield "\\%03o".formatted((int) c);
        }
        yield isReadable(value, at) ? String.valueOf(c) : "\\u%04x".formatted((int) c);
      }
    };
  }

  /** Whether a reader sees the character, and UTF-8 has bytes for it. */
  private static boolean isReadable(String value, int at) {
    char c = value.charAt(at);
    if (c < 0x7f) {
      return true;
    }
    if (Character.isSurrogate(c)) {
      int start = Character.isLowSurrogate(c) && at > 0 ? at - 1 : at;
      int point = value.codePointAt(start);
      return Character.isSupplementaryCodePoint(point) && isVisible(point);
    }
    return isVisible(c);
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** A text on one line that is safe within a Javadoc comment. */
  public static String inJavadoc(String text) {
    var safe = new StringBuilder();
    String line = text.strip().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '@' -> safe.append("&#64;");
        case '{' -> safe.append("&#123;");
        case '}' -> safe.append("&#125;");
        case '\\' -> safe.append("&#92;");
        default -> {
          boolean closes = c == '/' && i > 0 && line.charAt(i - 1) == '*';
          if (closes || !isReadable(line, i)) {
            safe.append("&#%d;".formatted((int) c));
          } else {
            safe.append(c);
          }
        }
      }
    }
    return safe.toString();
  }

  /** A text on one line that is safe behind two slashes. */
  public static String inComment(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ");
    var safe = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      safe.append(escaped(line, i)); // a doubled backslash begins no Unicode escape
    }
    return safe.toString();
  }

  /** A text in lines of at most that width, as far as its words allow. */
  public static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Whether the text can be the name of a class, a field or a method. */
  public static boolean isName(String text) {
    return SourceVersion.isIdentifier(text) && !SourceVersion.isKeyword(text);
  }

  /** Whether the text can be the name of a package. */
  public static boolean isPackage(String text) {
    return SourceVersion.isName(text);
  }
}
