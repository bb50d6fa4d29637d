package io.bascule.dialect.postgres;

import static io.bascule.dialect.postgres.PostgresExpressions.string;

import io.bascule.dialect.Copies.Content;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.InnerCopies;
import io.bascule.dialect.postgres.PostgresRows.Sight;
import io.bascule.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of tables in a schema of their own, with what is needed to bring them back. All is read in
 * one snapshot. A copy depends on nothing that a revision may change: what is of a type that is not
 * the server's own is kept as a text.
 */
final class PostgresTableCopies implements InnerCopies {
  /** How the schemas of copies are called; nobody else reads them. */
  static final String PREFIX = "bascule_backup_";

  /** All tables of users, of which partitions and what an extension brought are no own ones. */
  private static final String ALL =
      """
      SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
        AND n.nspname !~ '^(pg_|bascule_(backup|scratch|stage)_)'
        AND n.nspname <> 'information_schema' AND c.relname <> 'bascule_history'
        AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass
          AND e.objid = c.oid AND e.deptype = 'e')
        AND EXISTS (SELECT FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
      ORDER BY 1, 2""";

  private static final String CATALOGUE =
      """
      CREATE TABLE %1$s.bascule_copy (label text NOT NULL, layout integer NOT NULL);
      CREATE TABLE %1$s.bascule_tables (
        copy text NOT NULL, nsp text NOT NULL, rel text NOT NULL, rows bigint NOT NULL);
      CREATE TABLE %1$s.bascule_columns (
        copy text NOT NULL, pos integer NOT NULL, title text NOT NULL, type text NOT NULL);
      CREATE TABLE %1$s.bascule_counters (
        nsp text NOT NULL, rel text NOT NULL, owner_nsp text, owner_rel text, owner_column text,
        last_value bigint NOT NULL, is_called boolean NOT NULL)""";

  private final Connection live;

  PostgresTableCopies(Connection live) {
    this.live = live;
  }

  @Override
  public String tool() {
    return "table copies";
  }

  @Override
  public Map<String, String> labels() throws SQLException {
    var names = new ArrayList<String>();
    new PostgresRows(live)
        .of(
            "SELECT n.nspname FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_class c"
                + " ON c.relnamespace = n.oid AND c.relname = 'bascule_copy'"
                + " WHERE n.nspname LIKE 'bascule\\_backup\\_%'"
                + " AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')"
                + " AND pg_catalog.has_table_privilege(c.oid, 'SELECT')")
        .forEach(row -> names.add(row.get(0)));
    var labels = new LinkedHashMap<String, String>();
    for (String schema : names) {
      String label =
          new PostgresRows(live)
              .one("SELECT label FROM " + PostgresRows.name(schema) + ".bascule_copy");
      labels.put(schema.substring(PREFIX.length()), label);
    }
    return labels;
  }

  @Override
  public long size(String name) throws SQLException {
    return Long.parseLong(
        new PostgresRows(live)
            .one(
                "SELECT coalesce(sum(pg_catalog.pg_total_relation_size(c.oid)), 0)"
                    + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = "
                    + string(PREFIX + name)));
  }

  @Override
  public void drop(String name) throws SQLException {
    new PostgresRows(live).run("DROP SCHEMA " + PostgresRows.name(PREFIX + name) + " CASCADE");
  }

  @Override
  public void restore(String name, Duration wait) throws SQLException {
    PostgresRows.transaction(
        live, Sight.PRESENT, wait, rows -> new PostgresTableRestore(rows, PREFIX + name).restore());
  }

