package io.bascule.dsl;

import io.bascule.schema.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** Brings what the modifiers say to the column that says it. */
final class Speech {
  private Speech() {}

  static Definition definition(Modifiers<?, ?> speaker) {
    return ((Column<?>) speaker).definition();
  }

  @SuppressWarnings("unchecked") // every permitted class names its own type as T
  static <T> Value<T> value(Modifiers<T, ?> speaker) {
    return (Value<T>) speaker;
  }

  @SuppressWarnings("unchecked") // every permitted class names itself as C
  static <C> C self(Modifiers<?, C> speaker) {
    return (C) speaker;
  }

  static <C> C change(Modifiers<?, C> speaker, UnaryOperator<io.bascule.schema.Column> change) {
    definition(speaker).change(change);
    return self(speaker);
  }

  static <C> C withDefault(Modifiers<?, C> speaker, Expression value) {
    return change(speaker, own -> own.withDefault(value));
  }

  static Expression expression(Modifiers<?, ?> speaker, Value<?> value) {
    return Mistake.present(value, "column " + definition(speaker).name()).expression();
  }

  static List<io.bascule.schema.Key> keys(Modifiers<?, ?> speaker) {
    return List.of(io.bascule.schema.Key.of(definition(speaker).name()));
  }
}
