package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Spelling;
import io.bascule.revision.History;
import io.bascule.schema.Column;
import io.bascule.schema.Declare;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's table and its words. It stands in the schema that was the connection's default when
 * the run began, and is called by its whole name, whatever a revision makes the default. Its layout
 * has a number that each line carries, so that a later release can change it and an older one sees
 * that it did. A table of an older layout lacks columns: it is read as it is, and whoever writes
 * adds them first.
 *
 * <p>Layout 1 had no reasons, no counts of statements, and kept no statements.
 */
final class LedgerTable {
  /** The layout that this release writes, and the newest that it reads. */
  static final int LAYOUT = 2;

  static final String UPGRADE = "upgrade_sql";
  static final String DOWNGRADE = "downgrade_sql";

  private static final String PROGRESS = "progress";

  private static final Column SEQUENCE = Declare.column("seq", Declare.bigint());

  private static final List<Column> COLUMNS =
      List.of(
          SEQUENCE,
          Declare.column("layout", Declare.integer()),
          Declare.column("revision", Declare.text()),
          Declare.column("parents", Declare.text()),
          Declare.column("direction", Declare.text()),
          Declare.column("state", Declare.text()),
          Declare.column("fingerprint", Declare.text()).asNullable(),
          Declare.column("message", Declare.text()).asNullable(),
          Declare.column("applied_at", Declare.timestampWithTimeZone()).asNullable(),
          Declare.column("duration_ms", Declare.bigint()).asNullable(),
          Declare.column("tool", Declare.text()).asNullable(),
          Declare.column("who", Declare.text()).asNullable(),
          Declare.column("reason", Declare.text()).asNullable(),
          Declare.column("statements_done", Declare.integer()).asNullable(),
          Declare.column(PROGRESS, Declare.text()).asNullable(),
          Declare.column(UPGRADE, Declare.text()).asNullable(),
          Declare.column(DOWNGRADE, Declare.text()).asNullable());

  /** What a table without these is not the ledger. */
  private static final List<String> NEEDED =
      List.of("seq", "revision", "parents", "direction", "state");

  /** What is only read when somebody asks for it: it can be long. */
  private static final Set<String> LONG = Set.of(UPGRADE, DOWNGRADE);

  /** What is not read with the others. */
  private static final Set<String> APART = Set.of(UPGRADE, DOWNGRADE, PROGRESS);

  private final Spelling spelling;
  private final @Nullable String schema;

  private LedgerTable(Dialect dialect, @Nullable String schema) {
    this.spelling = dialect.spelling();
    this.schema = schema;
  }

  /** The table in the schema that is the connection's default now. */
  static LedgerTable of(Dialect dialect, Connection connection) throws SQLException {
    return new LedgerTable(dialect, connection.getSchema());
  }

  /** The table wherever it is, for a script that nobody knows the database of. */
  static LedgerTable anywhere(Dialect dialect) {
    return new LedgerTable(dialect, null);
  }

  /** The schema in which it stands; null where the database has none. */
  @Nullable String schema() {
    return schema;
  }

  /** The statement that makes the table. */
  String create() {
    String columns = COLUMNS.stream().map(spelling::column).collect(Collectors.joining(",\n  "));
    return "CREATE TABLE %s (\n  %s,\n  PRIMARY KEY (%s)\n)"
        .formatted(name(), columns, spelling.name(SEQUENCE.name()));
  }

  /**
   * The statements after which the table is there and has all its columns. Lines that are there
   * already keep what they say; what they do not say is NULL.
   */
  List<String> prepare(Connection connection) throws SQLException {
    if (!isThere(connection)) {
      return List.of(create());
    }
    Set<String> present = columns(connection);
    return COLUMNS.stream()
        .filter(column -> !present.contains(column.name()))
        .map(Column::asNullable)
        .map(column -> "ALTER TABLE %s ADD COLUMN %s".formatted(name(), spelling.column(column)))
        .toList();
  }

  /**
   * The statement that adds a line; it needs no values besides, so that scripts say the same. It
   * names no column that it has nothing for, so that a script fits an older table too.
   */
  String insert(LedgerEntry entry) {
    var header = entry.header();
    var values = new LinkedHashMap<String, String>();
    values.put(
        SEQUENCE.name(),
        "(SELECT coalesce(max(%s), 0) + 1 FROM %s)"
            .formatted(spelling.name(SEQUENCE.name()), name()));
    values.put("layout", Integer.toString(LAYOUT));
    values.put("revision", text(header.id()));
    values.put("parents", text(String.join(" ", header.after())));
    values.put("direction", text(entry.direction().verb()));
    values.put("state", text(entry.state().name().toLowerCase(Locale.ROOT)));
    values.put("fingerprint", text(header.fingerprint().toString()));
    values.put("message", text(header.message()));
    values.put("applied_at", "CURRENT_TIMESTAMP");
    if (entry.duration() != null) {
      values.put("duration_ms", Long.toString(entry.duration().toMillis()));
    }
    values.put("tool", text(Release.tool()));
    values.put("who", text(entry.who()));
    further(entry, values);
    return "INSERT INTO %s (%s)\nVALUES (%s)"
        .formatted(name(), names(values.keySet()), String.join(", ", values.values()));
  }

