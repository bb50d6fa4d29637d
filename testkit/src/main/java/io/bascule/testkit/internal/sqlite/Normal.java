package io.bascule.testkit.internal.sqlite;

import io.bascule.testkit.internal.sqlite.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The normal form of pieces of SQL: one spelling for all that SQLite takes for the same. */
final class Normal {
  private Normal() {}

  /** A statement, or a part of one, in which every name in double quotes is a name. */
  static String statement(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      append(text, token.normal());
    }
    return text.toString();
  }

  /**
   * An expression without the parentheses around it. What stands in double quotes and is not among
   * the names, which are in lower case, is a string.
   *
   * @see <a href="https://sqlite.org/quirks.html#dblquote">SQLite's quirk</a>
   */
  static String expression(List<Token> tokens, Set<String> names) {
    StringBuilder text = new StringBuilder();
    for (Token token : withoutParentheses(tokens)) {
      boolean string =
          token.kind() == Kind.DOUBLE_QUOTED
              && !names.contains(token.text().toLowerCase(Locale.ROOT));
      append(text, string ? new Token(Kind.STRING, token.text()).normal() : token.normal());
    }
    return text.toString();
  }

  private static List<Token> withoutParentheses(List<Token> tokens) {
    List<Token> rest = tokens;
    while (rest.size() > 1 && rest.get(0).is("(") && close(rest) == rest.size() - 1) {
      rest = rest.subList(1, rest.size() - 1);
    }
    return rest;
  }

  /** Where the parenthesis that opens at the start closes. */
  private static int close(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static void append(StringBuilder text, String next) {
    boolean tight =
        text.isEmpty()
            || text.charAt(text.length() - 1) == '('
            || next.equals(")")
            || next.equals(",")
            || next.equals(".")
            || text.charAt(text.length() - 1) == '.';
    text.append(tight ? "" : " ").append(next);
  }

  /** A name as it was declared: only its quotes may go. */
  static String declared(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return Token.name(name).equals(plain) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Names in a list of references, in order. */
  static String references(List<String> names) {
    return "(" + String.join(", ", names.stream().map(Token::name).toList()) + ")";
  }
}
