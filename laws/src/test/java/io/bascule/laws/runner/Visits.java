package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.varchar;

import io.bascule.operation.Row;
import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.schema.Table;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Visits to some places, which a backfill counts one up: whoever does a row twice or not at all is
 * found out.
 */
final class Visits {
  static final int ROWS = 60;

  static final Table TABLE =
      table(
          "visits",
          column("place", varchar(20)),
          column("nr", bigint()),
          column("visits", bigint()),
          column("state", varchar(20)).asNullable(),
          check(sql("visits < 100")).named("ck_visits"),
          primaryKey("place", "nr"));

  /** The table with rows of two places, of which every fifth has a state. */
  static final HistoryEntry A =
      entry(
          "a",
          changes ->
              changes
                  .createTable(TABLE)
                  .insert(
                      "visits",
                      List.of("place", "nr", "visits", "state"),
                      IntStream.range(0, ROWS)
                          .mapToObj(
                              i ->
                                  Row.row(
                                      i % 2 == 0 ? "it's" : "Zoo",
                                      i - 7,
                                      0,
                                      i % 5 == 0 ? "old" : null))
                          .toArray(Row[]::new)),
          changes -> changes.dropTable(TABLE));

  private Visits() {}

  /** A history of which the second revision does that. */
  static History backfilling(Consumer<Changes> said) {
    return history(
        A,
        entry(
            "b<a",
            said,
            changes ->
                changes.backfill(
                    "visits", fill -> fill.set("visits", 0).set("state", null).inBatchesOf(7))));
  }

  /** Counts all up that have no state, so many at a time. */
  static Consumer<Changes> countingBy(int size) {
    return changes ->
        changes.backfill(
            "visits",
            fill ->
                fill.set("visits", sql("visits + 1"))
                    .set("state", "it's new")
                    .where("state IS NULL -- the others are old")
                    .inBatchesOf(size));
  }
}
