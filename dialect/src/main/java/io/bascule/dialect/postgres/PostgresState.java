package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.operation.Operation;
import io.bascule.schema.Column;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a planner knows of the tables at the point that its plan has reached: their columns and
 * primary keys. Of a live database that is read in one query; other constraints and the indexes are
 * not, since what depends on a column is found by the server itself when it matters.
 */
final class PostgresState {
  private static final String COLUMNS =
      """
      SELECT CASE n.nspname WHEN current_schema() THEN '' ELSE n.nspname END AS space,
        c.relname AS tab, a.attname AS name, NOT a.attnotnull AS nullable,
        format_type(a.atttypid, a.atttypmod) AS type,
        coalesce(e.typname, le.typname) AS enum, le.oid IS NOT NULL AS list,
        CASE coalesce(en.nspname, len.nspname) WHEN current_schema() THEN ''
          ELSE coalesce(en.nspname, len.nspname) END AS enum_space,
        a.attidentity AS identity, a.attgenerated AS generated,
        CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS computed,
        CASE sn.nspname WHEN current_schema() THEN '' ELSE sn.nspname END AS sequence_space,
        s.relname AS sequence,
        array_position(k.conkey, a.attnum) AS key
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type e ON e.oid = t.oid AND e.typtype = 'e'
      LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
      LEFT JOIN pg_type le ON le.typarray = t.oid AND le.typtype = 'e'
      LEFT JOIN pg_namespace len ON len.oid = le.typnamespace
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      LEFT JOIN LATERAL (
        SELECT q.relname, q.relnamespace FROM pg_depend o
        JOIN pg_class q ON q.oid = o.objid AND q.relkind = 'S'
        JOIN pg_depend v ON v.classid = 'pg_attrdef'::regclass AND v.objid = d.oid
          AND v.refclassid = 'pg_class'::regclass AND v.refobjid = q.oid
        WHERE o.classid = 'pg_class'::regclass AND o.deptype = 'a'
          AND o.refclassid = 'pg_class'::regclass AND o.refobjid = c.oid
          AND o.refobjsubid = a.attnum
        LIMIT 1) s ON true
      LEFT JOIN pg_namespace sn ON sn.oid = s.relnamespace
      LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
      WHERE c.relkind IN ('r', 'p')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
        AND n.nspname NOT LIKE 'pg\\_temp\\_%'
      ORDER BY n.nspname, c.relname, a.attnum""";

  private Schema schema;
  private final Strictness strictness;
  private final String defaultSchema;

  /** Whether a change that does not fit what is known is a mistake. */
  private enum Strictness {
    COMPLETE,
    PARTIAL
  }

  private PostgresState(Schema schema, Strictness strictness, String defaultSchema) {
    this.schema = schema;
    this.strictness = strictness;
    this.defaultSchema = defaultSchema;
  }

  /** A state that is known whole, from the history. */
  static PostgresState of(Schema folded) {
    return new PostgresState(folded, Strictness.COMPLETE, "public");
  }

  /**
   * The state of a live database.
   *
   * @throws DialectException if its catalog cannot be read
   */
  static PostgresState read(Connection live) {
    var tables = new TreeMap<QualifiedName, List<Row>>();
    try (PreparedStatement statement = live.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        var id = QualifiedName.of(rows.getString("space"), rows.getString("tab"));
        tables.computeIfAbsent(id, none -> new ArrayList<>()).add(row(id, rows));
      }
      return new PostgresState(
          Schema.ofTables(tables.entrySet().stream().map(PostgresState::table).toList()),
          Strictness.PARTIAL,
          currentSchema(live));
    } catch (SQLException e) {
      throw DialectException.of(
          "Cannot read the columns of the database: %s.".formatted(PostgresFailure.reason(e)), e);
    }
  }

  private static String currentSchema(Connection live) throws SQLException {
    try (PreparedStatement statement =
            live.prepareStatement("SELECT quote_ident(coalesce(current_schema(), 'public'))");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /** A column, and its place in the primary key; zero if it has none. */
  private record Row(Column column, int key) {}

  private static Table table(Map.Entry<QualifiedName, List<Row>> entry) {
    Table table = Table.of(entry.getKey());
    for (Row row : entry.getValue()) {
      table = table.with(row.column());
    }
    List<String> key =
        entry.getValue().stream()
            .filter(row -> row.key() > 0)
            .sorted((left, right) -> Integer.compare(left.key(), right.key()))
            .map(row -> row.column().name())
            .toList();
    return key.isEmpty() ? table : table.with(PrimaryKey.of(ConstraintName.NONE, key));
  }

  private static Row row(QualifiedName table, ResultSet row) throws SQLException {
    Column column = Column.of(row.getString("name"), type(row));
    column = row.getBoolean("nullable") ? column.asNullable() : column;
    String computed = row.getString("computed");
    if (computed != null) {
      var storage =
          row.getString("generated").equals("v")
              ? Generated.Storage.VIRTUAL
              : Generated.Storage.STORED;
      column = column.withGenerated(new Generated(Expression.sql(computed), storage));
    }
    return new Row(column.withIdentity(identity(table, row)), row.getInt("key"));
  }

  private static Type type(ResultSet row) throws SQLException {
    String name = row.getString("enum");
    if (name == null) {
      return Type.named(row.getString("type"));
    }
    Type type = Type.enumeration(QualifiedName.of(row.getString("enum_space"), name));
    return row.getBoolean("list") ? Type.arrayOf(type) : type;
  }

  private static @Nullable Identity identity(QualifiedName table, ResultSet row)
      throws SQLException {
    String how = row.getString("identity");
    if (!how.isEmpty()) {
      return Identity.of(how.equals("a") ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT);
    }
    String sequence = row.getString("sequence");
    if (sequence == null) {
      return null;
    }
    var serial = Identity.of(Identity.Kind.SERIAL);
    var own = QualifiedName.of(row.getString("sequence_space"), sequence);
    boolean chosen =
        own.equals(
            PostgresTables.sequence(Column.of(row.getString("name"), Type.named("")), table));
    return chosen ? serial : serial.withSequence(own);
  }

  /** The table of that name, as far as it is known. */
  Optional<Table> table(QualifiedName id) {
    return schema.table(id);
  }

  /** The schema in which unqualified names live, as it is spelled. */
  String defaultSchema() {
    return defaultSchema;
  }

  /** Whether other columns of the table are computed from that column. */
  boolean hasComputed(QualifiedName table, String column) {
    return table(table).stream()
        .flatMap(own -> own.columns().stream())
        .filter(other -> !other.name().equals(column))
        .map(Column::generated)
        .anyMatch(how -> how != null && how.expression().mentions(column));
  }

  /** All tables that are known. */
  List<Table> tables() {
    return schema.tables().list();
  }

  /** The columns of a table's primary key; empty if it has none. */
  List<String> key(QualifiedName table) {
    return table(table).flatMap(Table::primaryKey).map(PrimaryKey::columns).orElse(List.of());
  }

  /** Goes one change further. */
  void advance(Operation change) {
    try {
      schema = change.applyTo(schema);
    } catch (SchemaException e) {
      // Of a live database neither all constraints nor the indexes are known.
      if (strictness == Strictness.COMPLETE) {
        throw e;
      }
    }
  }
}
