package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerException.Kind;
import io.bascule.runner.LedgerRow.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the ledger where a database is, without running anything. As everywhere, lines are only
 * added: one for each revision that it has now and did not have before, or the other way round.
 *
 * @param revisions where it is, as {@link Target}s say it: {@code base}, {@code heads}, ids, {@code
 *     head-1}, {@code label@head}; {@code +1} and {@code -1} count from where the ledger says that
 *     it is until now
 * @param trust what is thought of what the ledger says until now
 */
public record Stamp(List<String> revisions, Trust trust) {
  /** What is thought of what the ledger says until now. */
  public enum Trust {
    /** It must fit the history. */
    KEEP,
    /**
     * None of it counts: revisions that the history does not have are told to be gone, what was
     * begun is told to have ended, and what was edited is taken as it is now.
     */
    PURGE
  }

  public Stamp {
    revisions = List.copyOf(revisions);
  }

  /** The database is at these revisions, and at all that they come after. */
  public static Stamp at(String... revisions) {
    return new Stamp(List.of(revisions), Trust.KEEP);
  }

  /** The same, whatever the ledger says until now. */
  public Stamp purging() {
    return new Stamp(revisions, Trust.PURGE);
  }

  @Override
  public String toString() {
    return "stamp " + String.join(" ", revisions);
  }

  /** The ids of the revisions that the database has then. */
  private Set<String> wanted(History history, Ledger ledger) {
    var ids = new LinkedHashSet<String>();
    for (String told : revisions) {
      Target place = Target.parse(told);
      boolean counts = trust == Trust.KEEP || place.isRelative();
      history.at(place, counts ? ledger.applied() : Set.of()).stream()
          .map(HistoryEntry::id)
          .forEach(ids::add);
    }
    return history.withAncestors(ids);
  }

  /**
   * The lines that tell so.
   *
   * @throws LedgerException if the ledger does not fit the history and is to be kept
   */
  Amendment amend(Ledger ledger, History history) {
    if (trust == Trust.KEEP) {
      LedgerCheck.check(
          toString(),
          ledger,
          history,
          EnumSet.of(Kind.UNKNOWN_REVISION, Kind.UNFINISHED_REVISION, Kind.PARTLY_REPLACED));
    }
    Outlook seen =
        trust == Trust.KEEP
            ? Outlook.of(history, ledger)
            : new Outlook(history, ledger.asTold().seenBy(history));
    Set<String> wanted = wanted(seen.history(), seen.ledger());
    var lines = new ArrayList<Amendment.Line>();
    down(seen.ledger(), wanted).forEach(row -> lines.add(line(row)));
    for (HistoryEntry entry : seen.history().in(wanted)) {
      if (isNew(entry, seen.ledger())) {
        lines.add(new Amendment.Line(entry.header(), Direction.UP, State.STAMPED));
      }
    }
    return new Amendment(toString(), lines, ledger);
  }

  /** What the database does not have then, the last first. */
  private static List<LedgerRow> down(Ledger ledger, Set<String> wanted) {
    var gone = new ArrayList<>(ledger.asTold().standing());
    Set<String> applied = ledger.applied();
    ledger.unfinished().stream()
        .filter(row -> !applied.contains(row.revision()))
        .forEach(gone::add);
    gone.removeIf(row -> wanted.contains(ledger.placeOf(row.revision())));
    Collections.reverse(gone);
    return gone;
  }

  private boolean isNew(HistoryEntry entry, Ledger ledger) {
    var standing =
        ledger.standing().stream().filter(row -> row.revision().equals(entry.id())).findFirst();
    if (standing.isEmpty()) {
      return true;
    }
    boolean same = standing.get().fingerprint().matches(entry.header().fingerprint());
    boolean begun = ledger.unfinished().stream().anyMatch(row -> row.revision().equals(entry.id()));
    return trust == Trust.PURGE && (!same || begun);
  }

  private static Amendment.Line line(LedgerRow row) {
    return new Amendment.Line(row.header(), Direction.DOWN, State.STAMPED);
  }
}
