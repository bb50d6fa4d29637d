package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: something that was done to the database. Lines are only ever added.
 *
 * @param sequence its number; later lines have higher ones
 * @param revision the id of the revision
 * @param parents the ids of the revisions that it came after
 * @param direction the way on which it was run
 * @param state how far it came
 * @param fingerprint what the revision looked like then
 * @param message the revision's message
 * @param at when it was written
 * @param duration how long the revision took; null if nobody measured it, as in a script
 * @param tool the version of Bascule that ran it or wrote the script
 * @param who the user of the operating system, or {@code script}
 */
public record LedgerRow(
    long sequence,
    String revision,
    List<String> parents,
    Direction direction,
    State state,
    Fingerprint fingerprint,
    String message,
    Instant at,
    @Nullable Duration duration,
    String tool,
    String who) {

  /** How far a revision came. */
  public enum State {
    /** It was begun in steps of its own, each lasting at once. A later line tells how it ended. */
    RUNNING,
    /** It is done. */
    DONE,
    /** What was begun failed before anything of it lasted. */
    UNDONE
  }

  public LedgerRow {
    parents = List.copyOf(parents);
  }
}
