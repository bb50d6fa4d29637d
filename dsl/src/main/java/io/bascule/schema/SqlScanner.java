package io.bascule.schema;

import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import org.jspecify.annotations.Nullable;

/** Finds where one token of SQL ends. */
final class SqlScanner {
  private final String sql;
  private final int start;

  private SqlScanner(String sql, int start) {
    this.sql = sql;
    this.start = start;
  }

  /**
   * The token that starts at the given place; the one before it tells a bracket from a subscript.
   */
  static Token next(String sql, int start, @Nullable Token before) {
    return new SqlScanner(sql, start).scan(before);
  }

  private Token scan(@Nullable Token before) {
    char first = sql.charAt(start);
    if (Character.isWhitespace(first)) {
      return until(Kind.SPACE, run(Character::isWhitespace, start));
    }
    if (sql.startsWith("--", start)) {
      int line = sql.indexOf('\n', start);
      return until(Kind.COMMENT, line < 0 ? sql.length() : line);
    }
    if (sql.startsWith("/*", start)) {
      int close = sql.indexOf("*/", start + 2);
      return until(Kind.COMMENT, close < 0 ? sql.length() : close + 2);
    }
    if (first == '\'') {
      return until(Kind.STRING, quote('\'', start, false));
    }
    if (first == '"' || first == '`') {
      return until(Kind.QUOTED_NAME, quote(first, start, false));
    }
    if (first == '[' && !subscript(before)) {
      int close = sql.indexOf(']', start);
      return until(Kind.QUOTED_NAME, close < 0 ? sql.length() : close + 1);
    }
    return scanBare(first);
  }

  private Token scanBare(char first) {
    if ("xXbBeEnN".indexOf(first) >= 0
        && start + 1 < sql.length()
        && sql.charAt(start + 1) == '\'') {
      return until(Kind.STRING, quote('\'', start + 1, first == 'e' || first == 'E'));
    }
    if (first == '$' && dollarTag() != null) {
      String tag = dollarTag();
      int close = tag == null ? -1 : sql.indexOf(tag, start + tag.length());
      return until(Kind.STRING, close < 0 || tag == null ? sql.length() : close + tag.length());
    }
    if (isWordStart(first)) {
      return until(Kind.WORD, run(SqlScanner::isWordPart, start));
    }
    boolean point = first == '.' && start + 1 < sql.length() && isDigit(sql.charAt(start + 1));
    return isDigit(first) || point ? until(Kind.NUMBER, number()) : until(Kind.SIGN, start + 1);
  }

  /** An opening bracket glued to a name, a parenthesis or another bracket is a subscript. */
  private static boolean subscript(@Nullable Token before) {
    return before != null && (before.isName() || before.is(')') || before.is(']'));
  }

  private int quote(char quote, int open, boolean backslashes) {
    int at = open + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (backslashes && c == '\\') {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return sql.length();
  }

  private @Nullable String dollarTag() {
    int at = start + 1;
    while (at < sql.length() && (isWordStart(sql.charAt(at)) || isDigit(sql.charAt(at)))) {
      at++;
    }
    return at < sql.length() && sql.charAt(at) == '$' ? sql.substring(start, at + 1) : null;
  }

  private int number() {
    if (sql.startsWith("0x", start) || sql.startsWith("0X", start)) {
      return run(c -> Character.digit(c, 16) >= 0 || c == '_', start + 2);
    }
    int at = run(c -> isDigit(c) || c == '.' || c == '_', start);
    if (at < sql.length() && (sql.charAt(at) | 32) == 'e') {
      int sign = at + 1 < sql.length() && "+-".indexOf(sql.charAt(at + 1)) >= 0 ? 1 : 0;
      int digits = run(SqlScanner::isDigit, at + 1 + sign);
      return digits > at + 1 + sign ? digits : at;
    }
    return at;
  }

  private interface Test {
    boolean of(char c);
  }

  private int run(Test test, int from) {
    int at = from;
    while (at < sql.length() && test.of(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 128;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }

  private Token until(Kind kind, int end) {
    return new Token(kind, sql.substring(start, end), start);
  }
}
