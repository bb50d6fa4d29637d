package io.bascule.revision;

import io.bascule.operation.Operations;
import java.util.List;
import java.util.Optional;

/**
 * One revision of a history.
 *
 * @param header what it says of itself
 * @param revision what it does
 */
public record HistoryEntry(RevisionHeader header, Revision revision) {
  /** An entry for a revision whose class carries its header. */
  public static HistoryEntry of(Revision revision) {
    return new HistoryEntry(RevisionHeader.of(revision), revision);
  }

  /** The revision's id. */
  public String id() {
    return header.id();
  }

  /** The ids of the revisions that it comes after. */
  public List<String> after() {
    return header.after();
  }

  /**
   * What it records for the way up.
   *
   * @throws HistoryException if its code throws
   */
  public Operations upgrade() {
    return operations(Direction.UP);
  }

  /**
   * What it records for the way down.
   *
   * @throws HistoryException if its code throws
   */
  public Operations downgrade() {
    return operations(Direction.DOWN);
  }

  /**
   * What it records for one way.
   *
   * @throws HistoryException if its code throws
   */
  public Operations operations(Direction direction) {
    return RecordedText.recorded(revision, direction).operations();
  }

  /**
   * Why it cannot be taken back, if it says so.
   *
   * @throws HistoryException if its code throws
   */
  public Optional<String> irreversible() {
    return RecordedText.recorded(revision, Direction.DOWN).irreversibleBecause();
  }
}
