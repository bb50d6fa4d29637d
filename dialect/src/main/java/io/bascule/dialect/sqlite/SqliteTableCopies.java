package io.bascule.dialect.sqlite;

import static io.bascule.dialect.sqlite.SqliteText.constant;
import static io.bascule.dialect.sqlite.SqliteText.name;

import io.bascule.dialect.Copies.Content;
import io.bascule.dialect.DialectException;
import io.bascule.schema.QualifiedName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of some tables in a file of their own. The columns of a copy have no types, so that each
 * value stays exactly what it is; what types the table had stands beside it.
 */
final class SqliteTableCopies {
  private static final String COPY = "bascule_copy";
  private static final String ROWID = "bascule_rowid";
  private static final String VIOLATIONS =
      "SELECT \"table\" || ' row ' || coalesce(rowid, '') || ' points to ' || parent"
          + " FROM pragma_foreign_key_check";

  private final Connection live;
  private final Path file;

  SqliteTableCopies(Connection live, Path file) {
    this.live = live;
    this.file = file;
  }

  /** A column: its name and its declared type. */
  private record Field(String title, String type, boolean isDemanded) {}

  void write(Content content, Duration wait) throws SQLException {
    attached(
        () ->
            SqliteCopies.patiently(
                live,
                wait,
                () ->
                    transaction(
                        "BEGIN",
                        () -> {
                          run(
                              "CREATE TABLE %s.bascule_columns (tab, pos, title, type)"
                                  .formatted(COPY));
                          run("CREATE TABLE %s.bascule_counters (tab, seq)".formatted(COPY));
                          for (QualifiedName table : content.tables()) {
                            copy(table.local());
                          }
                        })));
  }

  private void copy(String table) throws SQLException {
    List<Field> fields = fields(table);
    var columns = new ArrayList<>(fields.stream().map(field -> name(field.title())).toList());
    var values = new ArrayList<>(columns);
    String rowid = rowid(table);
    if (rowid != null) {
      columns.add(ROWID);
      values.add(rowid);
    }
    run("CREATE TABLE %s (%s)".formatted(there(table), String.join(", ", columns)));
    run(
        "INSERT INTO %s SELECT %s FROM main.%s"
            .formatted(there(table), String.join(", ", values), name(table)));
    for (int i = 0; i < fields.size(); i++) {
      run(
          "INSERT INTO %s.bascule_columns VALUES (%s, %d, %s, %s)"
              .formatted(
                  COPY,
                  constant(table),
                  i,
                  constant(fields.get(i).title()),
                  constant(fields.get(i).type())));
    }
    if (counts(table)) {
      run(
          "INSERT INTO %s.bascule_counters SELECT name, seq FROM main.sqlite_sequence WHERE name = %s"
              .formatted(COPY, constant(table)));
    }
  }

  void restore(Content content, Duration wait) throws SQLException {
    String acting = SqliteCopies.ask(live, "PRAGMA foreign_keys");
    run("PRAGMA foreign_keys = OFF");
    try {
      attached(
          () ->
              SqliteCopies.patiently(
                  live, wait, () -> transaction("BEGIN IMMEDIATE", () -> restore(content))));
    } finally {
      run("PRAGMA foreign_keys = " + acting);
    }
  }

  private void restore(Content content) throws SQLException {
    Set<String> before = new HashSet<>(texts(VIOLATIONS));
    for (QualifiedName table : content.tables()) {
      List<Field> fields = checked(table.local());
      List<String> triggers =
          texts(
              "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = "
                  + constant(table.local().toLowerCase(Locale.ROOT)));
      for (String trigger : triggerNames(table.local())) {
        run("DROP TRIGGER main." + name(trigger));
      }
      rows(table.local(), fields);
      for (String trigger : triggers) {
        run(trigger);
      }
    }
    for (String violation : texts(VIOLATIONS)) {
      if (!before.contains(violation)) {
        throw DialectException.of(
            "copy-breaks-key", "its rows break a foreign key (" + violation + ")");
      }
    }
  }

  private List<String> triggerNames(String table) throws SQLException {
    return texts(
        "SELECT name FROM main.sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = "
            + constant(table.toLowerCase(Locale.ROOT)));
  }

  private void rows(String table, List<Field> fields) throws SQLException {
    var columns = new ArrayList<>(fields.stream().map(field -> name(field.title())).toList());
    var values = new ArrayList<>(columns);
    String rowid = rowid(table);
    boolean kept =
        texts(
                "SELECT name FROM pragma_table_info(%s, %s)"
                    .formatted(constant(table), constant(COPY)))
            .contains(ROWID);
    if (rowid != null && kept) {
      columns.add(rowid);
      values.add(ROWID);
    }
    run("DELETE FROM main." + name(table));
    run(
        "INSERT INTO main.%s (%s) SELECT %s FROM %s"
            .formatted(
                name(table), String.join(", ", columns), String.join(", ", values), there(table)));
    if (counts(table)) {
      run("DELETE FROM main.sqlite_sequence WHERE name = " + constant(table));
      run(
          "INSERT INTO main.sqlite_sequence SELECT tab, seq FROM %s.bascule_counters WHERE tab = %s"
              .formatted(COPY, constant(table)));
    }
  }

