package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.operation.Delete;
import io.bascule.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts rows. */
final class Counting {
  /** From so many rows on, what the statistics say will do where nothing hangs on the number. */
  private static final long LARGE = 100_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Map<QualifiedName, Optional<Long>> estimates = new HashMap<>();

  Counting(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Each loss with its number of rows, counted one by one. */
  List<Loss> exactly(List<Loss> losses) throws SQLException {
    var all = new ArrayList<Loss>();
    for (Loss loss : losses) {
      all.add(exactly(loss));
    }
    return all;
  }

  /** What a plan meets, by the statistics where a table is large. */
  Measures about(Foresight foresight) throws SQLException {
    var losses = new ArrayList<Loss>();
    for (Loss loss : foresight.losses()) {
      @Nullable Long large = large(loss.table());
      Counted how = loss.delete() == null ? Counted.ABOUT : Counted.AT_MOST;
      losses.add(large == null ? exactly(loss) : loss.with(large, how));
    }
    var tables = new ArrayList<TableSize>();
    for (TableSize table : foresight.tables()) {
      size(table).ifPresent(tables::add);
    }
    return new Measures(losses, tables, List.of());
  }

  private Optional<TableSize> size(TableSize size) throws SQLException {
    @Nullable Long large = large(size.table());
    @Nullable Long rows = large == null ? tried(dialect.countOf(size.table(), null)) : large;
    return Optional.ofNullable(rows)
        .map(
            number ->
                new TableSize(
                    size.revision(),
                    size.direction(),
                    size.table(),
                    number,
                    large == null ? Counted.EXACTLY : Counted.ABOUT));
  }

  private Loss exactly(Loss loss) throws SQLException {
    @Nullable Delete delete = loss.delete();
    @Nullable Long rows =
        tried(
            delete != null && loss.isChosen()
                ? dialect.countOf(new Delete(loss.table(), delete.where()))
                : dialect.countOf(loss.table(), loss.column()));
    return loss.with(rows == null ? Loss.UNKNOWN : rows, loss.counted());
  }

  /** The estimated number of rows of a large table; null for others. */
  private @Nullable Long large(QualifiedName table) throws SQLException {
    Optional<Long> known = estimates.get(table);
    if (known == null) {
      Optional<String> query = dialect.estimateOf(table);
      @Nullable Long rows = query.isEmpty() ? null : tried(query.get());
      known = rows == null || rows < LARGE ? Optional.empty() : Optional.of(rows);
      estimates.put(table, known);
    }
    return known.orElse(null);
  }

  /** A number that the user may not be allowed to ask for. */
  private @Nullable Long tried(String query) throws SQLException {
    try {
      return number(query);
    } catch (SQLException e) {
      if (dialect.isBusy(e) || !connection.getAutoCommit()) {
        throw e;
      }
      return null;
    }
  }

  private @Nullable Long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      if (!result.next()) {
        return null;
      }
      long number = result.getLong(1);
      return result.wasNull() ? null : number;
    }
  }
}
