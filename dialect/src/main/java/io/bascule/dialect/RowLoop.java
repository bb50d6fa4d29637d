package io.bascule.dialect;

import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.ForEachRow;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a table to a piece of Java, and writes back what that gives them. It reads some
 * rows at a time, in the order of their key, so that no query is open while rows are changed.
 */
public final class RowLoop implements DataAction.Work {
  private static final int PAGE = 500;

  private final Dialect dialect;
  private final ForEachRow each;
  private final @Nullable Table known;

  /** The snapshot, which does not say what may be NULL. */
  private final Table open;

  private RowLoop(Dialect dialect, ForEachRow each, @Nullable Table known) {
    this.dialect = dialect;
    this.each = each;
    this.known = known;
    this.open = each.snapshot().withColumns(each.snapshot().columns().map(Column::asNullable));
  }

  /**
   * What is run.
   *
   * @param known the table as it is then; null if the database is to be asked for its key
   */
  public static Statement.Call statement(
      Dialect dialect, DataStep step, ForEachRow each, @Nullable Table known) {
    if (known != null) {
      each.keyOf(known);
    }
    var loop = new RowLoop(dialect, each, known);
    return new Statement.Call(step, new DataAction.Call(each.description(), loop));
  }

  @Override
  public void on(Connection connection) throws SQLException {
    new Running(connection, key(connection)).all();
  }

  private List<String> key(Connection connection) {
    if (known != null) {
      return each.keyOf(known);
    }
    try (Planner planner = dialect.planner(connection)) {
      return each.keyOf(planner.table(each.table()).orElseGet(() -> Table.of(each.table())));
    }
  }

  /** One row, as it was read and with what it was given since. */
  private final class Found implements ForEachRow.Access {
    private final String key;
    private final Map<String, @Nullable Object> values;
    private final Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    private final List<String> fixed;

    Found(String key, Map<String, @Nullable Object> values, List<String> fixed) {
      this.key = key;
      this.values = values;
      this.fixed = fixed;
    }

    @Override
    public @Nullable Object value(String column) {
      if (changes.containsKey(column)) {
        return changes.get(column);
      }
      Object value = values.get(column);
      if (value instanceof RowReader.Unreadable unreadable) {
        throw unreadable.failure();
      }
      return value;
    }

    @Override
    public void set(String column, @Nullable Object value) {
      if (fixed.contains(column)) {
        throw DialectException.of(
            "backfill-key",
            "Cannot go through %s: it goes by column %s, and changes it."
                .formatted(each.table(), column));
      }
      Backfill.of(each.table()).set(column, value).atOnce().require(Schema.EMPTY.with(open));
      changes.put(column, value);
    }
  }

  private final class Running {
    private final Connection connection;
    private final List<String> names;
    private final List<String> key;
    private final RowReader reader = new RowReader(each.snapshot());
    private final Spelling spelling = dialect.spelling();

    Running(Connection connection, List<String> names) {
      this.connection = connection;
      this.names = names;
      this.key = names.stream().map(spelling::name).toList();
    }

    void all() throws SQLException {
      refuseOpenKeys();
      List<Found> page = page("");
      while (!page.isEmpty()) {
        for (Found row : page) {
          each.work().on(row);
          write(row);
        }
        page = page.size() < PAGE ? List.of() : page(page.get(page.size() - 1).key);
      }
    }

    /** No row is in front of or behind NULL. */
    private void refuseOpenKeys() throws SQLException {
      String open =
          key.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR "));
      String query =
          "SELECT 1 FROM %s WHERE (%s)%s LIMIT 1"
              .formatted(spelling.name(each.table()), open, and(condition()));
      try (java.sql.Statement statement = statement();
          ResultSet result = statement.executeQuery(query)) {
        if (result.next()) {
          throw DialectException.of(
              "backfill-key",
              "Cannot go through %s: rows have NULL in the key by which it goes."
                  .formatted(each.table()));
        }
      }
    }

    private List<Found> page(String behind) throws SQLException {
      List<Column> columns = each.snapshot().columns().list();
      var rows = new ArrayList<Found>();
      try (java.sql.Statement statement = statement();
          ResultSet result = statement.executeQuery(query(columns, behind))) {
        while (result.next()) {
          var values = new LinkedHashMap<String, @Nullable Object>();
          for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), reader.read(result, i + 1, columns.get(i)));
          }
          var constants = new ArrayList<String>();
          for (int i = 0; i < key.size(); i++) {
            constants.add(String.valueOf(result.getString(columns.size() + i + 1)));
          }
          rows.add(new Found(String.join(", ", constants), values, names));
        }
      }
      return rows;
    }

    private String query(List<Column> columns, String behind) {
      var selected = new ArrayList<>(columns.stream().map(c -> spelling.name(c.name())).toList());
      key.stream().map(dialect::constantOf).forEach(selected::add);
      String order = String.join(", ", key);
      String after = behind.isEmpty() ? "1 = 1" : tuple(order) + " > " + tuple(behind);
      return "SELECT %s FROM %s WHERE %s%s\nORDER BY %s LIMIT %d"
          .formatted(
              String.join(", ", selected),
              spelling.name(each.table()),
              after,
              and(condition()),
              order,
              PAGE);
    }

    private void write(Found row) throws SQLException {
      if (row.changes.isEmpty()) {
        return;
      }
      String values =
          row.changes.entrySet().stream()
              .map(one -> spelling.name(one.getKey()) + " = " + constant(one.getValue()))
              .collect(Collectors.joining(", "));
      String update =
          "UPDATE %s SET %s WHERE %s = %s"
              .formatted(
                  spelling.name(each.table()),
                  values,
                  tuple(String.join(", ", key)),
                  tuple(row.key));
      try (java.sql.Statement statement = statement()) {
        statement.execute(update);
        int changed = statement.getUpdateCount(); // executeUpdate counts rows of triggers, too
        if (changed != 1) {
          throw DialectException.of(
              "row-gone",
              "Cannot go through %s: %d rows have the key %s of the row that is to be changed."
                  .formatted(each.table(), changed, row.key));
        }
      }
    }

    private String constant(@Nullable Object value) {
      return spelling.expression(value == null ? Literal.ofNull() : Literal.ofValue(value));
    }

    private String tuple(String parts) {
      return key.size() == 1 ? parts : "(" + parts + ")";
    }

    private String condition() {
      @Nullable Expression where = each.where();
      return where == null ? "" : spelling.expression(where);
    }

    private String and(String condition) {
      return condition.isEmpty() ? "" : " AND (" + condition + "\n)";
    }

    private java.sql.Statement statement() throws SQLException {
      java.sql.Statement statement = connection.createStatement();
      statement.setEscapeProcessing(false);
      return statement;
    }
  }
}
