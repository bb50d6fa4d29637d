package io.bascule.testkit.internal.sqlite;

import io.bascule.testkit.internal.sqlite.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a SQLite statement into tokens, dropping blanks and comments.
 *
 * @see <a href="https://sqlite.org/lang_keywords.html">quoting in SQLite</a>
 */
final class Tokenizer {
  private static final List<String> LONG_SYMBOLS =
      List.of("->>", "||", "->", "<<", ">>", "<=", ">=", "<>", "!=", "==");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) {
    Tokenizer tokenizer = new Tokenizer(sql);
    while (tokenizer.at < sql.length()) {
      tokenizer.next();
    }
    return tokenizer.tokens;
  }

  private void next() {
    char first = sql.charAt(at);
    if (Character.isWhitespace(first)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      at = end(sql.indexOf('\n', at), 1);
    } else if (sql.startsWith("/*", at)) {
      at = end(sql.indexOf("*/", at + 2), 2);
    } else if (first == '\'') {
      quoted(Kind.STRING, '\'');
    } else if (first == '"') {
      quoted(Kind.DOUBLE_QUOTED, '"');
    } else if (first == '`') {
      quoted(Kind.QUOTED, '`');
    } else if (first == '[') {
      bracketed();
    } else if ((first == 'x' || first == 'X') && sql.startsWith("'", at + 1)) {
      at++;
      quoted(Kind.BLOB, '\'');
    } else if (isDigit(at) || (first == '.' && isDigit(at + 1))) {
      number();
    } else if (isNamePart(first)) {
      word();
    } else {
      symbol();
    }
  }

  private int end(int found, int length) {
    return found < 0 ? sql.length() : found + length;
  }

  private void quoted(Kind kind, char quote) {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < sql.length()) {
      char next = sql.charAt(at++);
      if (next == quote) {
        if (at == sql.length() || sql.charAt(at) != quote) {
          break;
        }
        at++; // a doubled quote stands for one
      }
      text.append(next);
    }
    tokens.add(new Token(kind, text.toString()));
  }

  private void bracketed() {
    int close = sql.indexOf(']', at);
    int stop = close < 0 ? sql.length() : close;
    tokens.add(new Token(Kind.QUOTED, sql.substring(at + 1, stop)));
    at = end(close, 1);
  }

  private void number() {
    int start = at;
    boolean hexadecimal = sql.regionMatches(true, at, "0x", 0, 2);
    while (at < sql.length()
        && (isNamePart(sql.charAt(at)) || sql.charAt(at) == '.' || (!hexadecimal && isSign()))) {
      at++;
    }
    tokens.add(new Token(Kind.NUMBER, sql.substring(start, at)));
  }

  /** Whether a sign is here that belongs to an exponent, as in {@code 1e-3}. */
  private boolean isSign() {
    char sign = sql.charAt(at);
    char before = Character.toLowerCase(sql.charAt(at - 1));
    return (sign == '+' || sign == '-') && before == 'e' && isDigit(at + 1);
  }

  private void word() {
    int start = at;
    while (at < sql.length() && isNamePart(sql.charAt(at))) {
      at++;
    }
    tokens.add(new Token(Kind.WORD, sql.substring(start, at)));
  }

  private void symbol() {
    String symbol =
        LONG_SYMBOLS.stream()
            .filter(candidate -> sql.startsWith(candidate, at))
            .findFirst()
            .orElse(sql.substring(at, at + 1));
    tokens.add(new Token(Kind.SYMBOL, symbol));
    at += symbol.length();
  }

  private boolean isDigit(int index) {
    return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
  }

  private static boolean isNamePart(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$' || letter >= 0x80;
  }
}
