package io.bascule.dsl;

/**
 * A column of numbers that are not whole, with a foreign key.
 *
 * @param <N> the Java type of its values
 */
public final class NumberReference<N extends Number> extends Column<N>
    implements Numeric<N>,
        NumberModifiers<N, NumberReference<N>>,
        ForeignKeyModifiers<NumberReference<N>> {
  NumberReference(NumberColumn<N> column) {
    super(column);
  }
}
