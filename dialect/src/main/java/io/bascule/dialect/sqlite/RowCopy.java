package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the rows of a table come into its new form: which columns are filled, and from what.
 *
 * @param columns names of the new form, in quotes where they need them
 * @param values an expression over the old form for each
 */
record RowCopy(List<String> columns, List<String> values) {
  /** Words that look at more than a row, or are one value for all rows of a statement: the time. */
  private static final Set<String> WHOLE =
      Set.of("OVER", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

  /** Functions that are, or may be, one value for all rows of a statement. */
  private static final Set<String> WHOLE_CALLS =
      Set.of(
          "DATE",
          "TIME",
          "DATETIME",
          "JULIANDAY",
          "UNIXEPOCH",
          "STRFTIME",
          "TIMEDIFF",
          "CHANGES",
          "TOTAL_CHANGES",
          "LAST_INSERT_ROWID");

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

  /**
   * Whether it is the same when some rows are copied after others: each row is filled from itself
   * alone, and by no clock.
   */
  boolean isRowByRow(TableShape to) {
    Stream<String> left =
        to.columns().stream()
            .filter(column -> !columns.contains(SqlText.quoted(column.name())))
            .map(TableShape.Field::fallback);
    return Stream.concat(values.stream(), left).noneMatch(RowCopy::isOfWhole);
  }

  private static boolean isOfWhole(String value) {
    List<Token> tokens = SqliteTokens.significant(value);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean call = i + 1 < tokens.size() && tokens.get(i + 1).is('(');
      if (token.kind() == Kind.WORD && WHOLE.contains(SqliteNames.upper(token.text()))
          || call && WHOLE_CALLS.contains(SqliteNames.upper(token.unquoted()))) {
        return true;
      }
    }
    return false;
  }

  /** The statement. It neither replaces nor skips rows, whatever the new form's constraints say. */
  String statement(String from, String to) {
    return "INSERT OR ABORT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(to, String.join(", ", columns), String.join(", ", values), from);
  }
}
