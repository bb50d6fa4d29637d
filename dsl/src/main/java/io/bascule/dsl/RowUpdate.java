package io.bascule.dsl;

import io.bascule.operation.Backfill;

/** What becomes of rows in one statement, in the transaction of the revision. */
public final class RowUpdate extends RowValues<RowUpdate> {
  RowUpdate(Snapshot snapshot, Backfill said) {
    super(snapshot, said);
  }

  @Override
  RowUpdate with(Backfill other) {
    return new RowUpdate(snapshot(), other);
  }
}
