package io.bascule.testkit;

import io.bascule.testkit.internal.Rows;
import io.bascule.testkit.internal.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All rows of all tables as sorted lines: the witness that a migration kept them. Columns stand in
 * the order of their names. On SQLite a value is written as {@code quote()} writes it, so that the
 * number 1 and the text '1' differ. Tables named {@code bascule_…} are left out.
 *
 * <p>Two dumps are equal when they have the same tables, columns and rows.
 */
public final class RowDump {
  private static final String SQLITE_TABLES =
      """
      select m.name as title, c.name as field, '"' || replace(m.name, '"', '""') || '"' as source,
        'quote("' || replace(c.name, '"', '""') || '")' as value,
        case when c.hidden = 0 then upper(c.type) || c."notnull" end as kind
      from sqlite_schema m, pragma_table_xinfo(m.name) c
      where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'
        and m.name not like 'bascule\\_%' escape '\\' and c.hidden <> 1
      order by m.name, c.name
      """;

  private static final String POSTGRES_TABLES =
      """
      select format('%s.%s', n.nspname, c.relname) as title, a.attname as field,
        format('only %I.%I', n.nspname, c.relname) as source,
        format('%I::text', a.attname) as value,
        case when a.attgenerated = ''
          then format_type(a.atttypid, a.atttypmod) || a.attnotnull end as kind
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and n.nspname !~ '^bascule_' and c.relname !~ '^bascule_'
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                        and d.objid = c.oid and d.deptype = 'e')
      order by 1, 2
      """;

  private static final Map<String, String> TABLES =
      Map.of("SQLite", SQLITE_TABLES, "PostgreSQL", POSTGRES_TABLES);

  /**
   * A table.
   *
   * @param kinds what its columns hold, by their names: a type and whether NULL may stand there;
   *     null where the column is generated
   * @param rows its rows
   */
  private record Contents(
      SortedMap<String, @Nullable String> kinds, List<SortedMap<String, @Nullable String>> rows) {

    /** The same with no other columns than those. */
    Contents cut(Set<String> columns) {
      return new Contents(
          retained(kinds, columns), rows.stream().map(row -> retained(row, columns)).toList());
    }

    private static SortedMap<String, @Nullable String> retained(
        SortedMap<String, @Nullable String> all, Set<String> columns) {
      SortedMap<String, @Nullable String> kept = new TreeMap<>(all);
      kept.keySet().retainAll(columns);
      return kept;
    }

    /** The columns that another table has, too, of the same type, and that nobody computes. */
    Set<String> columnsSharedWith(Contents other) {
      return kinds.entrySet().stream()
          .filter(column -> column.getValue() != null)
          .filter(column -> column.getValue().equals(other.kinds.get(column.getKey())))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
  }

  private final SortedMap<String, Contents> tables;

  private RowDump(SortedMap<String, Contents> tables) {
    this.tables = tables;
  }

  /**
   * Reads all rows of a SQLite or PostgreSQL database.
   *
   * @throws TestkitException if they cannot be read
   */
  public static RowDump of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return of(connection);
    } catch (SQLException e) {
      throw TestkitException.unreadable("rows", e);
    }
  }

  /**
   * Reads as the connection's user sees them, in its transaction if it is in one.
   *
   * @throws TestkitException if they cannot be read
   */
  public static RowDump of(Connection connection) {
    try {
      String product = connection.getMetaData().getDatabaseProductName();
      String query = TABLES.get(product);
      if (query == null) {
        throw TestkitException.unknownProduct(product, TABLES.keySet());
      }
      SortedMap<String, List<Row>> columns = new TreeMap<>();
      for (Row column : Rows.of(connection, query)) {
        columns.computeIfAbsent(column.text("title"), title -> new ArrayList<>()).add(column);
      }
      return new RowDump(contents(connection, columns));
    } catch (SQLException e) {
      throw TestkitException.unreadable("rows", e);
    }
  }

  private static SortedMap<String, Contents> contents(
      Connection connection, SortedMap<String, List<Row>> columns) throws SQLException {
    SortedMap<String, Contents> tables = new TreeMap<>();
    for (Map.Entry<String, List<Row>> table : columns.entrySet()) {
      SortedMap<String, @Nullable String> kinds = new TreeMap<>();
      table.getValue().forEach(column -> kinds.put(column.text("field"), column.orNull("kind")));
      tables.put(table.getKey(), new Contents(kinds, rows(connection, table.getValue())));
    }
    return tables;
  }

  private static List<SortedMap<String, @Nullable String>> rows(
      Connection connection, List<Row> columns) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i).text("value") + " as c" + i);
    }
    String select =
        "select " + String.join(", ", values) + " from " + columns.get(0).text("source");
    List<SortedMap<String, @Nullable String>> rows = new ArrayList<>();
    for (Row row : Rows.of(connection, select)) {
      SortedMap<String, @Nullable String> named = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        named.put(columns.get(i).text("field"), row.orNull("c" + i));
      }
      rows.add(named);
    }
    return rows;
  }

  /**
   * This dump without the tables and columns that the other does not have, or has of another type,
   * open or closed to NULL other than here, or generated: what a change of the schema from the one
   * to the other could not touch.
   */
  public RowDump sharedWith(RowDump other) {
    SortedMap<String, Contents> shared = new TreeMap<>();
    tables.forEach(
        (table, own) -> {
          Contents others = other.tables.get(table);
          if (others != null) {
            shared.put(table, own.cut(own.columnsSharedWith(others)));
          }
        });
    return new RowDump(shared);
  }

  /**
   * The values that some columns of a table have, a line a row, sorted; the same for a table whose
   * columns were renamed, if the columns are named in the same order.
   *
   * @param table as the dump calls it: {@code public.orders} on PostgreSQL, {@code orders} on
   *     SQLite
   * @param columns the columns, in the order in which their values are wanted
   */
  public List<String> values(String table, List<String> columns) {
    List<String> lines = new ArrayList<>();
    Contents own = tables.get(table);
    if (own != null) {
      own.rows().forEach(row -> lines.add(values(row, columns)));
    }
    Collections.sort(lines);
    return lines;
  }

  private static String values(SortedMap<String, @Nullable String> row, List<String> columns) {
    List<String> values = new ArrayList<>();
    columns.forEach(column -> values.add(shown(row.get(column))));
    return String.join(" | ", values);
  }

  /** How many rows there are in all tables together. */
  public int size() {
    return tables.values().stream().mapToInt(table -> table.rows().size()).sum();
  }

  /** All rows as lines, by table, sorted. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    tables.forEach((name, own) -> own.rows().forEach(row -> lines.add(name + " " + line(row))));
    Collections.sort(lines);
    return lines;
  }

  private static String line(SortedMap<String, @Nullable String> row) {
    List<String> values = new ArrayList<>();
    row.forEach((column, value) -> values.add(column + "=" + shown(value)));
    return String.join(" | ", values);
  }

  private static String shown(@Nullable String value) {
    return value == null ? "∅" : escape(value);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("|", "\\|");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowDump dump && dump.lines().equals(lines());
  }

  @Override
  public int hashCode() {
    return Objects.hash(lines());
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
