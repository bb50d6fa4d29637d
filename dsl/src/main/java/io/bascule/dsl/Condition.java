package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;

/** A value that is true, false or NULL: the rule of a check, the predicate of a partial index. */
public final class Condition extends Value<Boolean> {
  Condition(Expression expression) {
    super(expression, Literal::ofValue);
  }

  /** True where both are. */
  public Condition and(Value<Boolean> other) {
    return joined(Operator.AND, other);
  }

  /** True where one of them is. */
  public Condition or(Value<Boolean> other) {
    return joined(Operator.OR, other);
  }

  /** True where this is false. */
  public Condition not() {
    return new Condition(Expression.apply(Operator.NOT, expression()));
  }

  private Condition joined(Operator operator, Value<Boolean> other) {
    Value<Boolean> present = Mistake.present(other, "a condition");
    return new Condition(Expression.apply(operator, expression(), present.expression()));
  }
}
