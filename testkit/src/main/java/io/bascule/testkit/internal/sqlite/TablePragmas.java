package io.bascule.testkit.internal.sqlite;

import io.bascule.testkit.internal.Fact;
import io.bascule.testkit.internal.Rows;
import io.bascule.testkit.internal.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the pragmas tell of one table: a second witness beside its stored text. */
final class TablePragmas {
  private final Connection connection;
  private final String table;
  private final Map<String, List<String>> primaryKeys;

  TablePragmas(Connection connection, String table, Map<String, List<String>> primaryKeys) {
    this.connection = connection;
    this.table = table;
    this.primaryKeys = primaryKeys;
  }

  /** A row of table_xinfo. The place of a column is a part of the schema: rows come in it. */
  static String column(Row row) {
    StringBuilder text = new StringBuilder();
    text.append(row.text("cid")).append(' ').append(Normal.declared(row.text("name")));
    if (!row.text("type").isEmpty()) {
      text.append(" type ").append(Normal.statement(Tokenizer.tokens(row.text("type"))));
    }
    if (row.flag("notnull")) {
      text.append(" not null");
    }
    String value = row.orNull("dflt_value");
    String normal = value == null ? "null" : Normal.expression(Tokenizer.tokens(value), Set.of());
    // A column without a default has NULL for one: sqlite.org/lang_createtable.html, section 3.2.
    if (!normal.equals("null")) {
      text.append(" default ").append(normal);
    }
    if (row.flag("pk")) {
      text.append(" key ").append(row.text("pk"));
    }
    text.append(
        switch (row.text("hidden")) {
          case "0" -> "";
          case "2" -> " virtual";
          case "3" -> " stored";
          default -> " hidden";
        });
    return text.toString();
  }

  void addTo(List<Fact> facts) throws SQLException {
    String prefix = "table " + Normal.declared(table) + " ";
    for (Row index : Rows.of(connection, "select * from pragma_index_list(?)", table)) {
      facts.add(Fact.of(prefix + index(index)));
    }
    for (String reference : references()) {
      facts.add(Fact.of(prefix + reference));
    }
  }

  private String index(Row index) throws SQLException {
    String name = index.text("name");
    List<String> keys = new ArrayList<>();
    for (Row key : Rows.of(connection, "select * from pragma_index_xinfo(?)", name)) {
      if (key.flag("key")) {
        keys.add(key(key));
      }
    }
    return "has %s%s %s from %s (%s)"
        .formatted(
            index.flag("unique") ? "unique " : "",
            index.flag("partial") ? "partial index" : "index",
            name.startsWith("sqlite_autoindex_") ? "of its own" : Normal.declared(name),
            index.text("origin"),
            String.join(", ", keys));
  }

  /** A row of index_xinfo. */
  static String key(Row row) {
    String column = row.orNull("name");
    String place = row.text("cid").equals("-1") ? "rowid" : "expression";
    String collation = row.text("coll").toLowerCase(Locale.ROOT);
    return (column == null ? place : Token.name(column))
        + (collation.equals("binary") ? "" : " collate " + Token.name(collation))
        + (row.flag("desc") ? " desc" : "");
  }

  private List<String> references() throws SQLException {
    String query = "select * from pragma_foreign_key_list(?) order by id, seq";
    List<String> references = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Row row : Rows.of(connection, query, table)) {
      if (row.text("seq").equals("0")) {
        references.add(text.toString());
        text.setLength(0);
        text.append("refers to ").append(Token.name(row.text("table")));
        text.append(" on delete ").append(row.text("on_delete").toLowerCase(Locale.ROOT));
        text.append(" on update ").append(row.text("on_update").toLowerCase(Locale.ROOT));
      }
      text.append(' ').append(Token.name(row.text("from"))).append(" -> ").append(to(row));
    }
    references.add(text.toString());
    references.remove(0);
    return references;
  }

  private String to(Row row) {
    String column = row.orNull("to");
    int place = Integer.parseInt(row.text("seq"));
    List<String> key =
        primaryKeys.getOrDefault(row.text("table").toLowerCase(Locale.ROOT), List.of());
    return column != null
        ? Token.name(column)
        : place < key.size() ? Token.name(key.get(place)) : "?";
  }
}
