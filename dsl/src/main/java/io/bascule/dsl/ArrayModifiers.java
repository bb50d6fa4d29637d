package io.bascule.dsl;

import java.util.List;

/**
 * What makes an array of a column's type.
 *
 * @param <T> the Java type of the elements
 */
public sealed interface ArrayModifiers<T>
    permits PlainColumn, IntegerColumn, NumberColumn, TextColumn, OtherColumn {

  /**
   * It holds an array of values of its type: {@code text("tags").array()}. To be said right behind
   * the type, because what follows is said of the array.
   */
  default OtherColumn<List<T>> array() {
    return ArrayText.of(this);
  }
}
