package io.bascule.dsl;

import io.bascule.operation.ForEachRow;
import org.jspecify.annotations.Nullable;

/** A row of the database that a piece of Java reads, and may give other values. */
public final class LiveRow {
  private final Snapshot snapshot;
  private final ForEachRow.Access row;

  LiveRow(Snapshot snapshot, ForEachRow.Access row) {
    this.snapshot = snapshot;
    this.row = row;
  }

  /**
   * The value of a column; null where it is NULL.
   *
   * @throws io.bascule.schema.SchemaException if what is there is none of its type
   */
  @SuppressWarnings("unchecked") // the column's own definition reads what its type T is
  public <X> @Nullable X value(Column<X> column) {
    Object value = row.value(snapshot.name(column));
    return value == null ? null : (X) column.definition().read(value);
  }

  /** Gives the row another value, by its key; {@code null} is NULL. */
  public <X> LiveRow set(Column<X> column, @Nullable X value) {
    row.set(snapshot.name(column), snapshot.plain(column, value));
    return this;
  }

  /** Gives the row another whole number, by its key. */
  public LiveRow set(Column<Long> column, long value) {
    return set(column, Long.valueOf(value));
  }
}
