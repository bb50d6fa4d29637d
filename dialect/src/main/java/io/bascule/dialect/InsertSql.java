package io.bascule.dialect;

import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserted rows as statements of many rows each, as far as a statement takes values. */
public final class InsertSql {
  private static final int MOST_VALUES = 5000;
  private static final int MOST_ROWS = 500;

  private InsertSql() {}

  /**
   * The statements.
   *
   * @param place what stands in the place of a column's value, by the column's name
   */
  public static List<Statement> statements(
      Dialect dialect, DataStep step, DataAction.Insert insert, UnaryOperator<String> place) {
    Spelling spelling = dialect.spelling();
    List<String> columns = insert.columns();
    int most = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / columns.size()));
    String names = columns.stream().map(spelling::name).collect(Collectors.joining(", "));
    String places = columns.stream().map(place).collect(Collectors.joining(", ", "(", ")"));
    var statements = new ArrayList<Statement>();
    for (int from = 0; from < insert.rows().size(); from += most) {
      List<Row> rows = insert.rows().subList(from, Math.min(insert.rows().size(), from + most));
      String text =
          "INSERT INTO %s (%s) VALUES\n  %s"
              .formatted(
                  spelling.name(insert.table()),
                  names,
                  String.join(",\n  ", Collections.nCopies(rows.size(), places)));
      var values = new ArrayList<@Nullable Object>();
      rows.forEach(row -> values.addAll(row.values()));
      statements.add(
          new Statement.Sql(step, text, values, Statement.Mode.IN_TRANSACTION, List.of()));
    }
    return statements;
  }
}
