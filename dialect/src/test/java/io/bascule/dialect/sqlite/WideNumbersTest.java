package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How numbers are told that foreign keys tie together. */
class WideNumbersTest {
  private static final String SCRIPT =
      """
      create table numbered(id integer primary key autoincrement, other integer);
      create table plain(id integer primary key, parent integer references plain(id));
      create table child(
        a bigint references numbered(id), b bigint references plain(id), c integer);
      create table small(id integer primary key, next integer references small(id));
      """;

  @Test
  void whatBigNumbersPointToIsWide() throws SQLException {
    Schema told = new Sqlite().declared(TestDatabase.schema(SCRIPT));
    assertEquals(List.of("bigint", "integer"), types(told, "numbered"));
    assertEquals(List.of("INTEGER", "INTEGER"), types(told, "plain"));
    assertEquals(List.of("bigint", "bigint", "integer"), types(told, "child"));
    assertEquals(List.of("integer", "integer"), types(told, "small"));
  }

  @Test
  void itMeansTheSame() throws SQLException {
    var sqlite = new Sqlite();
    Schema read = TestDatabase.schema(SCRIPT);
    assertEquals(sqlite.express(read), sqlite.express(sqlite.declared(read)));
  }

  private static List<String> types(Schema schema, String table) {
    return schema.existing(io.bascule.schema.QualifiedName.of(table)).columns().stream()
        .map(column -> column.type().toString())
        .toList();
  }
}
