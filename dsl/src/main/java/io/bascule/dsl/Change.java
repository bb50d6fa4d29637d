package io.bascule.dsl;

import java.util.Objects;
import java.util.function.UnaryOperator;

/** Changes the key that somebody speaks of. */
final class Change {
  private Change() {}

  @SuppressWarnings("unchecked") // every permitted class names itself as C
  static <C> C of(
      ForeignKeyModifiers<C> speaker, UnaryOperator<io.bascule.schema.ForeignKey> change) {
    ForeignKey key =
        speaker instanceof ForeignKey own
            ? own
            : Objects.requireNonNull(((Column<?>) speaker).definition().link());
    key.change(change);
    return (C) speaker;
  }
}
