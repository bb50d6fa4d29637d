package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.LedgerRow.State;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Makes the ledger fit the history again, without running anything: an edited revision is taken as
 * it is now, and what was begun and did not end is told to be done or undone.
 *
 * @param unfinished what became of what was begun
 */
public record Repair(Unfinished unfinished) {
  /** What became of a revision that was begun and did not end. */
  public enum Unfinished {
    /** Nobody has told: it is left as it is. */
    UNTOLD,
    /** Somebody has finished it. */
    DONE,
    /** Somebody has taken it back. */
    UNDONE
  }

  /** Takes edited revisions as they are now. */
  public static final Repair EDITED = new Repair(Unfinished.UNTOLD);

  /** The same, and tells what became of what was begun. */
  public Repair with(Unfinished told) {
    return new Repair(told);
  }

  @Override
  public String toString() {
    return "repair the ledger";
  }

  /** The lines that tell so. */
  Amendment amend(Ledger ledger, History history) {
    Outlook seen = Outlook.of(history, ledger);
    return amend(seen.ledger(), seen);
  }

  private Amendment amend(Ledger ledger, Outlook seen) {
    History history = seen.history();
    var lines = new ArrayList<Amendment.Line>();
    for (LedgerRow row : ledger.unfinished()) {
      switch (unfinished) {
        case UNTOLD -> {}
        case DONE ->
            lines.add(new Amendment.Line(header(row, history), row.direction(), State.STAMPED));
        case UNDONE -> lines.add(new Amendment.Line(row.header(), row.direction(), State.UNDONE));
      }
    }
    for (LedgerRow row : ledger.standing()) {
      Optional<HistoryEntry> entry = history.find(row.revision());
      if (entry.isPresent() && !row.fingerprint().matches(entry.get().header().fingerprint())) {
        lines.add(new Amendment.Line(entry.get().header(), Direction.UP, State.REPAIRED));
      }
    }
    return new Amendment(toString(), lines, ledger);
  }

  private static RevisionHeader header(LedgerRow row, History history) {
    return history.find(row.revision()).map(HistoryEntry::header).orElseGet(row::header);
  }
}
