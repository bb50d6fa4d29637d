package io.bascule.testkit.internal.sqlite;

import io.bascule.testkit.internal.Rows;
import io.bascule.testkit.internal.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An index that somebody created: its keys, with the text of expressions, and its condition. */
final class CreateIndex {
  private final String name;
  private final String table;
  private final List<Row> keys;
  private final Set<String> columns;
  private final Cursor cursor;
  private final boolean unique;

  CreateIndex(Connection connection, Row object) throws SQLException {
    name = object.text("name");
    table = object.text("tbl_name");
    String query = "select * from pragma_index_xinfo(?) where key order by seqno";
    keys = Rows.of(connection, query, name);
    columns =
        Rows.of(connection, "select name from pragma_table_xinfo(?)", table).stream()
            .map(row -> row.text("name").toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    columns.add(table.toLowerCase(Locale.ROOT));
    cursor = new Cursor(Tokenizer.tokens(object.text("sql")));
    cursor.take("create");
    unique = cursor.take("unique");
  }

  String normal() {
    while (cursor.more() && !cursor.peek().is("(")) {
      cursor.next();
    }
    List<List<Token>> parts = Cursor.parts(cursor.parenthesized());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      texts.add(key(keys.get(i), parts.get(i)));
    }
    String index = (unique ? "unique index " : "index ") + Normal.declared(name);
    return index
        + " on "
        + Normal.declared(table)
        + " ("
        + String.join(", ", texts)
        + ")"
        + where();
  }

  private String key(Row row, List<Token> part) {
    String key = TablePragmas.key(row);
    if (!row.text("cid").equals("-2")) {
      return key;
    }
    List<Token> expression = part;
    int last = expression.size() - 1;
    if (expression.get(last).is("asc") || expression.get(last).is("desc")) {
      expression = expression.subList(0, last--);
    }
    return key.replaceFirst("^expression", "")
        + " ("
        + Normal.expression(expression, columns)
        + ")";
  }

  private String where() {
    if (!cursor.take("where")) {
      return "";
    }
    return " where " + Normal.expression(cursor.until(Set.of()), columns);
  }
}