  private void further(LedgerEntry entry, Map<String, String> values) {
    if (!entry.reason().isEmpty()) {
      values.put("reason", text(entry.reason()));
    }
    if (entry.statementsDone() > 0) {
      values.put("statements_done", Integer.toString(entry.statementsDone()));
    }
    if (!entry.progress().isEmpty()) {
      values.put(PROGRESS, text(entry.progress()));
    }
    LedgerEntry.KeptText kept = entry.kept();
    if (kept != null && kept.upgrade() != null) {
      values.put(UPGRADE, text(kept.upgrade()));
    }
    if (kept != null && kept.downgrade() != null) {
      values.put(DOWNGRADE, text(kept.downgrade()));
    }
  }

  /** The ledger as it is now; empty where there is no table. */
  Ledger read(Connection connection) throws SQLException {
    return isThere(connection) ? readOn(connection, Ledger.EMPTY) : Ledger.EMPTY;
  }

  /** The ledger as it is now, of which the given lines are known; its table is there. */
  Ledger readOn(Connection connection, Ledger known) throws SQLException {
    Set<String> present = columns(connection);
    List<String> missing = NEEDED.stream().filter(name -> !present.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw LedgerException.foreign(name(), missing);
    }
    var wanted = new LinkedHashSet<>(COLUMNS.stream().map(Column::name).toList());
    wanted.retainAll(present);
    wanted.removeAll(APART);
    var rows = new ArrayList<>(known.rows());
    String query =
        "SELECT %s FROM %s WHERE %s > %d ORDER BY 1"
            .formatted(names(wanted), name(), spelling.name(SEQUENCE.name()), known.last());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      var reader = new LedgerReader(result, wanted);
      while (result.next()) {
        rows.add(reader.row());
      }
    }
    return Ledger.of(rows);
  }

  /** The statements that a line keeps; null where it keeps none for that way. */
  LedgerEntry.KeptText kept(Connection connection, LedgerRow row) throws SQLException {
    if (!columns(connection).containsAll(LONG)) {
      return LedgerEntry.KeptText.NONE;
    }
    String query =
        "SELECT %s, %s FROM %s WHERE %s = %d"
            .formatted(
                spelling.name(UPGRADE),
                spelling.name(DOWNGRADE),
                name(),
                spelling.name(SEQUENCE.name()),
                row.sequence());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next()
          ? new LedgerEntry.KeptText(result.getString(1), result.getString(2))
          : LedgerEntry.KeptText.NONE;
    }
  }

  /** How far the statement at hand is, by a line; the empty string if it does not tell. */
  String progress(Connection connection, LedgerRow row) throws SQLException {
    if (!columns(connection).contains(PROGRESS)) {
      return "";
    }
    String query =
        "SELECT %s FROM %s WHERE %s = %s"
            .formatted(
                spelling.name(PROGRESS), name(), spelling.name(SEQUENCE.name()), row.sequence());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? Objects.toString(result.getString(1), "") : "";
    }
  }

  /**
   * The statement that notes how far the statement at hand is, in the line that tells that its
   * revision is under way: the only thing in a ledger that is ever written over.
   */
  String note(long sequence, String id, String progress) {
    return "UPDATE %s SET %s = %s WHERE %s = %s AND revision = %s AND state = 'running'"
        .formatted(
            name(),
            spelling.name(PROGRESS),
            text(progress),
            spelling.name(SEQUENCE.name()),
            sequence,
            text(id));
  }

  /** The number of the last line. */
  long last(Connection connection) throws SQLException {
    if (!isThere(connection)) {
      return 0;
    }
    String query = "SELECT max(%s) FROM %s".formatted(spelling.name(SEQUENCE.name()), name());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** Whether the schema has the table. */
  boolean isThere(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(connection.getCatalog(), schema, History.LEDGER, null)) {
      while (tables.next()) {
        // The names are patterns to the driver, in which an underscore is any character.
        if (History.LEDGER.equals(tables.getString("TABLE_NAME"))
            && Objects.equals(schema, tables.getString("TABLE_SCHEM"))) {
          return true;
        }
      }
      return false;
    }
  }

  /** The names of the columns that the table has. */
  private Set<String> columns(Connection connection) throws SQLException {
    var present = new LinkedHashSet<String>();
    String query = "SELECT * FROM %s WHERE 1 = 0".formatted(name());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      ResultSetMetaData columns = result.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        present.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
      }
    }
    return present;
  }

  private String name() {
    return schema == null
        ? spelling.name(History.LEDGER)
        : spelling.name(QualifiedName.of(schema, History.LEDGER));
  }

  private String names(Set<String> columns) {
    return columns.stream().map(spelling::name).collect(Collectors.joining(", "));
  }

  private String text(String value) {
    return spelling.expression(Literal.of(value));
  }
}
