package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.function.Function;

/**
 * A column of arrays, or of a type in the words of one database.
 *
 * @param <T> the Java type of its values
 */
public final class OtherColumn<T> extends Column<T>
    implements CollationModifiers<T, OtherColumn<T>>, ArrayModifiers<T> {
  OtherColumn(Definition definition, Function<? super T, Literal> constants) {
    super(definition, constants);
  }

  /**
   * It points to that column of another table of the schema, or of its own.
   *
   * @param table the class that declares the other table
   * @param column says which column of it
   */
  public <R extends Table> OtherReference<T> references(
      Class<R> table, Function<? super R, ? extends Column<T>> column) {
    point(table, column);
    return new OtherReference<>(this);
  }

  /**
   * It points to a table that is not declared here, or to a column of another Java type.
   *
   * @param table the other table's name, as {@code table} or {@code schema.table}
   * @param columns its columns; none for its primary key, as SQLite allows
   */
  public OtherReference<T> referencesTable(String table, String... columns) {
    point(table, columns);
    return new OtherReference<>(this);
  }
}