  @Override
  public void write(String name, String label, Content content, Duration wait) throws SQLException {
    String home = new PostgresRows(live).one("SELECT coalesce(current_schema(), '')");
    String schema = PostgresRows.name(PREFIX + name);
    PostgresRows.transaction(
        live,
        Sight.ONE_STATE,
        wait,
        rows -> {
          List<QualifiedName> tables =
              content.isWhole() ? all(rows) : known(rows, content.tables(), home);
          rows.run("CREATE SCHEMA " + schema);
          rows.run(CATALOGUE.formatted(schema));
          rows.run("INSERT INTO %s.bascule_copy VALUES (%s, 1)".formatted(schema, string(label)));
          if (!tables.isEmpty()) {
            rows.run("LOCK TABLE %s IN ACCESS SHARE MODE".formatted(list(tables)));
          }
          for (int i = 0; i < tables.size(); i++) {
            copy(rows, schema, "t" + (i + 1), tables.get(i));
          }
          counters(rows, schema, content);
        });
  }

  private static List<QualifiedName> all(PostgresRows rows) throws SQLException {
    return rows.of(ALL).stream().map(row -> QualifiedName.of(row.get(0), row.get(1))).toList();
  }

  /** The tables with their schemas' names, all of which must be there. */
  private static List<QualifiedName> known(
      PostgresRows rows, List<QualifiedName> tables, String home) throws SQLException {
    List<QualifiedName> all = all(rows);
    var known = new ArrayList<QualifiedName>();
    for (QualifiedName table : tables) {
      QualifiedName whole =
          QualifiedName.of(table.inDefaultSchema() ? home : table.schema(), table.local());
      if (!all.contains(whole)) {
        throw DialectException.of("no-such-table", "there is no table " + table);
      }
      known.add(whole);
    }
    return known;
  }

  private static String list(List<QualifiedName> tables) {
    return tables.stream().map(PostgresRows::name).collect(Collectors.joining(", "));
  }

  private static void copy(PostgresRows rows, String schema, String copy, QualifiedName table)
      throws SQLException {
    List<PostgresRows.Field> fields = rows.fields(table);
    var values = new ArrayList<String>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(fields.get(i).kept() + " AS c" + (i + 1));
      rows.run(
          "INSERT INTO %s.bascule_columns VALUES (%s, %d, %s, %s)"
              .formatted(
                  schema,
                  string(copy),
                  i + 1,
                  string(fields.get(i).title()),
                  string(fields.get(i).type())));
    }
    long count =
        rows.change(
            "CREATE TABLE %s.%s AS SELECT %s FROM %s"
                .formatted(schema, copy, String.join(", ", values), rows.only(table)));
    rows.run(
        "INSERT INTO %s.bascule_tables VALUES (%s, %s, %s, %d)"
            .formatted(schema, string(copy), string(table.schema()), string(table.local()), count));
  }

  /** How far the sequences have counted: all of them, or those of the tables' columns. */
  private static void counters(PostgresRows rows, String schema, Content content)
      throws SQLException {
    String query =
        """
        SELECT n.nspname, c.relname, tn.nspname, t.relname, a.attname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
        LEFT JOIN pg_class t ON t.oid = d.refobjid
        LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        LEFT JOIN %s.bascule_tables own ON own.nsp = tn.nspname AND own.rel = t.relname
        WHERE c.relkind = 'S' AND n.nspname !~ '^(pg_|bascule_(backup|scratch|stage)_)'
          AND (own.copy IS NOT NULL OR %s)
          AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass
            AND e.objid = c.oid AND e.deptype = 'e')"""
            .formatted(schema, content.isWhole());
    for (List<String> row : rows.of(query)) {
      String owner =
          row.get(3).isEmpty()
              ? "NULL, NULL, NULL"
              : "%s, %s, %s".formatted(string(row.get(2)), string(row.get(3)), string(row.get(4)));
      rows.run(
          "INSERT INTO %s.bascule_counters SELECT %s, %s, %s, last_value, is_called FROM %s"
              .formatted(
                  schema,
                  string(row.get(0)),
                  string(row.get(1)),
                  owner,
                  PostgresRows.name(QualifiedName.of(row.get(0), row.get(1)))));
    }
  }
}
