package io.bascule.testkit.internal.sqlite;

import io.bascule.testkit.internal.Fact;
import io.bascule.testkit.internal.Rows;
import io.bascule.testkit.internal.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything in the schema of a SQLite database. */
public final class SqliteFacts {
  private static final String OBJECTS =
      """
      select type, name, tbl_name, sql from sqlite_schema
      where name not like 'sqlite\\_%' escape '\\' and name not like 'bascule\\_%' escape '\\'
        and tbl_name not like 'bascule\\_%' escape '\\'
      """;

  private final Connection connection;
  private final List<Fact> facts = new ArrayList<>();

  private SqliteFacts(Connection connection) {
    this.connection = connection;
  }

  /** All facts, in no order. */
  public static List<Fact> of(Connection connection) throws SQLException {
    SqliteFacts reading = new SqliteFacts(connection);
    reading.header("user_version");
    reading.header("application_id");
    reading.tables();
    reading.views();
    return reading.facts;
  }

  private void header(String pragma) throws SQLException {
    String value = Rows.of(connection, "pragma " + pragma).get(0).text(pragma);
    if (!value.equals("0")) {
      facts.add(Fact.of("database " + pragma + " " + value));
    }
  }

  private void tables() throws SQLException {
    Map<String, String> kinds = new HashMap<>();
    for (Row row : Rows.of(connection, "pragma main.table_list")) {
      String options =
          (row.flag("wr") ? " without rowid" : "") + (row.flag("strict") ? " strict" : "");
      kinds.put(row.text("name"), row.text("type") + options);
    }
    List<Row> objects = Rows.of(connection, OBJECTS);
    objects.removeIf(object -> kind(kinds, object.text("tbl_name")).startsWith("shadow"));
    Map<String, List<String>> primaryKeys = primaryKeys(objects);
    for (Row object : objects) {
      switch (object.text("type")) {
        case "table" -> table(object, kind(kinds, object.text("name")), primaryKeys);
        case "index" -> {
          if (object.orNull("sql") != null) {
            facts.add(Fact.of(new CreateIndex(connection, object).normal()));
          }
        }
        case "trigger" -> statement("trigger", object);
        default -> {}
      }
    }
  }

  private static String kind(Map<String, String> kinds, String table) {
    return kinds.getOrDefault(table, "");
  }

  private Map<String, List<String>> primaryKeys(List<Row> objects) throws SQLException {
    Map<String, List<String>> keys = new HashMap<>();
    for (Row object : objects) {
      if (object.text("type").equals("table")) {
        String table = object.text("name");
        String query = "select name from pragma_table_xinfo(?) where pk > 0 order by pk";
        List<Row> key = Rows.of(connection, query, table);
        keys.put(
            table.toLowerCase(Locale.ROOT), key.stream().map(row -> row.text("name")).toList());
      }
    }
    return keys;
  }

  private void table(Row object, String kind, Map<String, List<String>> primaryKeys)
      throws SQLException {
    String name = object.text("name");
    String prefix = "table " + Normal.declared(name);
    if (kind.startsWith("virtual")) {
      statement("virtual table", object);
      return;
    }
    facts.add(Fact.of(prefix + kind.replaceFirst("table", "")));
    List<String> columns = columns(prefix, name);
    facts.addAll(new CreateTable(name, columns, object.text("sql")).facts(primaryKeys));
    new TablePragmas(connection, name, primaryKeys).addTo(facts);
  }

  private List<String> columns(String prefix, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    for (Row row : Rows.of(connection, "select * from pragma_table_xinfo(?) order by cid", table)) {
      names.add(row.text("name"));
      facts.add(Fact.of(prefix + " column " + TablePragmas.column(row)));
    }
    return names;
  }

  private void views() throws SQLException {
    for (Row object : Rows.of(connection, OBJECTS + " and type = 'view'")) {
      statement("view", object);
    }
  }

  private void statement(String kind, Row object) {
    String name = Normal.declared(object.text("name"));
    String text = Normal.statement(Tokenizer.tokens(object.text("sql")));
    facts.add(Fact.of(kind + " " + name + ": " + text));
  }
}
