package io.bascule.runner;

import io.bascule.revision.Direction;
import java.util.Locale;

/**
 * A revision that was begun and did not end: another run is at it, or it was broken off.
 *
 * @param row the last line of the ledger that tells of it
 * @param rows how many rows its backfill has done; zero if it is at none
 * @param total how many rows there were when its backfill began; zero if it is at none
 */
public record Underway(LedgerRow row, long rows, long total) {
  static Underway of(LedgerRow row, String progress) {
    return BatchRun.Done.parse(progress)
        .map(done -> new Underway(row, done.rows(), done.total()))
        .orElseGet(() -> new Underway(row, 0, 0));
  }

  /** How far it is, for people: {@code upgrade b2b2b2b2, 12,000 of 250,000 rows done}. */
  public String describe() {
    String done =
        total > 0
            ? String.format(Locale.ROOT, "%,d of %,d rows done", rows, total)
            : row.statementsDone() == 1
                ? "1 statement done"
                : row.statementsDone() + " statements done";
    return "%s %s, %s".formatted(row.direction().verb(), row.revision(), done);
  }

  /** The arguments of the command that goes on with it. */
  public String command() {
    return row.direction() == Direction.UP ? "upgrade " + row.revision() : "rollback";
  }
}
