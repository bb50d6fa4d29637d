package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import java.util.ArrayList;
import java.util.function.Function;

/**
 * A value that the database computes: a column, or an expression over columns. Both sides of a
 * comparison have one Java type; anything else does not compile.
 *
 * @param <T> the Java type of the value
 */
public abstract sealed class Value<T> implements Sortable
    permits Column, Computed, Condition, NumberValue {
  private final Expression expression;
  private final Function<? super T, Literal> constants;

  Value(Expression expression, Function<? super T, Literal> constants) {
    this.expression = expression;
    this.constants = constants;
  }

  /** The value as data, as the schema keeps it. */
  public final Expression expression() {
    return expression;
  }

  final Function<? super T, Literal> constants() {
    return constants;
  }

  final Literal constant(T value) {
    return constants.apply(Mistake.present(value, "a constant"));
  }

  final Condition compare(Operator operator, Expression other) {
    return new Condition(Expression.apply(operator, expression, other));
  }

  private Condition compare(Operator operator, T other) {
    return compare(operator, constant(other));
  }

  private Condition compare(Operator operator, Value<T> other) {
    return compare(operator, Mistake.present(other, "an expression").expression());
  }

  /** Equal to the constant. */
  public final Condition eq(T constant) {
    return compare(Operator.EQUAL, constant);
  }

  /** Equal to the other value. */
  public final Condition eq(Value<T> other) {
    return compare(Operator.EQUAL, other);
  }

  /** Not equal to the constant. */
  public final Condition ne(T constant) {
    return compare(Operator.NOT_EQUAL, constant);
  }

  /** Not equal to the other value. */
  public final Condition ne(Value<T> other) {
    return compare(Operator.NOT_EQUAL, other);
  }

  /** Less than the constant. */
  public final Condition lt(T constant) {
    return compare(Operator.LESS, constant);
  }

  /** Less than the other value. */
  public final Condition lt(Value<T> other) {
    return compare(Operator.LESS, other);
  }

  /** Less than the constant or equal to it. */
  public final Condition le(T constant) {
    return compare(Operator.LESS_OR_EQUAL, constant);
  }

  /** Less than the other value or equal to it. */
  public final Condition le(Value<T> other) {
    return compare(Operator.LESS_OR_EQUAL, other);
  }

  /** Greater than the constant. */
  public final Condition gt(T constant) {
    return compare(Operator.GREATER, constant);
  }

  /** Greater than the other value. */
  public final Condition gt(Value<T> other) {
    return compare(Operator.GREATER, other);
  }

  /** Greater than the constant or equal to it. */
  public final Condition ge(T constant) {
    return compare(Operator.GREATER_OR_EQUAL, constant);
  }

  /** Greater than the other value or equal to it. */
  public final Condition ge(Value<T> other) {
    return compare(Operator.GREATER_OR_EQUAL, other);
  }

  /** Like the pattern, in which {@code %} stands for any text and {@code _} for any character. */
  public final Condition like(T pattern) {
    return compare(Operator.LIKE, pattern);
  }

  /** From the one constant to the other, both included. */
  public final Condition between(T least, T greatest) {
    return new Condition(
        Expression.apply(Operator.BETWEEN, expression, constant(least), constant(greatest)));
  }

  /** From the one value to the other, both included. */
  public final Condition between(Value<T> least, Value<T> greatest) {
    return new Condition(
        Expression.apply(
            Operator.BETWEEN,
            expression,
            Mistake.present(least, "an expression").expression(),
            Mistake.present(greatest, "an expression").expression()));
  }

  /** Equal to one of the constants. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final Condition in(T... constants) {
    var operands = new ArrayList<Expression>();
    operands.add(expression);
    for (T constant : constants) {
      operands.add(constant(constant));
    }
    if (operands.size() == 1) {
      throw Mistake.empty("a condition with in(…)", "constants");
    }
    return new Condition(new Expression.Apply(Operator.IN, operands));
  }

  /** NULL. */
  public final Condition isNull() {
    return new Condition(Expression.apply(Operator.IS_NULL, expression));
  }

  /** Not NULL. */
  public final Condition isNotNull() {
    return new Condition(Expression.apply(Operator.IS_NOT_NULL, expression));
  }

  /** A key of an index that sorts from the least to the greatest. */
  public final Key asc() {
    return new Key(io.bascule.schema.Key.of(expression));
  }

  /** A key of an index that sorts from the greatest to the least. */
  public final Key desc() {
    return asc().desc();
  }
}
