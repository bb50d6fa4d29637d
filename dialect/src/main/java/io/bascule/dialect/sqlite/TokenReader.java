package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the tokens of a definition that matter, and refuses what it does not expect. */
final class TokenReader {
  private final String sql;
  private final List<Token> tokens;
  private int at;

  TokenReader(String sql) {
    this(sql, SqliteTokens.significant(sql));
  }

  /** Walks over some of the tokens of a text. */
  TokenReader(String sql, List<Token> tokens) {
    this.sql = sql;
    this.tokens = tokens;
  }

  boolean done() {
    return at >= tokens.size();
  }

  /** How many tokens have been taken. */
  int taken() {
    return at;
  }

  /** The tokens taken since that many were. */
  List<Token> since(int count) {
    return tokens.subList(count, at);
  }

  /** The tokens that are left. */
  List<Token> rest() {
    return tokens.subList(at, tokens.size());
  }

  @Nullable Token peek() {
    return peek(0);
  }

  @Nullable Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : null;
  }

  boolean at(String word) {
    return at(0, word);
  }

  boolean at(int ahead, String word) {
    Token token = peek(ahead);
    return token != null && token.is(word);
  }

  boolean at(char sign) {
    Token token = peek();
    return token != null && token.is(sign);
  }

  /** Whether the next token is a bare word that {@code words} has in upper case. */
  boolean atOne(java.util.Set<String> words) {
    Token token = peek();
    return token != null
        && token.kind() == Kind.WORD
        && words.contains(SqliteNames.upper(token.text()));
  }

  /** Takes the word if it is next. */
  boolean take(String word) {
    return step(at(word));
  }

  /** Takes the sign if it is next. */
  boolean take(char sign) {
    return step(at(sign));
  }

  private boolean step(boolean fits) {
    at += fits ? 1 : 0;
    return fits;
  }

  /** Takes both words if they are next. */
  boolean take(String first, String second) {
    boolean fits = at(first) && at(1, second);
    at += fits ? 2 : 0;
    return fits;
  }

  void need(String word) {
    if (!take(word)) {
      throw unexpected(word);
    }
  }

  void need(char sign) {
    if (!take(sign)) {
      throw unexpected("\"" + sign + "\"");
    }
  }

  /** Takes whatever is next. */
  Token next() {
    Token token = peek();
    if (token == null) {
      throw unexpected("more");
    }
    at++;
    return token;
  }

  /** Takes a name: bare, quoted, or in single quotes, as SQLite allows it. */
  Token name() {
    Token token = peek();
    if (token == null || !(token.isName() || token.kind() == Kind.STRING)) {
      throw unexpected("a name");
    }
    return next();
  }

  /** Takes a pair of parentheses and all between them, which is returned. */
  List<Token> parentheses() {
    int open = at;
    need('(');
    for (int depth = 1; depth > 0; ) {
      Token token = next();
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
    }
    return tokens.subList(open + 1, at - 1);
  }

  /** Where the token taken last ends. */
  int end() {
    return tokens.get(at - 1).end();
  }

  /** The text from one token's start to another's end, with all between. */
  static String text(String sql, List<Token> tokens) {
    return tokens.isEmpty()
        ? ""
        : sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  RuntimeException unexpected(String wanted) {
    Token token = peek();
    String found = token == null ? "its end" : token.text();
    return SqliteRefusal.syntax(sql, wanted, found);
  }
}
