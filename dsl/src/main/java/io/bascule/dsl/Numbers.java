package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import java.util.ArrayList;

/** Makes expressions of numbers. */
final class Numbers {
  private Numbers() {}

  static Literal literal(long number) {
    return Literal.number(Long.toString(number));
  }

  static Condition compare(Numeric<?> left, Operator operator, long right) {
    return condition(left, operator, right);
  }

  static Condition condition(Numeric<?> left, Operator operator, long... right) {
    var operands = new ArrayList<Expression>();
    operands.add(expression(left));
    for (long number : right) {
      operands.add(literal(number));
    }
    return new Condition(new Expression.Apply(operator, operands));
  }

  static <N extends Number> NumberValue<N> reckon(
      Numeric<N> left, Operator operator, Value<? extends Number> right) {
    return reckon(left, operator, Mistake.present(right, "an expression").expression());
  }

  static <N extends Number> NumberValue<N> reckon(
      Numeric<N> left, Operator operator, Expression right) {
    return new NumberValue<>(Expression.apply(operator, expression(left), right));
  }

  private static Expression expression(Numeric<?> number) {
    return ((Value<?>) number).expression();
  }
}
