package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a planner has to know of a live database, in a fixed number of queries. */
final class PostgresStateReader {
  private static final String COLUMNS =
      """
      SELECT CASE n.nspname WHEN current_schema() THEN '' ELSE n.nspname END AS space,
        c.relname AS tab, c.relpersistence = 'u' AS unlogged, a.attname AS name, NOT a.attnotnull AS nullable,
        format_type(a.atttypid, a.atttypmod) AS type,
        e.typname AS enum, e.oid <> t.oid AS list,
        CASE en.nspname WHEN current_schema() THEN '' ELSE en.nspname END AS enum_space,
        a.attidentity AS identity, a.attgenerated AS generated,
        CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS computed,
        CASE sn.nspname WHEN current_schema() THEN '' ELSE sn.nspname END AS sequence_space,
        s.relname AS sequence
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type e ON e.typtype = 'e' AND t.typtype <> 'd'
        AND e.oid = CASE t.typcategory WHEN 'A' THEN t.typelem ELSE t.oid END
      LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
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
      WHERE c.relkind IN ('r', 'p')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
        AND n.nspname NOT LIKE 'pg\\_temp\\_%'
      ORDER BY n.nspname, c.relname, a.attnum""";

  private static final String CONSTRAINTS =
      """
      SELECT CASE n.nspname WHEN current_schema() THEN '' ELSE n.nspname END AS space,
        c.relname AS tab, k.conname AS name, k.contype AS kind,
        pg_get_constraintdef(k.oid) AS definition,
        pg_get_expr(k.conbin, k.conrelid) AS rule,
        CASE tn.nspname WHEN current_schema() THEN '' ELSE tn.nspname END AS target_space,
        t.relname AS target,
        ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (att, place)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.att
          ORDER BY u.place) AS columns,
        ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (att, place)
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.att
          ORDER BY u.place) AS referenced,
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY AS u (att, place)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.att
          WHERE u.place > i.indnkeyatts ORDER BY u.place) AS included
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid AND c.relkind IN ('r', 'p')
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_class t ON t.oid = k.confrelid
      LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
      LEFT JOIN pg_index i ON i.indexrelid = k.conindid
      WHERE k.contype IN ('p', 'u', 'f', 'c', 'x')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      ORDER BY n.nspname, c.relname, k.conname""";

  private static final String CAST =
      "SELECT EXISTS (SELECT FROM pg_cast WHERE castsource = to_regtype(?)"
          + " AND casttarget = to_regtype(?))";

  private final Connection live;

  PostgresStateReader(Connection live) {
    this.live = live;
  }

  /** The tables with their columns and constraints. */
  Schema tables() throws SQLException {
    var tables = new TreeMap<QualifiedName, Table>();
    try (PreparedStatement statement = live.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        QualifiedName id = id(rows);
        boolean unlogged = rows.getBoolean("unlogged");
        Table table = tables.computeIfAbsent(id, name -> empty(name, unlogged));
        tables.put(id, table.with(column(id, rows)));
      }
    }
    try (PreparedStatement statement = live.prepareStatement(CONSTRAINTS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        QualifiedName id = id(rows);
        tables.put(id, tables.computeIfAbsent(id, Table::of).with(constraint(rows)));
      }
    }
    return Schema.ofTables(tables.values());
  }

  private static Table empty(QualifiedName name, boolean unlogged) {
    Table table = Table.of(name);
    return unlogged
        ? table.withAttributes(table.attributes().with(TableAttributes.Trait.UNLOGGED))
        : table;
  }

  private static QualifiedName id(ResultSet row) throws SQLException {
    return QualifiedName.of(row.getString("space"), row.getString("tab"));
  }

  /** The schema in which unqualified names live, as it is spelled. */
  String currentSchema() throws SQLException {
    try (PreparedStatement statement =
            live.prepareStatement("SELECT quote_ident(coalesce(current_schema(), 'public'))");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Whether the server has a conversion of its own between two types.
   *
   * @throws DialectException if it cannot be asked
   */
  boolean isCast(String from, String to) {
    try (PreparedStatement statement = live.prepareStatement(CAST)) {
      statement.setString(1, from);
      statement.setString(2, to);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          "Cannot ask how %s becomes %s: %s.".formatted(from, to, PostgresFailure.reason(e)),
          e);
    }
  }

  private static Column column(QualifiedName table, ResultSet row) throws SQLException {
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
    return column.withIdentity(identity(table, row));
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

  private static Constraint constraint(ResultSet row) throws SQLException {
    var name = ConstraintName.of(row.getString("name"));
    List<String> columns = names(row, "columns");
    return switch (row.getString("kind")) {
      case "p" -> PrimaryKey.of(name, columns).including(included(row));
      case "u" -> Unique.of(name, columns).including(included(row));
      case "f" ->
          ForeignKey.of(
              name,
              columns,
              QualifiedName.of(row.getString("target_space"), row.getString("target")),
              names(row, "referenced"));
      case "c" -> Check.of(name, Expression.sql(row.getString("rule")));
      default -> new OtherConstraint(name, row.getString("definition"));
    };
  }

  private static String[] included(ResultSet row) throws SQLException {
    return names(row, "included").toArray(String[]::new);
  }

  private static List<String> names(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