  /** The columns of the copy, if the table has them still. */
  private List<Field> checked(String table) throws SQLException {
    List<Field> now = fields(table);
    var then = new ArrayList<Field>();
    for (List<@Nullable String> row :
        Simulator.rows(
            live,
            "SELECT title, type FROM %s.bascule_columns WHERE tab = %s ORDER BY pos"
                .formatted(COPY, constant(table)))) {
      then.add(
          new Field(Objects.toString(row.get(0), ""), Objects.toString(row.get(1), ""), false));
    }
    for (Field field : then) {
      Field same =
          now.stream()
              .filter(other -> other.title().equalsIgnoreCase(field.title()))
              .findFirst()
              .orElseThrow(
                  () ->
                      DialectException.of(
                          "copy-does-not-fit",
                          table + " has no column " + field.title() + " any more"));
      if (!same.type().equalsIgnoreCase(field.type())) {
        throw DialectException.of(
            "copy-does-not-fit",
            "%s.%s is %s, and was %s".formatted(table, field.title(), same.type(), field.type()));
      }
    }
    for (Field field : now) {
      boolean filled = then.stream().anyMatch(f -> f.title().equalsIgnoreCase(field.title()));
      if (!filled && field.isDemanded()) {
        throw DialectException.of(
            "copy-does-not-fit",
            "%s.%s must have a value, and the copy has none".formatted(table, field.title()));
      }
    }
    return then;
  }

  private List<Field> fields(String table) throws SQLException {
    var fields = new ArrayList<Field>();
    boolean ordinary = !SqliteCopies.ask(live, listed("type = 'table'", table)).isEmpty();
    if (!ordinary) {
      throw DialectException.of("no-such-table", "there is no table " + table);
    }
    for (List<@Nullable String> row :
        Simulator.rows(
            live,
            "SELECT name, type, \"notnull\" = 1 AND dflt_value IS NULL AND pk = 0"
                + " FROM pragma_table_xinfo(%s, 'main') WHERE hidden = 0 ORDER BY cid"
                    .formatted(constant(table)))) {
      fields.add(
          new Field(
              Objects.toString(row.get(0), ""),
              Objects.toString(row.get(1), ""),
              "1".equals(row.get(2))));
    }
    return fields;
  }

  /** A word for the number of a row that no column is called; null if there is none. */
  private @Nullable String rowid(String table) throws SQLException {
    if (SqliteCopies.ask(live, listed("wr = 0", table)).isEmpty()) {
      return null;
    }
    Set<String> taken =
        texts("SELECT lower(name) FROM pragma_table_xinfo(%s, 'main')".formatted(constant(table)))
            .stream()
            .collect(Collectors.toSet());
    for (String word : List.of("rowid", "_rowid_", "oid")) {
      if (!taken.contains(word)) {
        return word;
      }
    }
    return null;
  }

  private static String listed(String condition, String table) {
    return "SELECT name FROM pragma_table_list WHERE schema = 'main' AND %s AND lower(name) = %s"
        .formatted(condition, constant(table.toLowerCase(Locale.ROOT)));
  }

  /** Whether the table numbers its rows by AUTOINCREMENT. */
  private boolean counts(String table) throws SQLException {
    String sql =
        SqliteCopies.ask(
            live,
            "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND lower(name) = "
                + constant(table.toLowerCase(Locale.ROOT)));
    return SqliteTokens.significant(sql).stream().anyMatch(token -> token.is("AUTOINCREMENT"));
  }

  private List<String> texts(String query) throws SQLException {
    return Simulator.rows(live, query).stream()
        .map(row -> Objects.toString(row.get(0), ""))
        .toList();
  }

  private static String there(String table) {
    return COPY + "." + name(table);
  }

  private void attached(SqliteCopies.Work work) throws SQLException {
    run("ATTACH " + constant(file.toString()) + " AS " + COPY);
    try {
      work.run();
    } finally {
      run("DETACH " + COPY);
    }
  }

  private void transaction(String begin, SqliteCopies.Work work) throws SQLException {
    run(begin);
    try {
      work.run();
      run("COMMIT");
    } catch (SQLException | RuntimeException e) {
      try {
        run("ROLLBACK");
      } catch (SQLException gone) {
        e.addSuppressed(gone); // some failures have rolled back already
      }
      throw e;
    }
  }

  private void run(String sql) throws SQLException {
    SqliteCopies.run(live, sql);
  }
}
