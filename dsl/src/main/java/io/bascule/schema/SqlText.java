package io.bascule.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * SQL as a row of tokens, lossless: the tokens' texts put together are the text. It knows what
 * SQLite and PostgreSQL agree on, and the quotes of both; it never judges whether the text is
 * valid.
 */
public final class SqlText {
  private SqlText() {}

  /** What a token is. */
  public enum Kind {
    SPACE,
    COMMENT,
    /** A bare word: a keyword, a name, a function. */
    WORD,
    /** A name in double quotes, backticks or brackets. */
    QUOTED_NAME,
    /** A string constant: in single quotes, with a prefix, or dollar-quoted. */
    STRING,
    NUMBER,
    /** Any other single character. */
    SIGN
  }

  /**
   * One token.
   *
   * @param kind what it is
   * @param text its characters
   * @param start where it starts in the whole text
   */
  public record Token(Kind kind, String text, int start) {
    /** Where the next token starts. */
    public int end() {
      return start + text.length();
    }

    /** Whether it is that keyword or bare name, letter case aside. */
    public boolean is(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is that sign. */
    public boolean is(char sign) {
      return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    /** Whether it is neither space nor comment. */
    public boolean matters() {
      return kind != Kind.SPACE && kind != Kind.COMMENT;
    }

    /** Whether it can be a name: a bare word or a quoted one. */
    public boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name that it stands for, without its quotes. */
    public String unquoted() {
      if (text.length() < 2) {
        return text;
      }
      String inner = text.substring(1, text.length() - 1);
      return switch (text.charAt(0)) {
        case '"', '`', '\'' -> inner.replace(text.substring(0, 1).repeat(2), text.substring(0, 1));
        case '[' -> kind == Kind.QUOTED_NAME ? inner : text;
        default -> text;
      };
    }
  }

  /** All tokens, spaces and comments among them. An unfinished quote reaches to the end. */
  public static List<Token> tokens(String sql) {
    var tokens = new ArrayList<Token>();
    int at = 0;
    while (at < sql.length()) {
      Token token =
          SqlScanner.next(sql, at, tokens.isEmpty() ? null : tokens.get(tokens.size() - 1));
      tokens.add(token);
      at = token.end();
    }
    return tokens;
  }

  /**
   * The token that starts at a place, for a text too long to be cut at once.
   *
   * @param before the token that ends there, or null
   */
  public static Token tokenAt(String sql, int start, @Nullable Token before) {
    return SqlScanner.next(sql, start, before);
  }

  /** The tokens that matter: no spaces, no comments. */
  public static List<Token> significant(String sql) {
    return tokens(sql).stream().filter(Token::matters).toList();
  }

  /** The text with every use of one column's name replaced by another's; strings are left alone. */
  public static String renameColumn(String sql, String before, String after) {
    var renamed = new StringBuilder();
    List<Token> tokens = tokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean column =
          token.isName() && names(token, before) && !isCall(tokens, i) && !isQualifier(tokens, i);
      renamed.append(column ? quoted(after) : token.text());
    }
    return renamed.toString();
  }

  /** Whether a word of the text, bare or quoted, is that column's name, letter case aside. */
  public static boolean mentions(String sql, String column) {
    return tokens(sql).stream()
        .anyMatch(token -> token.isName() && token.unquoted().equalsIgnoreCase(column));
  }

  /**
   * A form in which two texts are equal when they differ in nothing but spaces, comments, the
   * letter case of bare words, needless quotes around names, and parentheses around the whole.
   */
  public static String normal(String sql) {
    List<Token> tokens = significant(sql);
    while (wrapped(tokens)) {
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    var normal = new StringBuilder();
    for (Token token : tokens) {
      normal.append(normal.isEmpty() ? "" : " ").append(normal(token));
    }
    return normal.toString();
  }

  private static String normal(Token token) {
    return switch (token.kind()) {
      case WORD -> token.text().toLowerCase(Locale.ROOT);
      case QUOTED_NAME -> token.unquoted().toLowerCase(Locale.ROOT);
      default -> token.text();
    };
  }

  /** Whether one pair of parentheses surrounds all the tokens. */
  private static boolean wrapped(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      if (depth == 0) {
        return i > 0 && i == tokens.size() - 1;
      }
    }
    return false;
  }

  /** The name in double quotes if it needs them to be read as written, by either database. */
  public static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") && !KeyWords.isReserved(name)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean names(Token token, String name) {
    return token.kind() == Kind.QUOTED_NAME
        ? token.unquoted().equals(name)
        : token.text().equalsIgnoreCase(name);
  }

  private static boolean isCall(List<Token> tokens, int at) {
    Token next = neighbour(tokens, at, 1);
    return tokens.get(at).kind() == Kind.WORD && next != null && next.is('(');
  }

  private static boolean isQualifier(List<Token> tokens, int at) {
    Token next = neighbour(tokens, at, 1);
    return next != null && next.is('.');
  }

  private static @Nullable Token neighbour(List<Token> tokens, int at, int step) {
    int i = at + step;
    while (i >= 0 && i < tokens.size()) {
      if (tokens.get(i).matters()) {
        return tokens.get(i);
      }
      i += step;
    }
    return null;
  }
}
