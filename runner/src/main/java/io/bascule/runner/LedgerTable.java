package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Spelling;
import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.schema.Column;
import io.bascule.schema.Declare;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's table and its words. It stands in the schema that was the connection's default when
 * the run began, and is called by its whole name, whatever a revision makes the default. Its layout
 * has a number that each line carries, so that a later release can change it and an older one sees
 * that it did.
 */
final class LedgerTable {
  /** The layout that this release writes, and the newest that it reads. */
  static final int LAYOUT = 1;

  private static final Column SEQUENCE = Declare.column("seq", Declare.bigint());

  private static final List<Column> COLUMNS =
      List.of(
          SEQUENCE,
          Declare.column("layout", Declare.integer()),
          Declare.column("revision", Declare.text()),
          Declare.column("parents", Declare.text()),
          Declare.column("direction", Declare.text()),
          Declare.column("state", Declare.text()),
          Declare.column("fingerprint", Declare.text()),
          Declare.column("message", Declare.text()),
          Declare.column("applied_at", Declare.timestampWithTimeZone()),
          Declare.column("duration_ms", Declare.bigint()).asNullable(),
          Declare.column("tool", Declare.text()),
          Declare.column("who", Declare.text()));

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

  /** A line that is to be written: the table numbers and dates it. */
  record Entry(
      Step step, LedgerRow.State state, @Nullable Duration duration, String tool, String who) {}

  /** The statement that makes the table. */
  String create() {
    String columns = COLUMNS.stream().map(spelling::column).collect(Collectors.joining(",\n  "));
    return "CREATE TABLE %s (\n  %s,\n  PRIMARY KEY (%s)\n)"
        .formatted(name(), columns, spelling.name(SEQUENCE.name()));
  }

  /** The statement that adds a line; it needs no values besides, so that scripts say the same. */
  String insert(Entry entry) {
    var header = entry.step().entry().header();
    Duration duration = entry.duration();
    String values =
        String.join(
            ", ",
            "(SELECT coalesce(max(%s), 0) + 1 FROM %s)"
                .formatted(spelling.name(SEQUENCE.name()), name()),
            Integer.toString(LAYOUT),
            text(header.id()),
            text(String.join(" ", header.after())),
            text(entry.step().direction().verb()),
            text(entry.state().name().toLowerCase(Locale.ROOT)),
            text(header.fingerprint().toString()),
            text(header.message()),
            "CURRENT_TIMESTAMP",
            duration == null ? "NULL" : Long.toString(duration.toMillis()),
            text(entry.tool()),
            text(entry.who()));
    return "INSERT INTO %s (%s)\nVALUES (%s)".formatted(name(), columns(), values);
  }

  /** The ledger as it is now; empty where there is no table. */
  Ledger read(Connection connection) throws SQLException {
    return isThere(connection) ? readOn(connection, Ledger.EMPTY) : Ledger.EMPTY;
  }

  /** The ledger as it is now, of which the given lines are known; its table is there. */
  Ledger readOn(Connection connection, Ledger known) throws SQLException {
    var rows = new ArrayList<>(known.rows());
    String query =
        "SELECT * FROM %s WHERE %s > %d ORDER BY 1"
            .formatted(name(), spelling.name(SEQUENCE.name()), known.last());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        int layout = result.getInt("layout");
        if (layout > LAYOUT) {
          throw LedgerException.newer(layout, result.getString("tool"));
        }
        rows.add(row(result));
      }
    }
    return Ledger.of(rows);
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

  private static LedgerRow row(ResultSet result) throws SQLException {
    long millis = result.getLong("duration_ms");
    Duration duration = result.wasNull() ? null : Duration.ofMillis(millis);
    String parents = result.getString("parents");
    String state = result.getString("state");
    return new LedgerRow(
        result.getLong("seq"),
        result.getString("revision"),
        parents.isEmpty() ? List.of() : List.of(parents.split(" ", 0)),
        result.getString("direction").equals(Direction.UP.verb()) ? Direction.UP : Direction.DOWN,
        LedgerRow.State.valueOf(state.toUpperCase(Locale.ROOT)),
        Fingerprint.parse(result.getString("fingerprint")),
        result.getString("message"),
        Moments.parse(result.getString("applied_at")),
        duration,
        result.getString("tool"),
        result.getString("who"));
  }

  private String name() {
    return schema == null
        ? spelling.name(History.LEDGER)
        : spelling.name(QualifiedName.of(schema, History.LEDGER));
  }

  private String columns() {
    return COLUMNS.stream().map(c -> spelling.name(c.name())).collect(Collectors.joining(", "));
  }

  private String text(String value) {
    return spelling.expression(Literal.of(value));
  }
}
