package io.bascule.laws.corpus;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Spelling;
import io.bascule.differ.live.LiveSchema;
import io.bascule.schema.Column;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.arbitrary.Evolution;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Row;
import io.bascule.testkit.arbitrary.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rows for a database that came without any: as many as it takes, and as the schema that it is led
 * to would take, too, so that a change has no reason to refuse them.
 */
final class MadeUpRows {
  private static final int COUNT = 3;

  private final Connection live;
  private final Connection wanted;
  private final Schema before;
  private final Schema after;
  private final Spelling spelling;

  private MadeUpRows(Connection live, Connection wanted, Dialect dialect) {
    this.live = live;
    this.wanted = wanted;
    this.before = LiveSchema.read(live, dialect).schema();
    this.after = LiveSchema.read(wanted, dialect).schema();
    this.spelling = dialect.spelling();
  }

  /** Inserts rows into the live database; the wanted one is only asked and keeps none. */
  static void insert(ScratchDatabase live, ScratchDatabase wanted, Product product) {
    Dialect dialect = Dialects.ofUrl(live.url());
    try (Connection there = live.dataSource().getConnection();
        Connection goal = wanted.dataSource().getConnection()) {
      var rows = new MadeUpRows(there, goal, dialect);
      product.begin(there);
      product.begin(goal);
      rows.insert(product.features());
      goal.rollback();
      there.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make up rows: " + e.getMessage(), e);
    }
  }

  private void insert(Features features) throws SQLException {
    Set<QualifiedName> full = new HashSet<>();
    for (Row row : Rows.of(new Evolution(before, after, List.of()), features, 1, COUNT)) {
      if (full.contains(row.table()) || losesPointers(before.existing(row.table()))) {
        continue;
      }
      Table table = before.existing(row.table());
      boolean taken = insert(row) || insert(cut(row, name -> isRequired(table, name)));
      if (taken && losesColumns(table)) {
        full.add(row.table());
      }
    }
  }

  /** Whether the way back makes up values, which are all alike: a key takes one row of them. */
  private boolean losesColumns(Table table) {
    return after.table(table.id()).isPresent()
        && table.columns().stream().anyMatch(column -> isLost(table, column.name()));
  }

  private boolean isLost(Table table, String column) {
    return after.table(table.id()).filter(later -> later.column(column).isEmpty()).isPresent();
  }

  /** Whether no made up value would do on the way back: what its rows point to will be gone. */
  private boolean losesPointers(Table table) {
    return table.foreignKeys().stream()
        .anyMatch(
            key ->
                key.columns().stream().anyMatch(column -> isLost(table, column))
                    || after.table(key.table()).isEmpty()
                    || before
                        .table(key.table())
                        .filter(target -> losesAny(target, key.referenced()))
                        .isPresent());
  }

  private boolean losesAny(Table table, List<String> columns) {
    return columns.isEmpty()
        ? losesColumns(table)
        : columns.stream().anyMatch(column -> isLost(table, column));
  }

  private boolean isRequired(Table table, String name) {
    Column column = table.column(name).orElseThrow();
    boolean closes =
        after
            .table(table.id())
            .flatMap(later -> later.column(name))
            .filter(later -> !later.nullable())
            .isPresent();
    return closes
        || !column.nullable() && column.defaultValue() == null
        || column.defaultValue() != null && isChanged(table, column);
  }

  /** A default that the later column would not take shows only when it is said. */
  private boolean isChanged(Table table, Column column) {
    return after
        .table(table.id())
        .flatMap(later -> later.column(column.name()))
        .filter(later -> !later.type().equals(column.type()))
        .isPresent();
  }

  /** Whether both databases take the row. */
  private boolean insert(Row row) throws SQLException {
    Savepoint start = live.setSavepoint();
    boolean taken = takes(live, row) && isWelcome(row);
    if (!taken) {
      live.rollback(start);
    }
    return taken;
  }

  private boolean isWelcome(Row row) throws SQLException {
    Table table = after.table(row.table()).orElse(null);
    if (table == null) {
      return true;
    }
    Savepoint start = wanted.setSavepoint();
    boolean taken = takes(wanted, told(cut(row, name -> table.column(name).isPresent()), table));
    if (!taken) {
      wanted.rollback(start);
    }
    return taken;
  }

  /** The row with the NULLs that it has now, where a later default would hide them. */
  private Row told(Row row, Table later) {
    Map<String, Literal> values = new LinkedHashMap<>(row.values());
    for (Column column : before.existing(row.table()).columns()) {
      boolean empty =
          column.nullable()
              && column.defaultValue() == null
              && column.identity() == null
              && column.generated() == null;
      boolean kept = later.column(column.name()).filter(own -> own.generated() == null).isPresent();
      if (empty && kept) {
        values.putIfAbsent(column.name(), Literal.ofNull());
      }
    }
    return new Row(row.table(), values, row.numbers());
  }

  private static Row cut(Row row, Predicate<String> columns) {
    Map<String, Literal> values = new LinkedHashMap<>(row.values());
    values.keySet().removeIf(columns.negate());
    return new Row(row.table(), values, row.numbers());
  }

  private boolean takes(Connection connection, Row row) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(row.insert(spelling));
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }
}
