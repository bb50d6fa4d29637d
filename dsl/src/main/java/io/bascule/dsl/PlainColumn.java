package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.function.Function;

/**
 * A column about which nothing special can be said.
 *
 * @param <T> the Java type of its values
 */
public final class PlainColumn<T> extends Column<T>
    implements Modifiers<T, PlainColumn<T>>, ArrayModifiers<T> {
  PlainColumn(Definition definition, Function<? super T, Literal> constants) {
    super(definition, constants);
  }

  /**
   * It points to that column of another table of the schema, or of its own.
   *
   * @param table the class that declares the other table
   * @param column says which column of it
   */
  public <R extends Table> PlainReference<T> references(
      Class<R> table, Function<? super R, ? extends Column<T>> column) {
    point(table, column);
    return new PlainReference<>(this);
  }

  /**
   * It points to a table that is not declared here, or to a column of another Java type.
   *
   * @param table the other table's name, as {@code table} or {@code schema.table}
   * @param columns its columns; none for its primary key, as SQLite allows
   */
  public PlainReference<T> referencesTable(String table, String... columns) {
    point(table, columns);
    return new PlainReference<>(this);
  }
}
