package io.bascule.testkit.internal.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A place in a list of tokens. */
final class Cursor {
  private static final Token END = new Token(Token.Kind.SYMBOL, "");

  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean more() {
    return at < tokens.size();
  }

  Token peek() {
    return ahead(0);
  }

  Token ahead(int count) {
    return at + count < tokens.size() ? tokens.get(at + count) : END;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Steps over the keywords if they all come next. */
  boolean take(String... keywords) {
    for (int i = 0; i < keywords.length; i++) {
      if (!ahead(i).is(keywords[i])) {
        return false;
      }
    }
    at += keywords.length;
    return true;
  }

  /** Steps to the next token outside parentheses that is one of the keywords, or to the end. */
  List<Token> until(Set<String> keywords) {
    List<Token> passed = new ArrayList<>();
    while (more() && !peek().isIn(keywords)) {
      if (peek().is("(")) {
        passed.add(peek());
        passed.addAll(parenthesized());
        passed.add(new Token(Token.Kind.SYMBOL, ")"));
      } else {
        passed.add(next());
      }
    }
    return passed;
  }

  /** What is between the parenthesis that comes next and the one that closes it. */
  List<Token> parenthesized() {
    if (!take("(")) {
      return List.of();
    }
    int start = at;
    for (int depth = 1; more(); ) {
      Token token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.subList(start, at - 1);
      }
    }
    return tokens.subList(start, at);
  }

  /** The parts between the commas that stand outside parentheses. */
  static List<List<Token>> parts(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        parts.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    parts.add(tokens.subList(start, tokens.size()));
    return parts;
  }
}
