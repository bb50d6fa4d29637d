package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.LedgerRow.State;
import java.util.List;

/**
 * Lines that are to be added to the ledger although nothing is run.
 *
 * @param what what they do, for the beginning of a message: {@code stamp head}
 * @param lines the lines; none if the ledger says so already
 * @param ledger what the ledger said when they were made
 */
public record Amendment(String what, List<Line> lines, Ledger ledger) {
  /**
   * One line.
   *
   * @param header the revision
   * @param direction the way that it tells of
   * @param state what it tells
   */
  public record Line(RevisionHeader header, Direction direction, State state) {
    /** What it tells, in one clause: {@code 3f2a9c1b is applied}. */
    public String describe() {
      return switch (state) {
        case REPAIRED -> header.id() + " is taken as it is now in " + header.origin();
        case UNDONE -> "the %s of %s was taken back".formatted(direction.verb(), header.id());
        default -> header.id() + (direction == Direction.UP ? " is applied" : " is not applied");
      };
    }
  }

  public Amendment {
    lines = List.copyOf(lines);
  }

  /** Whether the ledger says so already. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /**
   * The same.
   *
   * @throws LedgerException if it is not what somebody agreed to
   */
  Amendment asAgreed(Amendment agreed) {
    if (!lines.equals(agreed.lines)) {
      throw LedgerException.changed(what, ledger.current());
    }
    return this;
  }
}
