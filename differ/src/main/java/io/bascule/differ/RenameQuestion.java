package io.bascule.differ;

import io.bascule.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Something is gone, and something much like it is new: was it renamed, or is one dropped and the
 * other added?
 *
 * @param table the table; for a table that is gone, its former name
 * @param before the name that is gone: a column's, or the table's own
 * @param after the name that is new
 * @param subject whether it is a column of the table, or the table itself
 * @param origin the source line of the new one, or null
 */
public record RenameQuestion(
    QualifiedName table, String before, String after, Subject subject, @Nullable String origin) {
  /** What may have been renamed. */
  public enum Subject {
    TABLE,
    COLUMN
  }

  /** What the answer is about: {@code orders.status} or {@code orders}. */
  public String key() {
    return subject == Subject.TABLE ? before : table + "." + before;
  }
}
