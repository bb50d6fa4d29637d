package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Scratch;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.EnumType;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.TableAttributes.Trait;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A schema of its own in a transaction that is rolled back. Where the user may not create a schema,
 * its temporary one is taken. No table of the user's is locked, and none is read.
 */
final class PostgresScratch implements Scratch {
  private final Connection connection;
  private final PostgresSpelling spelling = new PostgresSpelling();
  private final PostgresTables tables = new PostgresTables(spelling);
  private final boolean own;
  private final Savepoint start;
  private final String place;

  /** How many enum types had to step aside. */
  private int aside;

  /** The declared tables by the names that they have here. */
  private final Map<String, Table> declared = new LinkedHashMap<>();

  private PostgresScratch(Connection connection, boolean own, Savepoint start, String place) {
    this.connection = connection;
    this.own = own;
    this.start = start;
    this.place = place;
  }

  /**
   * Opens a scratch place.
   *
   * @throws DialectException if the user may make neither a schema nor a temporary table
   */
  static PostgresScratch open(Connection connection) {
    try {
      boolean own = connection.getAutoCommit();
      if (own) {
        connection.setAutoCommit(false);
      }
      Savepoint start = connection.setSavepoint();
      try {
        return new PostgresScratch(connection, own, start, place(connection));
      } catch (SQLException failure) {
        close(connection, start, own);
        throw failure;
      }
    } catch (SQLException failure) {
      throw refused("open a scratch place", failure);
    }
  }

  private static String place(Connection connection) throws SQLException {
    String name = "bascule_scratch_" + UUID.randomUUID().toString().replace("-", "");
    Savepoint before = connection.setSavepoint();
    try {
      run(connection, "CREATE SCHEMA " + name);
      return name;
    } catch (SQLException mayNot) {
      connection.rollback(before);
      // The temporary schema comes into being with its first table.
      run(connection, "CREATE TEMPORARY TABLE bascule_scratch () ON COMMIT DROP");
      return ask(connection, "SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema()");
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void make(Schema schema) {
    try {
      String path = ask(connection, "SELECT current_setting('search_path')");
      String home = ask(connection, "SELECT coalesce(quote_ident(current_schema()), '')");
      surroundings(schema);
      run(connection, "SET LOCAL search_path = " + place + (home.isEmpty() ? "" : ", " + path));
      for (Table table : schema.tables()) {
        make(table);
      }
      run(connection, "SET LOCAL search_path = " + (home.isEmpty() ? "''" : path));
      run(connection, "SELECT set_config('bascule.scratch', '" + place + "', true)");
    } catch (SQLException failure) {
      throw refused("make what was declared", failure);
    }
  }

  /** What the tables need and is not there: schemas, enum types, sequences. */
  private void surroundings(Schema schema) throws SQLException {
    for (String namespace : schema.namespaces()) {
      String name = spelling.name(namespace);
      unlessThere("to_regnamespace", name, "CREATE SCHEMA " + name);
    }
    for (EnumType type : schema.enums()) {
      make(type);
    }
    for (Sequence sequence : schema.sequences()) {
      unlessThere("to_regclass", spelling.name(sequence.id()), tables.create(sequence));
    }
  }

  /** Makes what is not there. Where that is not allowed, it may not be needed either. */
  private void unlessThere(String lookup, String name, String create) throws SQLException {
    if (isThere(lookup, name)) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      run(connection, create);
    } catch (SQLException mayNot) {
      connection.rollback(before);
    }
  }

  private boolean isThere(String lookup, String name) throws SQLException {
    String question = "SELECT %s(%s) IS NOT NULL".formatted(lookup, spelling.string(name));
    return ask(connection, question).equals("t");
  }

  /**
   * Makes an enum type with the declared labels. One that is there with others steps aside under
   * another name, which nobody else sees and no table is locked for.
   */
  private void make(EnumType type) throws SQLException {
    String name = spelling.name(type.id());
    if (isThere("to_regtype", name)) {
      if (type.labels().equals(labels(name))) {
        return;
      }
      run(connection, "ALTER TYPE " + name + " RENAME TO bascule_aside_" + aside++);
    }
    String labels = String.join(", ", type.labels().stream().map(spelling::string).toList());
    run(connection, "CREATE TYPE " + name + " AS ENUM (" + labels + ")");
  }

  private List<String> labels(String type) throws SQLException {
    var labels = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT enumlabel FROM pg_enum WHERE enumtypid = to_regtype("
                    + spelling.string(type)
                    + ") ORDER BY enumsortorder")) {
      while (rows.next()) {
        labels.add(rows.getString(1));
      }
    }
    return labels;
  }

