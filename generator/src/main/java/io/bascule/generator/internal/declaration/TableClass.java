package io.bascule.generator.internal.declaration;

import io.bascule.schema.Column;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table and the class that declares it.
 *
 * @param table the table
 * @param name the class's simple name
 * @param fields the field of each column, by the column's name
 */
record TableClass(Table table, String name, Map<String, String> fields) {
  /** A constructor has 65,535 bytes of code for its fields; a column takes a hundred at most. */
  private static final int MOST = 400;

  private static final int IN_GROUP = 200;

  static TableClass of(Table table, String name) {
    return new TableClass(table, name, FieldNames.of(table));
  }

  /** The columns in groups that are classes of their own; one group where no class is needed. */
  List<List<Column>> groups() {
    List<Column> all = table.columns().list();
    if (all.size() <= MOST) {
      return List.of(all);
    }
    var groups = new ArrayList<List<Column>>();
    for (int at = 0; at < all.size(); at += IN_GROUP) {
      groups.add(all.subList(at, Math.min(all.size(), at + IN_GROUP)));
    }
    return groups;
  }

  /**
   * How the column's field is reached within the class, or null if the table has no such column.
   */
  @Nullable String path(String column) {
    String field = fields.get(column);
    int at = table.columns().size() <= MOST ? -1 : table.columns().names().indexOf(column);
    return field == null || at < 0 ? field : groupField(at / IN_GROUP) + "." + field;
  }

  /**
   * How the column's field is reached within the class.
   *
   * @throws IllegalArgumentException if the table has no such column
   */
  String existing(String column) {
    String path = path(column);
    if (path == null) {
      throw new IllegalArgumentException(
          "a rule names the column " + column + ", which is not there");
    }
    return path;
  }

  /** The class of a group of columns. */
  static String groupClass(int number) {
    return "Part" + (number + 1);
  }

  /** The field that holds a group of columns; no column's field has such a name. */
  static String groupField(int number) {
    return "part_" + (number + 1);
  }

  /** The name of a lambda's parameter for a row of the table. */
  String parameter() {
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
  }
}
