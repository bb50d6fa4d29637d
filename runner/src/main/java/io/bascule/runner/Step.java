package io.bascule.runner;

import io.bascule.dialect.Planned;
import io.bascule.operation.DataStep;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.RevisionHeader;
import java.util.List;

/**
 * One revision on its way up or down.
 *
 * @param entry the revision
 * @param direction the way
 * @param wanted what the revision records for that way
 * @param planned how the database makes it
 * @param gone on the way down, the ids of the revisions that it stands for, as far as the ledger
 *     may have them: they are gone with it
 */
public record Step(
    HistoryEntry entry,
    Direction direction,
    Operations wanted,
    Planned planned,
    List<String> gone) {
  public Step {
    gone = List.copyOf(gone);
  }

  /** A revision that stands for none but itself. */
  public Step(HistoryEntry entry, Direction direction, Operations wanted, Planned planned) {
    this(entry, direction, wanted, planned, List.of());
  }

  /** The lines that the ledger gets when it is done, besides its own. */
  List<LedgerEntry> goneWithIt(String who) {
    return gone.stream()
        .map(
            id ->
                LedgerEntry.of(
                    RevisionHeader.of(id).withMessage("replaced by " + id()),
                    Direction.DOWN,
                    LedgerRow.State.STAMPED,
                    who))
        .toList();
  }

  /** What the step may cost. */
  public List<Hazard> hazards() {
    return wanted.hazards();
  }

  /** The id of the revision. */
  public String id() {
    return entry.id();
  }

  /** What is done, for the beginning of a message: {@code upgrade to 3f2a9c1b}. */
  String describe() {
    return switch (direction) {
      case UP -> "upgrade to " + id();
      case DOWN -> "downgrade from " + id();
    };
  }

  /** Whether it does what the language does not say, so that nobody foresees what is there then. */
  boolean hasData() {
    return wanted.stream().anyMatch(DataStep.class::isInstance);
  }
}
