package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.function.Function;

/**
 * A column of numbers that are not whole.
 *
 * @param <N> the Java type of its values
 */
public final class NumberColumn<N extends Number> extends Column<N>
    implements Numeric<N>, NumberModifiers<N, NumberColumn<N>>, ArrayModifiers<N> {
  NumberColumn(Definition definition, Function<? super N, Literal> constants) {
    super(definition, constants);
  }

  /**
   * It points to that column of another table of the schema, or of its own.
   *
   * @param table the class that declares the other table
   * @param column says which column of it
   */
  public <R extends Table> NumberReference<N> references(
      Class<R> table, Function<? super R, ? extends Column<N>> column) {
    point(table, column);
    return new NumberReference<>(this);
  }

  /**
   * It points to a table that is not declared here, or to a column of another Java type.
   *
   * @param table the other table's name, as {@code table} or {@code schema.table}
   * @param columns its columns; none for its primary key, as SQLite allows
   */
  public NumberReference<N> referencesTable(String table, String... columns) {
    point(table, columns);
    return new NumberReference<>(this);
  }
}
