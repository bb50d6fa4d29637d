package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as SQLite itself sees it: which columns there are, and how its rows are addressed.
 *
 * @param name its name, in its own letter case
 * @param columns its columns, in order, the generated ones too
 * @param addressing how its rows are addressed
 */
record TableShape(String name, List<Field> columns, Addressing addressing) {
  private static final List<String> ALIASES = List.of("rowid", "_rowid_", "oid");

  /** How rows are addressed. */
  enum Addressing {
    ROWID,
    PRIMARY_KEY
  }

  /**
   * A column.
   *
   * @param name its name
   * @param key its place in the primary key, from 1 on; 0 if it is not in it
   * @param hidden what {@code table_xinfo} says: 0 for a plain column, 2 and 3 for generated ones
   * @param rowid whether it is another name for the rowid
   * @param fallback the words of its default
   */
  record Field(String name, int key, int hidden, boolean rowid, String fallback) {
    boolean isPlain() {
      return hidden == 0;
    }
  }

  /** The shape of a table that is there. */
  static TableShape of(Simulator simulator, String table) {
    String name = SqliteText.constant(table);
    CreateTable text = CreateTable.of(simulator.table(table).orElseThrow().text());
    boolean indexed =
        !simulator
            .rows("SELECT 1 FROM pragma_index_list(%s) WHERE origin = 'pk'".formatted(name))
            .isEmpty();
    List<List<@Nullable String>> rows =
        simulator.rows(
            "SELECT name, type, pk, hidden, coalesce(dflt_value, 'NULL') FROM pragma_table_xinfo(%s) ORDER BY cid"
                .formatted(name));
    boolean single = rows.stream().filter(row -> !"0".equals(row.get(2))).count() == 1;
    var columns = new ArrayList<Field>();
    for (List<@Nullable String> row : rows) {
      int key = Integer.parseInt(String.valueOf(row.get(2)));
      boolean rowid =
          key == 1
              && single
              && !indexed
              && !text.isWithoutRowid()
              && "INTEGER".equalsIgnoreCase(row.get(1));
      columns.add(
          new Field(
              String.valueOf(row.get(0)),
              key,
              Integer.parseInt(String.valueOf(row.get(3))),
              rowid,
              String.valueOf(row.get(4))));
    }
    return new TableShape(
        text.name(),
        List.copyOf(columns),
        text.isWithoutRowid() ? Addressing.PRIMARY_KEY : Addressing.ROWID);
  }

  /** The column of that name, letter case aside. */
  Optional<Field> column(String wanted) {
    return columns.stream().filter(c -> SqliteNames.same(c.name(), wanted)).findFirst();
  }

  /** The column that is another name for the rowid. */
  Optional<Field> rowidColumn() {
    return columns.stream().filter(Field::rowid).findFirst();
  }

  /** A word that means the rowid, unless the table has none or its columns take all the words. */
  Optional<String> rowid() {
    return addressing == Addressing.PRIMARY_KEY
        ? Optional.empty()
        : ALIASES.stream().filter(alias -> column(alias).isEmpty()).findFirst();
  }

  /** What tells one row from another, for people: the primary key, else the rowid. */
  List<String> identifying() {
    List<String> key =
        columns.stream().filter(c -> c.key() > 0).map(c -> SqlText.quoted(c.name())).toList();
    return key.isEmpty() ? rowid().stream().toList() : key;
  }
}
