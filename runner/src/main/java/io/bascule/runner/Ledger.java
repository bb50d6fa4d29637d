package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to a database, in order, as it tells itself in its table {@code bascule_history}. A
 * database without that table has an empty one.
 */
public final class Ledger {
  private final List<LedgerRow> rows;
  private final Map<String, LedgerRow> applied = new LinkedHashMap<>();
  private final Map<String, LedgerRow> unfinished = new LinkedHashMap<>();

  /** What stands for a revision that is applied, by the revision's id. */
  private final Map<String, String> standsFor = new HashMap<>();

  private Ledger(List<LedgerRow> rows) {
    this.rows = List.copyOf(rows);
    rows.forEach(this::follow);
  }

  /** Nothing was done. */
  public static final Ledger EMPTY = new Ledger(List.of());

  /** The ledger of these lines, the oldest first. */
  public static Ledger of(List<LedgerRow> rows) {
    return new Ledger(rows);
  }

  private void follow(LedgerRow row) {
    switch (row.state()) {
      case RUNNING, BROKEN -> unfinished.put(row.revision(), row);
      case UNDONE, FAILED -> unfinished.remove(row.revision());
      case REPAIRED ->
          applied.computeIfPresent(
              row.revision(), (id, standing) -> standing.withFingerprint(row.fingerprint()));
      case DONE, STAMPED -> {
        unfinished.remove(row.revision());
        applied.remove(row.revision());
        if (row.direction() == Direction.UP) {
          applied.put(row.revision(), row);
        }
      }
    }
  }

  /**
   * The same in the words of a history: where all revisions are applied that another one stands
   * for, that one is, since the last of them was.
   */
  Ledger seenBy(History history) {
    Ledger seen = asTold();
    var told = new LinkedHashMap<>(seen.applied);
    seen.applied.clear();
    for (String id : history.standing(told.keySet())) {
      LedgerRow own = told.get(id);
      seen.applied.put(id, own == null ? seen.standIn(history, id, told) : own);
    }
    return seen;
  }

  /** The line of what stands for others: that of the last of them, in its words. */
  private LedgerRow standIn(History history, String id, Map<String, LedgerRow> told) {
    List<String> replaced = history.replacedBy(id);
    replaced.forEach(other -> standsFor.put(other, id));
    LedgerRow last =
        told.values().stream()
            .filter(row -> replaced.contains(row.revision()))
            .reduce((one, later) -> later)
            .orElseThrow();
    return history.find(id).map(entry -> last.standingFor(entry.header())).orElse(last);
  }

  /** The same as its lines tell it. */
  Ledger asTold() {
    return new Ledger(rows);
  }

  /** The id under which the ledger tells of a revision: its own, or that of what stands for it. */
  String placeOf(String id) {
    return standsFor.getOrDefault(id, id);
  }

  /** All lines, the oldest first. */
  public List<LedgerRow> rows() {
    return rows;
  }

  /** The ids of the revisions that are applied, in the order in which they were. */
  public Set<String> applied() {
    return new LinkedHashSet<>(applied.keySet());
  }

  /** The line of each revision that is applied: the one that tells when it was. */
  public Collection<LedgerRow> standing() {
    return List.copyOf(applied.values());
  }

  /** The revisions that the database is at: those applied that no other applied one came after. */
  public List<LedgerRow> current() {
    var parents = new LinkedHashSet<String>();
    applied.values().forEach(row -> row.parents().forEach(id -> parents.add(placeOf(id))));
    return applied.values().stream().filter(row -> !parents.contains(row.revision())).toList();
  }

  /** The revisions that were begun and not brought to an end, as far as the ledger knows. */
  public List<LedgerRow> unfinished() {
    return new ArrayList<>(unfinished.values());
  }

  /** Whether a revision is applied, or was begun and not brought to an end. */
  public boolean has(String revision) {
    return applied.containsKey(revision) || unfinished.containsKey(revision);
  }

  /** The last line that tells of a failure, if there is one. */
  public Optional<LedgerRow> lastFailure() {
    return rows.stream().filter(row -> row.state().isFailure()).reduce((a, b) -> b);
  }

  /** The number of the last line; zero if there is none. */
  public long last() {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).sequence();
  }
}
