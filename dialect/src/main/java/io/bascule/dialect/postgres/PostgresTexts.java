package io.bascule.dialect.postgres;

import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The server's expressions as texts. */
final class PostgresTexts {
  private PostgresTexts() {}

  /** The text without parentheses around the whole of it. */
  static String unwrapped(String text) {
    String bare = text.strip();
    while (wrapped(SqlText.significant(bare))) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare;
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

  /**
   * A form in which two texts are equal when they differ in spaces, comments, the letter case of
   * bare words, needless quotes around names, parentheses around the whole, and what the server
   * prints otherwise when it reads its own words in again, and in nothing else. Names in quotes
   * keep their letter case, because it counts here.
   */
  static String normal(String text) {
    List<Token> tokens = SqlText.significant(text);
    while (wrapped(tokens)) {
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    return PostgresReprint.castOneByOne(
        PostgresReprint.flattened(tokens).stream()
            .map(PostgresTexts::normal)
            .collect(Collectors.joining(" ")));
  }

  private static String normal(Token token) {
    return switch (token.kind()) {
      case WORD -> token.text().toLowerCase(Locale.ROOT);
      case QUOTED_NAME -> SqlText.quoted(token.unquoted());
      default -> token.text();
    };
  }

  /** The text that a string constant stands for; the constant is one token. */
  static String unquoted(String constant) {
    if (constant.startsWith("'")) {
      return constant.substring(1, constant.length() - 1).replace("''", "'");
    }
    // The server writes E'…' for the sake of backslashes alone, and escapes nothing else.
    return constant.substring(2, constant.length() - 1).replace("''", "'").replace("\\\\", "\\");
  }
}
