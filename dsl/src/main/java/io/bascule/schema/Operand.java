package io.bascule.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words that make a longer expression of one: {@code column("total").ge(0)}. An operand is an
 * expression, or a value that {@link Literal#ofValue} has a constant for. Each makes one {@link
 * Expression.Apply} of exactly the operands given.
 */
public sealed interface Operand permits Expression {

  /** Equal to the operand. */
  default Expression eq(Object operand) {
    return with(Expression.Operator.EQUAL, operand);
  }

  /** Not equal to the operand. */
  default Expression ne(Object operand) {
    return with(Expression.Operator.NOT_EQUAL, operand);
  }

  /** Less than the operand. */
  default Expression lt(Object operand) {
    return with(Expression.Operator.LESS, operand);
  }

  /** Less than or equal to the operand. */
  default Expression le(Object operand) {
    return with(Expression.Operator.LESS_OR_EQUAL, operand);
  }

  /** Greater than the operand. */
  default Expression gt(Object operand) {
    return with(Expression.Operator.GREATER, operand);
  }

  /** Greater than or equal to the operand. */
  default Expression ge(Object operand) {
    return with(Expression.Operator.GREATER_OR_EQUAL, operand);
  }

  /** The sum with the operand. */
  default Expression plus(Object operand) {
    return with(Expression.Operator.PLUS, operand);
  }

  /** The difference from the operand. */
  default Expression minus(Object operand) {
    return with(Expression.Operator.MINUS, operand);
  }

  /** The product with the operand. */
  default Expression times(Object operand) {
    return with(Expression.Operator.TIMES, operand);
  }

  /** The quotient by the operand. */
  default Expression dividedBy(Object operand) {
    return with(Expression.Operator.DIVIDED_BY, operand);
  }

  /** Like the pattern. */
  default Expression like(Object operand) {
    return with(Expression.Operator.LIKE, operand);
  }

  /** True where this and all the operands are. */
  default Expression and(Object... operands) {
    return with(Expression.Operator.AND, operands);
  }

  /** True where this or one of the operands is. */
  default Expression or(Object... operands) {
    return with(Expression.Operator.OR, operands);
  }

  /** The texts one after the other. */
  default Expression concat(Object... operands) {
    return with(Expression.Operator.CONCAT, operands);
  }

  /** One of the operands. */
  default Expression in(Object... operands) {
    return with(Expression.Operator.IN, operands);
  }

  /** Between the two, both included. */
  default Expression between(Object least, Object greatest) {
    return with(Expression.Operator.BETWEEN, least, greatest);
  }

  /** True where this is NULL. */
  default Expression isNull() {
    return with(Expression.Operator.IS_NULL);
  }

  /** True where this is not NULL. */
  default Expression isNotNull() {
    return with(Expression.Operator.IS_NOT_NULL);
  }

  private Expression with(Expression.Operator operator, Object... others) {
    List<Expression> operands = new ArrayList<>(List.of(Expression.of(this)));
    Stream.of(others).map(Expression::of).forEach(operands::add);
    return new Expression.Apply(operator, operands);
  }
}
