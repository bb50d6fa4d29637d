package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import java.util.function.Function;

/** An expression of which no more is known than its Java type. */
final class Computed<T> extends Value<T> {
  Computed(Expression expression, Function<? super T, Literal> constants) {
    super(expression, constants);
  }
}
