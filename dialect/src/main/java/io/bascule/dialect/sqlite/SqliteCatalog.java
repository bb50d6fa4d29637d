package io.bascule.dialect.sqlite;

import io.bascule.dialect.Catalog;
import io.bascule.dialect.Live;
import io.bascule.dialect.sqlite.StoredTable.ColumnFact;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads sqlite_schema and, to check the reading, two pragmas as tables. Every query reads each row
 * of the schema once: pragma_table_list and the list of indexes are laid out first, because as
 * correlated subqueries they would be run for each table anew.
 *
 * <p>A table's name stands in its FACTS. TABLE_NAME has the row's number besides: SchemaCrawler
 * cuts blanks off, and would take {@code " t"} and {@code "t"} for one table.
 */
final class SqliteCatalog implements Catalog {
  private static final String OBJECTS = "objects";

  @Override
  public String tables() {
    return "WITH "
        + SqliteRows.KINDS
        + """
        ,
        lists AS MATERIALIZED (
          SELECT tbl_name, json_group_array(sql) AS indexes
          FROM (SELECT tbl_name, sql FROM sqlite_schema
                WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid)
          GROUP BY tbl_name
        )
        SELECT NULL AS TABLE_CAT, NULL AS TABLE_SCHEM, s.name || ' ' || s.rowid AS TABLE_NAME,
          'TABLE' AS TABLE_TYPE, NULL AS REMARKS,
          json_object('name', s.name, 'sql', s.sql, 'wr', kinds.wr, 'strict', kinds.strict,
            'indexes', json(coalesce(lists.indexes, '[]')),
            'columns', json((SELECT json_group_array(json_array(c.name, c."notnull", c.pk, c.hidden))
              FROM pragma_table_xinfo(s.name, 'main') c))) AS FACTS
        FROM sqlite_schema s JOIN kinds ON kinds.name = s.name
          LEFT JOIN lists ON lists.tbl_name = s.name
        WHERE\s"""
        + SqliteRows.ORDINARY;
  }

  @Override
  public List<String> tableTypes() {
    return List.of("TABLE");
  }

  @Override
  public Map<String, String> others() {
    String query =
        "WITH %s SELECT json_object('kind', %s, 'name', s.name, 'table', s.tbl_name, 'sql', %s)"
                .formatted(SqliteRows.KINDS, SqliteRows.KIND, SqliteRows.OWN_SQL)
            + " AS FACTS FROM sqlite_schema s LEFT JOIN kinds ON kinds.name = s.name AND s.type <>"
            + " 'trigger' WHERE "
            + SqliteRows.OTHER
            + " ORDER BY s.rowid";
    return Map.of(OBJECTS, query);
  }

  @Override
  public List<String> before() {
    return List.of();
  }

  @Override
  public List<String> after() {
    return List.of();
  }

  @Override
  public Live live(Facts facts) {
    var tables = facts.tables().stream().map(SqliteCatalog::table).toList();
    var objects =
        facts.others().getOrDefault(OBJECTS, List.of()).stream()
            .map(SqliteCatalog::object)
            .toList();
    return new StoredSchema(tables, objects).live();
  }

  private static StoredTable table(Map<String, @Nullable Object> facts) {
    var columns = new ArrayList<ColumnFact>();
    for (Object row : list(facts.get("columns"))) {
      List<?> column = list(row);
      columns.add(
          new ColumnFact(
              text(column.get(0)),
              number(column.get(1)),
              number(column.get(2)),
              number(column.get(3))));
    }
    return new StoredTable(
        text(facts.get("name")),
        text(facts.get("sql")),
        list(facts.get("indexes")).stream().map(SqliteCatalog::text).toList(),
        columns,
        number(facts.get("wr")),
        number(facts.get("strict")));
  }

  private static StoredObject object(Map<String, @Nullable Object> facts) {
    Object sql = facts.get("sql");
    return new StoredObject(
        text(facts.get("kind")),
        text(facts.get("name")),
        text(facts.get("table")),
        sql == null ? null : text(sql));
  }

  private static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw SqliteRefusal.fact("a list", value);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw SqliteRefusal.fact("a text", value);
  }

  private static int number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.intValue();
    }
    throw SqliteRefusal.fact("a number", value);
  }

  /**
   * The same reading without SchemaCrawler, for those who have only a connection. It is read within
   * the connection's transaction, if it is in one.
   *
   * @throws io.bascule.dialect.DialectException if the database cannot be read
   */
  static Live read(Connection connection) {
    return SqliteRows.stored(connection).live();
  }
}
