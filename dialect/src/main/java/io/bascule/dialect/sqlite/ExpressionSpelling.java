package io.bascule.dialect.sqlite;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Apply;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions; the order of precedence is that of sqlite.org/lang_expr.html. */
final class ExpressionSpelling {
  /** Binds tighter than every operator. */
  private static final int PRIMARY = 100;

  private ExpressionSpelling() {}

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
    return closed(words(expression));
  }

  /** The database's own words of an expression that is raw SQL, for all databases or for this. */
  private static String words(Expression expression) {
    if (expression instanceof Expression.PerDialect many) {
      String text = many.texts().get(SqliteSpelling.DIALECT);
      if (text == null) {
        throw SqliteRefusal.unspoken(many.texts());
      }
      return text.strip();
    }
    return expression.toString();
  }

  /** The text, with a new line behind a comment that would swallow what follows. */
  private static String closed(String text) {
    List<Token> tokens = SqliteTokens.of(text);
    boolean open = !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().startsWith("--");
    return open ? text + "\n" : text;
  }

  static String literal(Literal literal) {
    return switch (literal.kind()) {
      case NULL -> "NULL";
      case STRING -> "'" + literal.text().replace("'", "''") + "'";
      case BYTES -> "X'" + SqliteNames.upper(literal.text()) + "'";
      case BOOLEAN -> SqliteNames.upper(literal.text());
      case NUMBER -> literal.text();
    };
  }

  private static String apply(Apply apply) {
    List<Expression> operands = apply.operands();
    Operator operator = apply.operator();
    int own = precedence(operator);
    return switch (operator) {
      case CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME -> operator.word();
      case LOWER, UPPER, LENGTH, TRIM, ABS, COALESCE -> operator.word() + list(operands);
      case NOT -> "NOT " + within(operands.get(0), own);
      case IS_NULL, IS_NOT_NULL -> within(operands.get(0), own + 1) + " " + operator.word();
      case IN ->
          within(operands.get(0), own + 1) + " IN " + list(operands.subList(1, operands.size()));
      case BETWEEN ->
          "%s BETWEEN %s AND %s"
              .formatted(
                  within(operands.get(0), own + 1),
                  within(operands.get(1), own + 1),
                  within(operands.get(2), own + 1));
      case AND, OR -> joined(operator, operands, own, own);
      default -> joined(operator, operands, own, own + 1);
    };
  }

  private static String list(List<Expression> operands) {
    return operands.stream()
        .map(ExpressionSpelling::spell)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String joined(Operator operator, List<Expression> operands, int first, int rest) {
    var text = new StringBuilder(within(operands.get(0), first));
    for (Expression operand : operands.subList(1, operands.size())) {
      text.append(' ').append(operator.word()).append(' ').append(within(operand, rest));
    }
    return text.toString();
  }

  /** The expression, in parentheses unless it binds at least that tightly. */
  private static String within(Expression operand, int least) {
    return binding(operand) >= least ? spell(operand) : "(" + spell(operand) + ")";
  }

  /** The expression as one that any operator can stand behind. */
  static String primary(Expression expression) {
    return within(expression, PRIMARY);
  }

  private static int binding(Expression expression) {
    if (expression instanceof Apply apply) {
      return precedence(apply.operator());
    }
    boolean simple =
        expression instanceof Expression.ColumnName
            || expression instanceof Literal
            || isPrimary(SqliteTokens.significant(words(expression)));
    return simple ? PRIMARY : 0;
  }

  /** Whether the tokens are one name, one constant, one call, or in parentheses as a whole. */
  static boolean isPrimary(List<Token> tokens) {
    if (tokens.size() == 1) {
      return tokens.get(0).kind() != Kind.SIGN;
    }
    int open = !tokens.isEmpty() && tokens.get(0).kind() == Kind.WORD ? 1 : 0;
    boolean keyword = open == 1 && tokens.get(0).is("NOT");
    int depth = 0;
    for (int i = open; i < tokens.size() && !keyword; i++) {
      depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      if (depth == 0) {
        return i > open && i == tokens.size() - 1;
      }
    }
    return false;
  }

  private static int precedence(Operator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case NOT -> 3;
      case EQUAL, NOT_EQUAL, IS_NULL, IS_NOT_NULL, IN, LIKE, BETWEEN -> 4;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 5;
      case PLUS, MINUS -> 7;
      case TIMES, DIVIDED_BY -> 8;
      case CONCAT -> 9;
      default -> PRIMARY;
    };
  }
}
