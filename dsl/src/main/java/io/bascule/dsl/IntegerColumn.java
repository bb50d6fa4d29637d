package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.function.Function;

/**
 * A column of integers.
 *
 * @param <N> the Java type of its values
 */
public final class IntegerColumn<N extends Number> extends Column<N>
    implements Numeric<N>, IntegerModifiers<N, IntegerColumn<N>>, ArrayModifiers<N> {
  IntegerColumn(Definition definition, Function<? super N, Literal> constants) {
    super(definition, constants);
  }

  /**
   * It points to that column of another table of the schema, or of its own.
   *
   * @param table the class that declares the other table
   * @param column says which column of it
   */
  public <R extends Table> IntegerReference<N> references(
      Class<R> table, Function<? super R, ? extends Column<N>> column) {
    point(table, column);
    return new IntegerReference<>(this);
  }

  /**
   * It points to a table that is not declared here, or to a column of another Java type.
   *
   * @param table the other table's name, as {@code table} or {@code schema.table}
   * @param columns its columns; none for its primary key, as SQLite allows
   */
  public IntegerReference<N> referencesTable(String table, String... columns) {
    point(table, columns);
    return new IntegerReference<>(this);
  }
}