  private void make(Table table) throws SQLException {
    Table here = here(table);
    declared.put(here.id().local(), table);
    try {
      for (String sequence : tables.beforeSerial(here)) {
        run(connection, sequence);
      }
      run(connection, tables.create(here));
      for (String statement : rest(here)) {
        run(connection, statement);
      }
    } catch (SQLException failure) {
      throw refused("make the table " + table.id(), failure);
    }
  }

  private List<String> rest(Table here) {
    var statements = new ArrayList<>(tables.afterSerial(here));
    for (Constraint constraint : here.constraints()) {
      if (!PostgresTables.isInline(constraint, here)) {
        statements.add(tables.add(constraint, here.id()));
      }
    }
    here.indexes().forEach(index -> statements.add(tables.create(index, here.id())));
    statements.addAll(tables.comments(here));
    return statements;
  }

  /**
   * The table as it is made here. It keeps its own name, so that expressions may name it, unless
   * another schema has a table of that name too.
   */
  private Table here(Table table) {
    String local = table.id().local();
    String name = declared.containsKey(local) ? local + "_" + declared.size() : local;
    var constraints =
        table.constraints().stream().filter(rule -> !(rule instanceof ForeignKey)).toList();
    return new Table(
        QualifiedName.of(place, name),
        table.columns().map(column -> serial(column, place)),
        constraints,
        table.indexes(),
        isTemporary() ? logged(table.attributes()) : table.attributes());
  }

  private boolean isTemporary() {
    return place.startsWith("pg_temp");
  }

  private static TableAttributes logged(TableAttributes attributes) {
    return new TableAttributes(attributes.comment(), new TreeSet<>(), attributes.parameters());
  }

  /** The column with the sequence behind it in another schema. */
  private static Column serial(Column column, String schema) {
    Identity identity = column.identity();
    QualifiedName sequence = identity == null ? null : identity.sequence();
    return identity == null || sequence == null
        ? column
        : column.withIdentity(identity.withSequence(QualifiedName.of(schema, sequence.local())));
  }

  @Override
  public Schema made(Schema read) {
    var made = new ArrayList<Table>();
    for (Table table : read.tables()) {
      Table origin = declared.get(table.id().local());
      if (table.id().schema().equals(place) && origin != null) {
        made.add(there(table, origin));
      }
    }
    return read.withTables(Members.of("the scratch schema", made));
  }

  private Table there(Table made, Table origin) {
    Members<Column> columns = made.columns().map(column -> serial(column, origin.id().schema()));
    boolean unlogged = origin.attributes().has(Trait.UNLOGGED) && isTemporary();
    return new Table(
        origin.id(),
        columns,
        made.constraints(),
        made.indexes(),
        unlogged ? made.attributes().with(Trait.UNLOGGED) : made.attributes());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static DialectException refused(String what, SQLException failure) {
    return DialectException.of(
        "scratch-refused",
        "Cannot %s: %s.".formatted(what, PostgresFailure.reason(failure)),
        failure);
  }

  @Override
  public void close() {
    try {
      close(connection, start, own);
    } catch (SQLException failure) {
      throw refused("close the scratch place", failure);
    }
  }

  private static void close(Connection connection, Savepoint start, boolean own)
      throws SQLException {
    connection.rollback(start);
    if (own) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
