package io.bascule.generator.internal.spelling;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Expressions, as calls that read from left to right: {@code column("total").ge(0)}. */
final class ExpressionSpelling {
  /** How many operands a word takes; {@link #ANY} where it takes two or more. */
  private record Word(String text, int operands) {}

  private static final int ANY = -1;

  /** The words that are said of their first operand. */
  private static final Map<Operator, Word> METHODS = new EnumMap<>(Operator.class);

  /** The words that stand before their operands. */
  private static final Map<Operator, Word> FUNCTIONS = new EnumMap<>(Operator.class);

  static {
    METHODS.put(Operator.EQUAL, new Word("eq", 2));
    METHODS.put(Operator.NOT_EQUAL, new Word("ne", 2));
    METHODS.put(Operator.LESS, new Word("lt", 2));
    METHODS.put(Operator.LESS_OR_EQUAL, new Word("le", 2));
    METHODS.put(Operator.GREATER, new Word("gt", 2));
    METHODS.put(Operator.GREATER_OR_EQUAL, new Word("ge", 2));
    METHODS.put(Operator.PLUS, new Word("plus", 2));
    METHODS.put(Operator.MINUS, new Word("minus", 2));
    METHODS.put(Operator.TIMES, new Word("times", 2));
    METHODS.put(Operator.DIVIDED_BY, new Word("dividedBy", 2));
    METHODS.put(Operator.LIKE, new Word("like", 2));
    METHODS.put(Operator.AND, new Word("and", ANY));
    METHODS.put(Operator.OR, new Word("or", ANY));
    METHODS.put(Operator.CONCAT, new Word("concat", ANY));
    METHODS.put(Operator.IN, new Word("in", ANY));
    METHODS.put(Operator.BETWEEN, new Word("between", 3));
    METHODS.put(Operator.IS_NULL, new Word("isNull", 1));
    METHODS.put(Operator.IS_NOT_NULL, new Word("isNotNull", 1));
    FUNCTIONS.put(Operator.NOT, new Word("not", 1));
    FUNCTIONS.put(Operator.LOWER, new Word("lower", 1));
    FUNCTIONS.put(Operator.UPPER, new Word("upper", 1));
    FUNCTIONS.put(Operator.LENGTH, new Word("length", 1));
    FUNCTIONS.put(Operator.TRIM, new Word("trim", 1));
    FUNCTIONS.put(Operator.ABS, new Word("abs", 1));
    FUNCTIONS.put(Operator.COALESCE, new Word("coalesce", ANY));
    FUNCTIONS.put(Operator.CURRENT_TIMESTAMP, new Word("currentTimestamp", 0));
    FUNCTIONS.put(Operator.CURRENT_DATE, new Word("currentDate", 0));
    FUNCTIONS.put(Operator.CURRENT_TIME, new Word("currentTime", 0));
  }

  private final Names names;

  ExpressionSpelling(Names names) {
    this.names = names;
  }

  /** An expression where only an expression will do. */
  String code(Expression expression) {
    if (expression instanceof Literal literal) {
      return literal(literal, true);
    }
    if (expression instanceof Expression.ColumnName column) {
      return names.call("column", names.text(column.name()));
    }
    if (expression instanceof Expression.Apply apply) {
      return apply(apply);
    }
    if (expression instanceof Expression.PerDialect many) {
      return perDialect(many);
    }
    return sql(((Expression.Sql) expression).text());
  }

  /** An expression where a Java value stands for its constant. */
  String operand(Expression expression) {
    return expression instanceof Literal literal ? literal(literal, false) : code(expression);
  }

  /** The database's own words. */
  private String sql(String text) {
    return text.equals(text.strip())
        ? names.call("sql", names.text(text))
        : "new %s(%s)".formatted(names.imports.type(Expression.Sql.class), names.text(text));
  }

  private String literal(Literal literal, boolean wrapped) {
    String text = literal.text();
    String constant =
        switch (literal.kind()) {
          case NULL -> names.call("nothing");
          case BYTES -> names.call("bytes", names.text(text));
          case NUMBER -> isInt(text) ? text : names.call("number", names.text(text));
          case BOOLEAN -> Boolean.toString(Boolean.parseBoolean(text));
          case STRING -> names.text(text);
        };
    boolean bare =
        switch (literal.kind()) {
          case NULL, BYTES -> false;
          case NUMBER -> isInt(text);
          case BOOLEAN, STRING -> true;
        };
    return wrapped && bare ? names.call("value", constant) : constant;
  }

  /** Whether the digits are those of a Java int, so that they may be written as one. */
  private static boolean isInt(String digits) {
    if (!digits.matches("-?[0-9]{1,10}")) {
      return false;
    }
    long number = Long.parseLong(digits);
    return number == (int) number && Long.toString(number).equals(digits);
  }

  private String apply(Expression.Apply apply) {
    List<Expression> operands = apply.operands();
    Word method = METHODS.get(apply.operator());
    if (method != null && takes(method, operands)) {
      return code(operands.get(0))
          + call("." + method.text(), operands.subList(1, operands.size()));
    }
    Word function = FUNCTIONS.get(apply.operator());
    if (function != null && takes(function, operands)) {
      return function.operands() == ANY
          ? call(names.word(function.text()), operands)
          : names.call(function.text(), expressions(operands));
    }
    String operator = names.imports.type(Operator.class) + "." + apply.operator();
    String all = operands.isEmpty() ? operator : operator + ", " + expressions(operands);
    return names.imports.type(Expression.class) + ".apply(" + all + ")";
  }

  private static boolean takes(Word word, List<Expression> operands) {
    return word.operands() == ANY ? operands.size() > 1 : operands.size() == word.operands();
  }

  private String call(String word, List<Expression> operands) {
    return operands.stream().map(this::operand).collect(Collectors.joining(", ", word + "(", ")"));
  }

  private String expressions(List<Expression> operands) {
    return operands.stream().map(this::code).collect(Collectors.joining(", "));
  }

  private String perDialect(Expression.PerDialect many) {
    var spelled = new StringBuilder();
    many.texts()
        .forEach(
            (dialect, text) -> {
              String arguments = names.text(dialect) + ", " + names.text(text);
              spelled.append(
                  spelled.isEmpty() ? names.call("sqlOn", arguments) : ".on(" + arguments + ")");
            });
    return spelled.toString();
  }
}
