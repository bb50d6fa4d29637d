package io.bascule.dsl;

import io.bascule.operation.Backfill;

/** What becomes of rows, some of them at a time, each time in a transaction of its own. */
public final class RowFill extends RowValues<RowFill> {
  RowFill(Snapshot snapshot, Backfill said) {
    super(snapshot, said);
  }

  @Override
  RowFill with(Backfill other) {
    return new RowFill(snapshot(), other);
  }

  /** The same in the order of these columns, which are the primary key or another unique one. */
  public RowFill by(Column<?>... columns) {
    var names = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      names[i] = snapshot().name(columns[i]);
    }
    return with(said().by(names));
  }

  /** The same with so many rows at a time. */
  public RowFill inBatchesOf(int rows) {
    return with(said().inBatchesOf(rows));
  }
}
