package io.bascule.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where a column stands among the columns of its table. Only a database that can put columns in
 * order heeds it.
 *
 * @param place how it is said
 * @param column the column right before it for {@link Place#AFTER}, else null
 */
public record Position(Place place, @Nullable String column) {
  /** How a position is said. */
  public enum Place {
    FIRST,
    AFTER,
    LAST
  }

  /** Behind all others. */
  public static final Position LAST = new Position(Place.LAST, null);

  /** Before all others. */
  public static final Position FIRST = new Position(Place.FIRST, null);

  /** Right behind that column. */
  public static Position after(String column) {
    return new Position(Place.AFTER, column);
  }

  /** Where the named column stands in that table. */
  public static Position of(String column, Table table) {
    var names = table.columns().names();
    int at = names.indexOf(column);
    if (at == names.size() - 1) {
      return LAST;
    }
    return at == 0 ? FIRST : after(names.get(at - 1));
  }

  /** The members with one more at this position; last if the column before it is not there. */
  Members<Column> insert(Members<Column> columns, Column added) {
    String before = column;
    boolean last = place == Place.LAST || before != null && !columns.has(before);
    return last ? columns.with(added) : columns.withAfter(before, added);
  }
}
