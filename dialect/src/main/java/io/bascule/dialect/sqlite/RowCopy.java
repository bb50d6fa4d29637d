package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of a table come into its new form: which columns are filled, and from what.
 *
 * @param columns names of the new form, in quotes where they need them
 * @param values an expression over the old form for each
 */
record RowCopy(List<String> columns, List<String> values) {

  /**
   * The copy from one table to another.
   *
   * @param from the old form
   * @param to the new form
   * @param conversions how values are changed on the way
   */
  static RowCopy of(TableShape from, TableShape to, Conversions conversions) {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (TableShape.Field column : to.columns()) {
      Optional<String> value =
          conversions.isFresh(column.name())
              ? conversions.filling(column.name())
              : from.column(column.name())
                  .map(source -> conversions.value(source.name(), column.name()));
      if (column.isPlain() && value.isPresent()) {
        columns.add(SqlText.quoted(column.name()));
        values.add(value.get());
      }
    }
    boolean addressed =
        to.rowidColumn().filter(c -> columns.contains(SqlText.quoted(c.name()))).isPresent();
    Optional<String> oldRowid = from.rowid();
    Optional<String> newRowid = to.rowid();
    if (!addressed && oldRowid.isPresent() && newRowid.isPresent()) {
      columns.add(0, newRowid.get());
      values.add(0, oldRowid.get());
    }
    if (columns.isEmpty()) {
      to.columns().stream()
          .filter(TableShape.Field::isPlain)
          .findFirst()
          .ifPresent(
              column -> {
                columns.add(SqlText.quoted(column.name()));
                values.add(column.fallback());
              });
    }
    return new RowCopy(List.copyOf(columns), List.copyOf(values));
  }

  /** The statement. It neither replaces nor skips rows, whatever the new form's constraints say. */
  String statement(String from, String to) {
    return "INSERT OR ABORT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(to, String.join(", ", columns), String.join(", ", values), from);
  }
}
