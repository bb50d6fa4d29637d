package io.bascule.dsl;

/**
 * A column of integers, with a foreign key.
 *
 * @param <N> the Java type of its values
 */
public final class IntegerReference<N extends Number> extends Column<N>
    implements Numeric<N>,
        IntegerModifiers<N, IntegerReference<N>>,
        ForeignKeyModifiers<IntegerReference<N>> {
  IntegerReference(IntegerColumn<N> column) {
    super(column);
  }
}
