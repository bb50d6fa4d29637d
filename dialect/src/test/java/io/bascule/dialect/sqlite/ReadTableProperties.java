package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A table that was read can be made again, and SQLite takes it for the same. */
class ReadTableProperties {
  @Property
  void readingInvertsSpelling(@ForAll long seed) {
    String sql = new RandomDdl(seed).next();
    try (var database = new InMemory();
        var again = new InMemory()) {
      database.run("create table p(id integer primary key)");
      again.run("create table p(id integer primary key)");
      if (!database.accepts(sql)) {
        return;
      }
      Table table = read(database);
      String spelled = SqliteSpelling.INSTANCE.table(table);
      again.run(spelled);
      assertEquals(table, read(again), () -> sql + "\nspelled\n" + spelled);
      assertEquals(facts(database), facts(again), () -> sql + "\nspelled\n" + spelled);
    }
  }

  private static Table read(InMemory database) {
    String stored = database.rows("select sql from sqlite_schema where name = 't'").get(0);
    return ReadTable.of(CreateTable.of(stored));
  }

  private static List<String> facts(InMemory database) {
    return List.of(
        list(database, "select name, \"notnull\", pk, hidden from pragma_table_xinfo('t')"),
        values(database, "type", SqliteTypes::text),
        values(database, "dflt_value", tokens -> value(database, tokens)),
        list(
            database,
            "select seq, \"table\", \"from\", \"to\", on_update, on_delete, \"match\""
                + " from pragma_foreign_key_list('t') order by id, seq"),
        list(database, "select wr, strict from pragma_table_list where name = 't'"),
        list(
            database,
            "select i.\"unique\", i.origin, i.partial,"
                + " (select group_concat(x.name || ' ' || x.\"desc\" || ' ' || lower(x.coll))"
                + " from pragma_index_xinfo(i.name) x where x.key)"
                + " from pragma_index_list('t') i order by 2, 4"));
  }

  private static String values(
      InMemory database, String column, Function<List<Token>, String> normal) {
    return database.rows("select " + column + " from pragma_table_xinfo('t')").stream()
        .map(text -> normal.apply(SqliteTokens.significant(text)).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  /** What a default comes to: SQLite says it, unless it depends on the hour or is a bare name. */
  private static String value(InMemory database, List<Token> tokens) {
    Token first = tokens.get(0);
    String text = tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    if (first.text().toLowerCase(Locale.ROOT).startsWith("current_")) {
      return text;
    }
    boolean word = first.isName() && !database.accepts("explain select " + text);
    return database
        .rows("select quote(" + (word ? "'" + first.unquoted() + "'" : text) + ")")
        .get(0);
  }

  private static String list(InMemory database, String query) {
    return String.join("\n", database.rows(query)).toLowerCase(Locale.ROOT);
  }
}
