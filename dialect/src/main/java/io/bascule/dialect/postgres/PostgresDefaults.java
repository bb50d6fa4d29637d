package io.bascule.dialect.postgres;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells constants among the defaults that the server prints. */
final class PostgresDefaults {
  private PostgresDefaults() {}

  /**
   * The default as a constant where it is one, perhaps cast to the column's own type; otherwise in
   * the server's words.
   *
   * @param text what the server prints
   * @param type the column's type
   * @param casts the column's type in the words of a cast, and its base type if it is a domain
   * @return null where the default is NULL and says nothing
   */
  static @Nullable Expression read(String text, Type type, Set<String> casts) {
    List<Token> tokens = SqlText.significant(text);
    Token first = tokens.get(0);
    if (tokens.size() == 1) {
      Expression bare = bare(first);
      return bare == null ? Expression.sql(text) : bare;
    }
    boolean cast = tokens.get(1).is(':') && casts.contains(afterColons(text, tokens));
    if (cast && first.is("NULL")) {
      return type.kind() == Type.Kind.NAMED ? Literal.ofNull() : null;
    }
    if (cast && first.kind() == SqlText.Kind.STRING) {
      return constant(PostgresTexts.unquoted(first.text()), type);
    }
    if (cast && first.kind() == SqlText.Kind.NUMBER) {
      return Literal.number(first.text());
    }
    return Expression.sql(PostgresTexts.unwrapped(text));
  }

  private static String afterColons(String text, List<Token> tokens) {
    return tokens.size() > 2 ? text.substring(tokens.get(2).end()) : "";
  }

  private static @Nullable Expression bare(Token token) {
    if (token.kind() == SqlText.Kind.NUMBER) {
      return Literal.number(token.text());
    }
    if (token.kind() == SqlText.Kind.STRING && "'Ee".indexOf(token.text().charAt(0)) >= 0) {
      return Literal.of(PostgresTexts.unquoted(token.text()));
    }
    if (token.is("true") || token.is("false")) {
      return Literal.of(token.is("true"));
    }
    for (Operator clock :
        List.of(Operator.CURRENT_TIMESTAMP, Operator.CURRENT_DATE, Operator.CURRENT_TIME)) {
      if (token.is(clock.word())) {
        return Expression.apply(clock);
      }
    }
    return null;
  }

  /** A constant of the column's type that the server put in quotes. */
  private static Literal constant(String text, Type type) {
    return switch (type.kind()) {
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE ->
          isNumber(text) ? Literal.number(text) : Literal.of(text);
      case BINARY ->
          text.startsWith("\\x")
              ? new Literal(Literal.Kind.BYTES, text.substring(2))
              : Literal.of(text);
      default -> Literal.of(text);
    };
  }

  static boolean isNumber(String text) {
    return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  /**
   * A declared constant as the server keeps it in a column of that type, as far as it needs no
   * server to know.
   */
  static @Nullable Literal written(Literal literal, Type type) {
    if (literal.kind() == Literal.Kind.NULL) {
      return type.kind() == Type.Kind.NAMED ? literal : null;
    }
    return switch (type.kind()) {
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> digits(literal);
      case BOOLEAN -> truth(literal);
      case BINARY ->
          literal.kind() == Literal.Kind.STRING && literal.text().startsWith("\\x")
              ? new Literal(Literal.Kind.BYTES, literal.text().substring(2))
              : literal;
      default -> literal.kind() == Literal.Kind.NUMBER ? digits(literal) : literal;
    };
  }

  private static Literal digits(Literal literal) {
    boolean number = literal.kind() == Literal.Kind.NUMBER || literal.kind() == Literal.Kind.STRING;
    return number && isNumber(literal.text())
        ? Literal.number(new BigDecimal(literal.text()).toPlainString())
        : literal;
  }

  private static Literal truth(Literal literal) {
    return switch (literal.text()) {
      case "1", "true" -> Literal.of(true);
      case "0", "false" -> Literal.of(false);
      default -> literal;
    };
  }
}
