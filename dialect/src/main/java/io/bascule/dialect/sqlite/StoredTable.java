package io.bascule.dialect.sqlite;

import io.bascule.schema.Column;
import io.bascule.schema.Generated;
import io.bascule.schema.Key;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * An ordinary table as SQLite stores it, and what its pragmas tell of it, by which the reading of
 * the text is checked.
 *
 * @param name its name
 * @param sql its CREATE TABLE
 * @param indexes the CREATE INDEX of each index that somebody created
 * @param columns what {@code table_xinfo} says, in order
 * @param withoutRowid what {@code table_list} says
 * @param strict what {@code table_list} says
 */
record StoredTable(
    String name,
    String sql,
    List<String> indexes,
    List<ColumnFact> columns,
    int withoutRowid,
    int strict) {

  StoredTable {
    indexes = List.copyOf(indexes);
    columns = List.copyOf(columns);
  }

  /**
   * What {@code table_xinfo} says of a column.
   *
   * @param name its name
   * @param notNull 1 if it may not be NULL
   * @param key its place in the primary key, from 1; 0 if it has none
   * @param hidden 2 if it is generated and virtual, 3 if it is generated and stored, else 0
   */
  record ColumnFact(String name, int notNull, int key, int hidden) {}

  /**
   * The table that the texts mean.
   *
   * @throws io.bascule.dialect.DialectException if they cannot be read, or if SQLite reads them
   *     otherwise
   */
  Table read() {
    Table table;
    try {
      table = ReadTable.of(CreateTable.of(sql), indexes.stream().map(CreateIndex::of).toList());
    } catch (RuntimeException failure) {
      throw SqliteRefusal.unreadable(name, sql, failure);
    }
    check(table);
    return table;
  }

  private void check(Table table) {
    compare("name", name, table.id().local());
    compare("columns", columns.stream().map(ColumnFact::name).toList(), table.columns().names());
    compare("WITHOUT ROWID", withoutRowid == 1, table.attributes().has(Trait.WITHOUT_ROWID));
    compare("STRICT", strict == 1, table.attributes().has(Trait.STRICT));
    List<String> key =
        new ArrayList<>(
            new LinkedHashSet<>(
                table.primaryKey().stream()
                    .flatMap(k -> k.keys().stream())
                    .map(Key::column)
                    .toList()));
    compare("primary key", keyFacts(), key);
    boolean closes = withoutRowid == 1 || strict == 1;
    for (ColumnFact fact : columns) {
      Column column = table.columns().find(fact.name()).orElseThrow();
      boolean notNull = fact.notNull() == 1;
      if (notNull == column.nullable() && !(closes && notNull && fact.key() > 0)) {
        compare("NOT NULL of " + fact.name(), notNull, !column.nullable());
      }
      compare("kind of " + fact.name(), fact.hidden(), hidden(column));
    }
  }

  private List<String> keyFacts() {
    return columns.stream()
        .filter(column -> column.key() > 0)
        .sorted(Comparator.comparingInt(ColumnFact::key))
        .map(ColumnFact::name)
        .toList();
  }

  private static int hidden(Column column) {
    Generated generated = column.generated();
    if (generated == null) {
      return 0;
    }
    return generated.storage() == Generated.Storage.VIRTUAL ? 2 : 3;
  }

  private void compare(String fact, Object told, Object read) {
    if (!told.equals(read)) {
      throw SqliteRefusal.contradiction(name, sql, fact, told, read);
    }
  }
}
