package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What SQLite's pragmas say of a table, in a form in which mere spelling is no difference. */
final class Pragmas {
  private Pragmas() {}

  /** All facts of all tables. */
  static List<String> all(InMemory database) {
    var facts = new ArrayList<String>();
    for (String table :
        database.rows("select name from sqlite_schema where type = 'table' order by lower(name)")) {
      facts.add(table);
      facts.addAll(of(database, table));
    }
    return facts;
  }

  /** All facts of one table. */
  static List<String> of(InMemory database, String table) {
    String name = "('" + table.replace("'", "''") + "')";
    return List.of(
        list(database, "select name, \"notnull\", pk, hidden from pragma_table_xinfo" + name),
        values(database, "type", name, SqliteTypes::text),
        values(database, "dflt_value", name, tokens -> value(database, tokens)),
        list(
            database,
            "select f.seq, f.\"table\", f.\"from\","
                + " coalesce(f.\"to\", (select name from pragma_table_xinfo(f.\"table\")"
                + " where pk = f.seq + 1)),"
                + " f.on_update, f.on_delete, f.\"match\""
                + " from pragma_foreign_key_list"
                + name
                + " f order by f.id, f.seq"),
        list(database, "select wr, strict from pragma_table_list" + name),
        list(
            database,
            "select i.\"unique\", i.origin, i.partial,"
                + " (select group_concat(x.name || ' ' || x.\"desc\" || ' ' || lower(x.coll))"
                + " from pragma_index_xinfo(i.name) x where x.key)"
                + " from pragma_index_list"
                + name
                + " i order by 2, 4"));
  }

  private static String values(
      InMemory database, String column, String table, Function<List<Token>, String> normal) {
    return database.rows("select " + column + " from pragma_table_xinfo" + table).stream()
        .map(text -> normal.apply(SqliteTokens.significant(text)).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  /** What a default comes to: SQLite says it, unless it depends on the hour or is a bare name. */
  private static String value(InMemory database, List<Token> tokens) {
    String text = tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    if (tokens.isEmpty()
        || text.contains("(")
        || text.toLowerCase(Locale.ROOT).startsWith("current_")) {
      return text;
    }
    boolean word = tokens.get(0).isName() && !database.accepts("explain select " + text);
    return database
        .rows("select quote(" + (word ? "'" + tokens.get(0).unquoted() + "'" : text) + ")")
        .get(0);
  }

  private static String list(InMemory database, String query) {
    return String.join("\n", database.rows(query)).toLowerCase(Locale.ROOT);
  }
}
