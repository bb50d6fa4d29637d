package io.bascule.dialect.postgres;

import static io.bascule.dialect.postgres.PostgresExpressions.string;

import io.bascule.dialect.DialectException;
import io.bascule.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A connection as copies of rows use it. In a transaction names are looked for in no schema but the
 * server's own, so that types come out with theirs, and texts are such that they can be read back.
 */
final class PostgresRows {
  private static final List<String> SETTINGS =
      List.of(
          "search_path = pg_catalog",
          // Rows that a policy hides would be missing, and nobody would notice.
          "row_security = off",
          "DateStyle = 'ISO, YMD'",
          "IntervalStyle = postgres",
          "bytea_output = hex",
          "extra_float_digits = 1");

  private final Connection live;

  PostgresRows(Connection live) {
    this.live = live;
  }

  /**
   * A column that has values of its own.
   *
   * @param title its name
   * @param type its type as the server writes it
   * @param kept the expression that a copy keeps
   * @param isDemanded whether a row that does not name it is refused
   */
  record Field(String title, String type, String kept, boolean isDemanded) {}

  /** What is done in a transaction. */
  interface Work {
    void on(PostgresRows rows) throws SQLException;
  }

  /** What a transaction sees of what others do meanwhile. */
  enum Sight {
    /** One state of the database, from its first query on. */
    ONE_STATE("REPEATABLE READ"),
    /** What is there. */
    PRESENT("READ COMMITTED");

    private final String level;

    Sight(String level) {
      this.level = level;
    }
  }

  /** Does something in one transaction. */
  static void transaction(Connection live, Sight sight, Duration wait, Work work)
      throws SQLException {
    var rows = new PostgresRows(live);
    long millis = Math.max(1, Math.min(Integer.MAX_VALUE, wait.toMillis()));
    rows.run("BEGIN ISOLATION LEVEL %s READ WRITE".formatted(sight.level));
    try {
      rows.run("SET LOCAL lock_timeout = " + millis);
      for (String setting : SETTINGS) {
        rows.run("SET LOCAL " + setting);
      }
      work.on(rows);
      rows.run("COMMIT");
    } catch (SQLException | RuntimeException e) {
      try {
        rows.run("ROLLBACK");
      } catch (SQLException lost) {
        e.addSuppressed(lost); // a lost connection has taken its transaction along
      }
      throw e;
    }
  }

  void run(String sql) throws SQLException {
    change(sql);
  }

  /** How many rows it was about. */
  long change(String sql) throws SQLException {
    try (Statement statement = live.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return statement.getLargeUpdateCount();
    }
  }

  /** The rows of a query, as texts; NULL is the empty one. */
  List<List<String>> of(String query) throws SQLException {
    var rows = new ArrayList<List<String>>();
    try (Statement statement = live.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet result = statement.executeQuery(query)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= columns; i++) {
            row.add(Objects.toString(result.getString(i), ""));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** The only value of a query. */
  String one(String query) throws SQLException {
    return of(query).get(0).get(0);
  }

  /** The columns that are not computed of others. */
  List<Field> fields(QualifiedName table) throws SQLException {
    String query =
        """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod), tn.nspname, a.attcollation <> 0,
          a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_namespace tn ON tn.oid = t.typnamespace
        WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attgenerated = ''
        ORDER BY a.attnum"""
            .formatted(string(name(table)));
    return of(query).stream()
        .map(
            row ->
                new Field(
                    row.get(0),
                    row.get(1),
                    kept(name(row.get(0)), row.get(2), row.get(3).equals("t")),
                    row.get(4).equals("t")))
        .toList();
  }

  private static String kept(String column, String namespace, boolean isCollated) {
    boolean own = namespace.equals("pg_catalog");
    String value = own ? column : column + "::text";
    return own && !isCollated ? value : "(" + value + ") COLLATE \"C\"";
  }

  /** The table without those that inherit from it; partitions are no rows but its own. */
  String only(QualifiedName table) throws SQLException {
    String kind =
        one("SELECT relkind FROM pg_class WHERE oid = %s::regclass".formatted(string(name(table))));
    return kind.equals("p") ? name(table) : "ONLY " + name(table);
  }

  /** The number of the table. */
  String oid(QualifiedName table) throws SQLException {
    String oid = one("SELECT coalesce(to_regclass(%s)::oid, 0)".formatted(string(name(table))));
    if (oid.equals("0")) {
      throw DialectException.of("no-such-table", "there is no table %s any more".formatted(table));
    }
    return oid;
  }

  /** A name in double quotes, whatever it is. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String name(QualifiedName name) {
    return name(name.schema()) + "." + name(name.local());
  }
}
