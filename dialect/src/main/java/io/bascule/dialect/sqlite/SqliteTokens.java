package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL as SQLite itself cuts it into tokens (sqlite3GetToken in its tokenize.c), lossless. It
 * differs from what the databases share: brackets always hold a name, only {@code X'…'} is a
 * constant with a prefix, and every character beyond ASCII may be part of a name.
 */
final class SqliteTokens {
  private final String sql;
  private int at;

  private SqliteTokens(String sql) {
    this.sql = sql;
  }

  /** All tokens, spaces and comments among them. An unfinished quote reaches to the end. */
  static List<Token> of(String sql) {
    var scanner = new SqliteTokens(sql);
    var tokens = new ArrayList<Token>();
    while (scanner.at < sql.length()) {
      int start = scanner.at;
      Kind kind = scanner.scan(sql.charAt(start));
      tokens.add(new Token(kind, sql.substring(start, scanner.at), start));
    }
    return tokens;
  }

  /** The tokens that matter: no spaces, no comments. */
  static List<Token> significant(String sql) {
    return of(sql).stream().filter(Token::matters).toList();
  }

  private Kind scan(char first) {
    if (isSpace(first)) {
      while (isSpace(peek(0))) {
        at++;
      }
      return Kind.SPACE;
    }
    if (sql.startsWith("--", at)) {
      int line = sql.indexOf('\n', at);
      at = line < 0 ? sql.length() : line;
      return Kind.COMMENT;
    }
    if (sql.startsWith("/*", at)) {
      return upTo("*/", at + 2, Kind.COMMENT);
    }
    return switch (first) {
      case '\'' -> quoted(first, Kind.STRING);
      case '"', '`' -> quoted(first, Kind.QUOTED_NAME);
      case '[' -> upTo("]", at + 1, Kind.QUOTED_NAME);
      default -> bare(first);
    };
  }

  private Kind bare(char first) {
    if ((first == 'x' || first == 'X') && peek(1) == '\'') {
      return upTo("'", at + 2, Kind.STRING);
    }
    if (isWordStart(first)) {
      while (isWordPart(peek(0))) {
        at++;
      }
      return Kind.WORD;
    }
    if (isDigit(first) || first == '.' && isDigit(peek(1))) {
      number();
      return Kind.NUMBER;
    }
    at++;
    return Kind.SIGN;
  }

  private Kind upTo(String close, int from, Kind kind) {
    int found = sql.indexOf(close, from);
    at = found < 0 ? sql.length() : found + close.length();
    return kind;
  }

  private Kind quoted(char quote, Kind kind) {
    at++;
    while (at < sql.length()) {
      if (sql.charAt(at) != quote) {
        at++;
      } else if (peek(1) == quote) {
        at += 2;
      } else {
        at++;
        return kind;
      }
    }
    return kind;
  }

  private void number() {
    if (peek(0) == '0' && (peek(1) | 32) == 'x') {
      at += 2;
      while (Character.digit(peek(0), 16) >= 0 && peek(0) < 128 || peek(0) == '_') {
        at++;
      }
      return;
    }
    digits(true);
    int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek(0) | 32) == 'e' && isDigit(peek(1 + sign))) {
      at += 1 + sign;
      digits(false);
    }
  }

  private void digits(boolean point) {
    while (isDigit(peek(0)) || peek(0) == '_' || point && peek(0) == '.') {
      at++;
    }
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
  }

  /** The byte order mark counts as space (CC_BOM). */
  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' && c != 0x0b || c == 0xfeff;
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
}
