package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.function.Function;

/** A column of texts. */
public final class TextColumn extends Column<String>
    implements CollationModifiers<String, TextColumn>, ArrayModifiers<String> {
  TextColumn(Definition definition, Function<? super String, Literal> constants) {
    super(definition, constants);
  }

  /**
   * It points to that column of another table of the schema, or of its own.
   *
   * @param table the class that declares the other table
   * @param column says which column of it
   */
  public <R extends Table> TextReference references(
      Class<R> table, Function<? super R, ? extends Column<String>> column) {
    point(table, column);
    return new TextReference(this);
  }

  /**
   * It points to a table that is not declared here, or to a column of another Java type.
   *
   * @param table the other table's name, as {@code table} or {@code schema.table}
   * @param columns its columns; none for its primary key, as SQLite allows
   */
  public TextReference referencesTable(String table, String... columns) {
    point(table, columns);
    return new TextReference(this);
  }
}
