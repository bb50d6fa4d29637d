package io.bascule.dsl;

/**
 * What can be said of a column of numbers.
 *
 * @param <N> the Java type of its values
 * @param <C> what says it
 */
public sealed interface NumberModifiers<N extends Number, C> extends Modifiers<N, C>
    permits IntegerModifiers, NumberColumn, NumberReference {

  /** A row that does not say gets the number. */
  default C defaultTo(long number) {
    return Speech.withDefault(this, Numbers.literal(number));
  }
}
