package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.Catalog.Facts;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Live;
import io.bascule.dialect.sqlite.StoredTable.ColumnFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqliteCatalogTest {
  private static final String SCHEMA =
      """
      CREATE TABLE "Parent" (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT UNIQUE);
      CREATE TABLE " child" ("a ""b" TEXT NOT NULL, p INTEGER REFERENCES PARENT, g INT AS (p) STORED) STRICT;
      CREATE INDEX ix ON " child" (p DESC, lower("a ""b")) WHERE p > 0;
      CREATE TABLE child (p INT REFERENCES parent(ID), PRIMARY KEY (p)) WITHOUT ROWID;
      CREATE VIEW broken AS SELECT nothing_here FROM parent;
      CREATE VIEW above AS SELECT * FROM broken;
      CREATE TRIGGER tr AFTER INSERT ON child BEGIN UPDATE "Parent" SET code = 1; END;
      CREATE VIRTUAL TABLE words USING fts5(word, content='child');
      CREATE TABLE bascule_history (id INTEGER PRIMARY KEY);
      CREATE INDEX ix_ours ON bascule_history (id);
      CREATE VIEW bascule_view AS SELECT 1;
      CREATE TEMP TABLE passing (a);
      ANALYZE;
      """;

  @Test
  void bothWaysOfReadingAgree() {
    try (var database = new InMemory()) {
      database.run(SCHEMA);
      Live live = SqliteCatalog.read(database.connection());
      assertEquals(List.of("Parent", " child", "child"), live.schema().tables().names());
      assertEquals(live, new SqliteCatalog().live(facts(database)));
    }
  }

  @Test
  void listsWhatTheLanguageCannotSay() {
    try (var database = new InMemory()) {
      database.run(SCHEMA);
      var others =
          SqliteCatalog.read(database.connection()).unmodelled().stream()
              .map(other -> other + " " + other.tables() + " " + other.definition().size())
              .toList();
      assertEquals(
          List.of(
              "view broken [Parent] 1",
              "view above [Parent] 1",
              "trigger tr on child [Parent, child] 1",
              "virtual table words [child] 1",
              "shadow table words_data [] 0",
              "shadow table words_idx [] 0",
              "shadow table words_docsize [] 0",
              "shadow table words_config [] 0",
              "view bascule_view [] 1"),
          others);
    }
  }

  @Test
  void resolvesForeignKeys() {
    try (var database = new InMemory()) {
      database.run(SCHEMA);
      for (var table : SqliteCatalog.read(database.connection()).schema().tables()) {
        for (var key : table.foreignKeys()) {
          assertEquals("Parent", key.table().local());
          assertEquals(List.of("id"), key.referenced());
        }
      }
    }
  }

  @Test
  void stopsWhereSqliteReadsOtherwise() {
    var facts = List.of(new ColumnFact("a", 0, 0, 0), new ColumnFact("b", 1, 0, 0));
    var table = new StoredTable("t", "CREATE TABLE t (a, b)", List.of(), facts, 0, 0);
    var refusal = assertThrows(DialectException.class, table::read);
    assertEquals(
        """
        Cannot read table t: SQLite takes its definition otherwise than this reader.

          text    CREATE TABLE t (a, b)
          fact    NOT NULL of b: SQLite says true, the text was read as false""",
        refusal.getMessage());
  }

  @Test
  void namesTheTableThatItCannotRead() {
    var table = new StoredTable("t", "CREATE TABLE t AS SELECT 1", List.of(), List.of(), 0, 0);
    var refusal = assertThrows(DialectException.class, table::read);
    assertEquals(
        "Cannot read table t: its definition is not understood.",
        refusal.getMessage().lines().findFirst().orElseThrow());
  }

  @Test
  void asksAFixedNumberOfQuestions() {
    var catalog = new SqliteCatalog();
    assertEquals(1, catalog.others().size());
    assertEquals(List.of("TABLE"), catalog.tableTypes());
  }

  /** The answers as a reader of JSON gives them; SQLite itself is that reader here. */
  private static Facts facts(InMemory database) {
    var catalog = new SqliteCatalog();
    var tables = new ArrayList<Map<String, @Nullable Object>>();
    for (String json : column(database, catalog.tables(), 6)) {
      Map<String, @Nullable Object> facts = object(database, json);
      facts.put("indexes", texts(database, json, "$.indexes"));
      facts.put(
          "columns",
          texts(database, json, "$.columns").stream()
              .map(
                  row ->
                      List.of(
                          database.rows("select json_extract(" + quote(row) + ", '$[0]')").get(0),
                          number(database, row, 1),
                          number(database, row, 2),
                          number(database, row, 3)))
              .toList());
      tables.add(facts);
    }
    var others = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
    catalog
        .others()
        .forEach(
            (kind, query) ->
                others.put(
                    kind,
                    column(database, query, 1).stream()
                        .map(json -> object(database, json))
                        .toList()));
    return new Facts(tables, others);
  }

  private static List<String> column(InMemory database, String query, int number) {
    var values = new ArrayList<String>();
    try (var statement = database.connection().createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(number));
      }
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    return values;
  }

  private static Map<String, @Nullable Object> object(InMemory database, String json) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    String query = "select key, type, atom from json_each(" + quote(json) + ")";
    try (var statement = database.connection().createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        String type = row.getString(2);
        object.put(
            row.getString(1), type.equals("integer") ? (Object) row.getInt(3) : row.getString(3));
      }
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    return object;
  }

  private static List<String> texts(InMemory database, String json, String path) {
    return column(
        database, "select value from json_each(" + quote(json) + ", " + quote(path) + ")", 1);
  }

  private static Integer number(InMemory database, String json, int place) {
    String query = "select json_extract(" + quote(json) + ", '$[" + place + "]')";
    return Integer.valueOf(database.rows(query).get(0));
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
