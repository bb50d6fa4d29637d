package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Literal;

/**
 * An expression that is a number.
 *
 * @param <N> its Java type
 */
public final class NumberValue<N extends Number> extends Value<N> implements Numeric<N> {
  NumberValue(Expression expression) {
    super(expression, Literal::ofValue);
  }
}
