package io.bascule.dsl;

import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;

/**
 * What a number can do besides: be reckoned with, and be compared with a plain {@code 0} whatever
 * its Java type. A field declared as {@code IntegerColumn<Long>} has it, and so has {@code
 * number(column)}; a field declared as {@code Column<Long>} is compared with {@code 0L}.
 *
 * @param <N> its Java type
 */
public sealed interface Numeric<N extends Number>
    permits NumberValue, IntegerColumn, IntegerReference, NumberColumn, NumberReference {

  /** Equal to the number. */
  default Condition eq(long number) {
    return Numbers.compare(this, Operator.EQUAL, number);
  }

  /** Not equal to the number. */
  default Condition ne(long number) {
    return Numbers.compare(this, Operator.NOT_EQUAL, number);
  }

  /** Less than the number. */
  default Condition lt(long number) {
    return Numbers.compare(this, Operator.LESS, number);
  }

  /** Less than the number or equal to it. */
  default Condition le(long number) {
    return Numbers.compare(this, Operator.LESS_OR_EQUAL, number);
  }

  /** Greater than the number. */
  default Condition gt(long number) {
    return Numbers.compare(this, Operator.GREATER, number);
  }

  /** Greater than the number or equal to it. */
  default Condition ge(long number) {
    return Numbers.compare(this, Operator.GREATER_OR_EQUAL, number);
  }

  /** From the one number to the other, both included. */
  default Condition between(long least, long greatest) {
    return Numbers.condition(this, Operator.BETWEEN, least, greatest);
  }

  /** Equal to the number. */
  default Condition in(long number) {
    return Numbers.condition(this, Operator.IN, number);
  }

  /** Equal to one of the numbers. */
  default Condition in(long first, long second) {
    return Numbers.condition(this, Operator.IN, first, second);
  }

  /** Equal to one of the numbers. */
  default Condition in(long first, long second, long third) {
    return Numbers.condition(this, Operator.IN, first, second, third);
  }

  /** Equal to one of the numbers; for more than four, write constants of the column's type. */
  default Condition in(long first, long second, long third, long fourth) {
    return Numbers.condition(this, Operator.IN, first, second, third, fourth);
  }

  /** The sum of both. */
  default NumberValue<N> plus(Value<? extends Number> other) {
    return Numbers.reckon(this, Operator.PLUS, other);
  }

  /** The sum of both. */
  default NumberValue<N> plus(long number) {
    return Numbers.reckon(this, Operator.PLUS, Numbers.literal(number));
  }

  /** The sum of both. */
  default NumberValue<N> plus(N number) {
    return Numbers.reckon(this, Operator.PLUS, Literal.ofValue(number));
  }

  /** This less the other. */
  default NumberValue<N> minus(Value<? extends Number> other) {
    return Numbers.reckon(this, Operator.MINUS, other);
  }

  /** This less the number. */
  default NumberValue<N> minus(long number) {
    return Numbers.reckon(this, Operator.MINUS, Numbers.literal(number));
  }

  /** This less the number. */
  default NumberValue<N> minus(N number) {
    return Numbers.reckon(this, Operator.MINUS, Literal.ofValue(number));
  }

  /** The product of both. */
  default NumberValue<N> times(Value<? extends Number> other) {
    return Numbers.reckon(this, Operator.TIMES, other);
  }

  /** The product of both. */
  default NumberValue<N> times(long number) {
    return Numbers.reckon(this, Operator.TIMES, Numbers.literal(number));
  }

  /** The product of both. */
  default NumberValue<N> times(N number) {
    return Numbers.reckon(this, Operator.TIMES, Literal.ofValue(number));
  }

  /** This divided by the other, as the database divides: integers give an integer. */
  default NumberValue<N> dividedBy(Value<? extends Number> other) {
    return Numbers.reckon(this, Operator.DIVIDED_BY, other);
  }

  /** This divided by the number, as the database divides: integers give an integer. */
  default NumberValue<N> dividedBy(long number) {
    return Numbers.reckon(this, Operator.DIVIDED_BY, Numbers.literal(number));
  }

  /** This divided by the number, as the database divides: integers give an integer. */
  default NumberValue<N> dividedBy(N number) {
    return Numbers.reckon(this, Operator.DIVIDED_BY, Literal.ofValue(number));
  }
}
