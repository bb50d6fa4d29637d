package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.Place;
import io.bascule.revision.RevisionHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: something that was done to the database, or tried. Lines are only ever
 * added.
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
 * @param reason why it failed, in one line; empty if it did not
 * @param statementsDone how many of its statements last already, where it is run in parts
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
    String who,
    String reason,
    int statementsDone) {

  /** How far a revision came. */
  public enum State {
    /** It was begun in steps of its own, each lasting at once. A later line tells how it ended. */
    RUNNING,
    /** It is done. */
    DONE,
    /** What was begun was taken back, as somebody told. */
    UNDONE,
    /** It failed, and nothing of it lasts. */
    FAILED,
    /** It failed, and a part of it lasts: it is still to be brought to an end. */
    BROKEN,
    /** Nothing was run: somebody told that the database has it, or does not have it. */
    STAMPED,
    /** Nothing was run: what the revision looks like was told anew. */
    REPAIRED;

    /** Whether the line tells of something that did not succeed. */
    public boolean isFailure() {
      return this == FAILED || this == BROKEN;
    }
  }

  public LedgerRow {
    parents = List.copyOf(parents);
  }

  /** The same, of a revision that looks so. */
  LedgerRow withFingerprint(Fingerprint other) {
    return new LedgerRow(
        sequence,
        revision,
        parents,
        direction,
        state,
        other,
        message,
        at,
        duration,
        tool,
        who,
        reason,
        statementsDone);
  }

  /** The same of a revision that stands for this one and for those before it. */
  LedgerRow standingFor(RevisionHeader header) {
    return new LedgerRow(
        sequence,
        header.id(),
        header.after(),
        direction,
        state,
        header.fingerprint(),
        header.message(),
        at,
        null,
        tool,
        who,
        "",
        0);
  }

  /** What the line says of the revision itself, whose file may be gone. */
  RevisionHeader header() {
    return new RevisionHeader(
        revision, Place.after(parents), message, "", fingerprint, "the ledger");
  }
}
