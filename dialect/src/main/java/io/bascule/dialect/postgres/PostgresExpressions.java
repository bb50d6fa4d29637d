package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Apply;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Spells expressions; operands stand in parentheses unless nobody could misread them. */
final class PostgresExpressions {
  /**
   * Words that a default without parentheses may not hold (b_expr in PostgreSQL's grammar knows no
   * such operators).
   */
  private static final Set<String> ONLY_IN_PARENTHESES =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "like",
          "ilike",
          "similar",
          "between",
          "is",
          "isnull",
          "notnull",
          "at",
          "collate",
          "overlaps",
          "any",
          "some",
          "all");

  private PostgresExpressions() {}

  /** The expression as it stands by itself, in parentheses of somebody else's. */
  static String spell(Expression expression) {
    if (expression instanceof Literal literal) {
      return literal(literal);
    }
    if (expression instanceof Expression.ColumnName column) {
      return SqlText.quoted(column.name());
    }
    if (expression instanceof Apply apply) {
      return apply(apply);
    }
    return raw(expression);
  }

  /** The words of an expression that is text. */
  private static String raw(Expression expression) {
    if (expression instanceof Expression.PerDialect many) {
      String text = many.texts().get(Postgres.NAME);
      if (text == null) {
        throw DialectException.of(
            "expression-for-others",
            """
            Cannot spell an expression for PostgreSQL: it is given for %s only.

              try     .on("postgres", "…")"""
                .formatted(String.join(", ", many.texts().keySet())));
      }
      return text;
    }
    return expression.toString();
  }

  /** The expression after DEFAULT. */
  static String spellDefault(Expression expression) {
    String text = spell(expression);
    boolean bare =
        SqlText.significant(text).stream()
            .noneMatch(
                token ->
                    ONLY_IN_PARENTHESES.contains(token.text().toLowerCase(java.util.Locale.ROOT)));
    return bare ? text : "(" + text + ")";
  }

  /** The expression as a key of an index: a call as it is, anything else in parentheses. */
  static String spellKey(Expression expression) {
    return expression instanceof Expression.ColumnName || isCall(expression)
        ? spell(expression)
        : "(" + spell(expression) + ")";
  }

  static String literal(Literal literal) {
    return switch (literal.kind()) {
      case NULL -> "NULL";
      case NUMBER, BOOLEAN -> literal.text();
      case STRING -> string(literal.text());
      case BYTES -> "'\\x" + literal.text() + "'::bytea";
    };
  }

  /** A text in quotes; with backslashes, in the form that no setting reads differently. */
  static String string(String text) {
    String quotes = text.replace("'", "''");
    return text.indexOf('\\') < 0 ? "'" + quotes + "'" : "E'" + quotes.replace("\\", "\\\\") + "'";
  }

  private static String apply(Apply apply) {
    List<Expression> operands = apply.operands();
    Operator operator = apply.operator();
    return switch (operator) {
      case CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME -> operator.word();
      case LOWER, UPPER, LENGTH, TRIM, ABS, COALESCE ->
          operator.word() + "(" + listed(operands) + ")";
      case NOT -> "NOT " + operand(operands.get(0));
      case IS_NULL, IS_NOT_NULL -> operand(operands.get(0)) + " " + operator.word();
      case IN ->
          operand(operands.get(0)) + " IN (" + listed(operands.subList(1, operands.size())) + ")";
      case BETWEEN ->
          "%s BETWEEN %s AND %s"
              .formatted(
                  operand(operands.get(0)), operand(operands.get(1)), operand(operands.get(2)));
      case AND, OR ->
          operands.stream()
              .map(PostgresExpressions::term)
              .collect(Collectors.joining(" " + operator.word() + " "));
      default ->
          operands.stream()
              .map(PostgresExpressions::operand)
              .collect(Collectors.joining(" " + operator.word() + " "));
    };
  }

  private static String listed(List<Expression> operands) {
    return operands.stream().map(PostgresExpressions::spell).collect(Collectors.joining(", "));
  }

  /** An operand of AND and OR: comparisons bind tighter, so they need no parentheses. */
  private static String term(Expression expression) {
    boolean bare =
        expression instanceof Apply apply
            && apply.operator() != Operator.AND
            && apply.operator() != Operator.OR;
    return bare ? spell(expression) : operand(expression);
  }

  private static String operand(Expression expression) {
    boolean atom =
        expression instanceof Literal
            || expression instanceof Expression.ColumnName
            || expression instanceof Apply apply && isAtom(apply.operator());
    return atom ? spell(expression) : "(" + spell(expression) + ")";
  }

  private static boolean isAtom(Operator operator) {
    return switch (operator) {
      case CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME -> true;
      case LOWER, UPPER, LENGTH, TRIM, ABS, COALESCE -> true;
      default -> false;
    };
  }

  /** Whether the server reads it as one call of a function, as the grammar of indexes wants it. */
  private static boolean isCall(Expression expression) {
    if (expression instanceof Literal || expression instanceof Expression.ColumnName) {
      return false;
    }
    if (expression instanceof Apply apply) {
      return !apply.operands().isEmpty() && isAtom(apply.operator());
    }
    return isOneCall(SqlText.significant(raw(expression)));
  }

  /** {@code name(…)} or {@code schema.name(…)} and nothing behind it. */
  private static boolean isOneCall(List<SqlText.Token> tokens) {
    int open = 0;
    while (open < tokens.size() && !tokens.get(open).is('(')) {
      boolean name = open % 2 == 0 ? tokens.get(open).isName() : tokens.get(open).is('.');
      if (!name) {
        return false;
      }
      open++;
    }
    return open % 2 == 1 && open < tokens.size() && closesLast(tokens, open);
  }

  private static boolean closesLast(List<SqlText.Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      if (depth == 0) {
        return i == tokens.size() - 1;
      }
    }
    return false;
  }
}
