package io.bascule.dialect;

import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.schema.Expression;
import org.jspecify.annotations.Nullable;

/** Rows that are deleted, in the words of a database. */
public final class DeleteSql {
  private DeleteSql() {}

  /** What is run. */
  public static Statement statement(Dialect dialect, DataStep step, Delete delete) {
    Spelling spelling = dialect.spelling();
    return Statement.Sql.of(
        step, "DELETE FROM " + spelling.name(delete.table()) + condition(spelling, delete.where()));
  }

  /**
   * The rows of a table that fit, as a condition behind the table's name; the empty string for all.
   * A comment at its end must not take what comes behind it along.
   */
  static String condition(Spelling spelling, @Nullable Expression where) {
    if (where == null) {
      return "";
    }
    String text = spelling.expression(where);
    return "\nWHERE " + (text.contains("--") ? "(" + text + "\n)" : text);
  }
}
