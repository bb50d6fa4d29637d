package io.bascule.dialect.sqlite;

import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Expression;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The changes of one table that are gathered until they are made all at once. */
final class Pending {
  /** A table as it is meant, and as this database holds it. */
  record Form(Table meant, Table held) {}

  private final @Nullable Form before;
  private final List<Operation> parts = new ArrayList<>();
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Map<String, Expression> using = new HashMap<>();
  private final Map<String, Expression> filling = new HashMap<>();
  private final Map<String, SortedMap<String, String>> relabelled = new HashMap<>();
  private @Nullable Operation reason;

  /**
   * Nothing changed yet.
   *
   * @param before the table as it was, or null if it is new
   */
  Pending(@Nullable Form before) {
    this.before = before;
  }

  /** One more change. */
  void add(Operation part) {
    parts.add(part);
  }

  /** The column is made anew: what it held before, if it was there, is not copied. */
  void makeFresh(String column) {
    fresh.add(SqliteNames.fold(column));
    using.remove(SqliteNames.fold(column));
    filling.remove(SqliteNames.fold(column));
  }

  /**
   * The column was made anew with this value in the rows that were there, and has another default
   * by now. Only the first value counts: what a default becomes later is nothing to those rows.
   */
  void fill(String column, Expression value) {
    filling.putIfAbsent(SqliteNames.fold(column), value);
  }

  /** How the column's new value is computed from the old row. */
  void compute(String column, Expression expression) {
    using.put(SqliteNames.fold(column), expression);
  }

  /** The column's labels have other texts now. */
  void relabel(String column, SortedMap<String, String> renames) {
    relabelled.put(SqliteNames.fold(column), renames);
  }

  /** The table as it was; null if it is new. */
  @Nullable Form before() {
    return before;
  }

  Operations parts() {
    return new Operations(parts);
  }

  /** A change of something else that changes this table too. */
  void because(Operation change) {
    reason = change;
  }

  /** The change that speaks of that column, constraint or index; the first if none does. */
  Operation about(String name) {
    for (Operation part : parts) {
      if (part.describe().contains(name)) {
        return part;
      }
    }
    return parts.isEmpty() ? Objects.requireNonNull(reason) : parts.get(0);
  }

  /** Whether an index of that name is there and was not dropped. */
  boolean isMade(String index) {
    return before != null && before.held().indexes().has(index) && !forgotten.contains(index);
  }

  /** The index was dropped. */
  void forget(String index) {
    forgotten.add(index);
  }

  Set<String> fresh() {
    return fresh;
  }

  boolean isFresh(String column) {
    return fresh.contains(SqliteNames.fold(column));
  }

  @Nullable Expression using(String column) {
    return using.get(SqliteNames.fold(column));
  }

  /** What stands in the rows that were there, if it is not the column's default. */
  @Nullable Expression filling(String column) {
    return filling.get(SqliteNames.fold(column));
  }

  @Nullable SortedMap<String, String> labels(String column) {
    return relabelled.get(SqliteNames.fold(column));
  }

  /** The columns whose values are, folded. */
  Set<String> computed() {
    var columns = new HashSet<>(using.keySet());
    columns.addAll(relabelled.keySet());
    columns.addAll(filling.keySet());
    return columns;
  }

  /** Whether values are changed by other means than the database's own conversion. */
  boolean computesValues() {
    return !using.isEmpty() || !relabelled.isEmpty() || !filling.isEmpty();
  }
}
