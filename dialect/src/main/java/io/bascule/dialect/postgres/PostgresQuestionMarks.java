package io.bascule.dialect.postgres;

import io.bascule.dialect.DataSql;
import io.bascule.schema.SqlText.Token;
import java.util.List;

/**
 * Tells question marks that wait for a value from those that are operators of jsonb and of the
 * geometric types, such as {@code ?}, {@code ?|} and {@code @?} (PostgreSQL, 9.11 and 9.16).
 */
final class PostgresQuestionMarks {
  /** Nothing can follow an operator but its operand. */
  private static final String NEVER_AFTER_OPERATOR = "),;]";

  /** After these stands no operator that has two sides, and none is written with them. */
  private static final String ALWAYS_BEFORE_VALUE = "(,=";

  private static final String OF_OPERATORS = "|&#-";

  private PostgresQuestionMarks() {}

  /** Those that cannot be operators. */
  static List<Token> waiting(List<Token> statement) {
    List<Token> words = statement.stream().filter(Token::matters).toList();
    return DataSql.places(statement).stream()
        .filter(place -> isSure(words, words.indexOf(place)))
        .toList();
  }

  private static boolean isSure(List<Token> words, int at) {
    if (at + 1 == words.size()) {
      return true;
    }
    Token next = words.get(at + 1);
    boolean longer = next.start() == words.get(at).end() && isOneOf(next, OF_OPERATORS);
    boolean begins = at > 0 && isOneOf(words.get(at - 1), ALWAYS_BEFORE_VALUE);
    return !longer && (begins || isOneOf(next, NEVER_AFTER_OPERATOR));
  }

  private static boolean isOneOf(Token token, String signs) {
    return signs.chars().anyMatch(sign -> token.is((char) sign));
  }
}
