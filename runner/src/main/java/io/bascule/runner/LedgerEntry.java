package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.RevisionHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to be written: the table numbers and dates it.
 *
 * @param header the revision
 * @param direction the way
 * @param state how far it came
 * @param who who did it
 * @param duration how long it took; null if nobody measured it
 * @param reason why it failed, in one line; empty if it did not
 * @param statementsDone how many of its statements last
 * @param progress how far the statement at hand is, if that is known; otherwise empty
 * @param kept what was run, and what leads back; null if that is not told
 */
record LedgerEntry(
    RevisionHeader header,
    Direction direction,
    LedgerRow.State state,
    String who,
    @Nullable Duration duration,
    String reason,
    int statementsDone,
    String progress,
    @Nullable KeptText kept) {

  /**
   * The statements of both ways, as {@link KeptStatement} writes them down.
   *
   * @param upgrade the way up; null if it is not told
   * @param downgrade the way down; null if it is not told
   */
  record KeptText(@Nullable String upgrade, @Nullable String downgrade) {
    /** Nothing is kept. */
    static final KeptText NONE = new KeptText(null, null);
  }

  static LedgerEntry of(
      RevisionHeader header, Direction direction, LedgerRow.State state, String who) {
    return new LedgerEntry(header, direction, state, who, null, "", 0, "", null);
  }

  static LedgerEntry of(Step step, LedgerRow.State state, String who) {
    return of(step.entry().header(), step.direction(), state, who);
  }

  LedgerEntry took(Duration time) {
    return new LedgerEntry(
        header, direction, state, who, time, reason, statementsDone, progress, kept);
  }

  LedgerEntry because(String why) {
    return new LedgerEntry(
        header, direction, state, who, duration, why, statementsDone, progress, kept);
  }

  LedgerEntry withDone(int count) {
    return new LedgerEntry(header, direction, state, who, duration, reason, count, progress, kept);
  }

  LedgerEntry at(String how) {
    return new LedgerEntry(
        header, direction, state, who, duration, reason, statementsDone, how, kept);
  }

  LedgerEntry keeping(KeptText statements) {
    return new LedgerEntry(
        header, direction, state, who, duration, reason, statementsDone, progress, statements);
  }
}
