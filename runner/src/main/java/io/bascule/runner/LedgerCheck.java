package io.bascule.runner;

import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what a database tells of itself fits the history, so that it can be led along it. */
final class LedgerCheck {
  private final String what;
  private final Ledger ledger;
  private final History history;

  private LedgerCheck(String what, Ledger ledger, History history) {
    this.what = what;
    this.ledger = ledger;
    this.history = history;
  }

  /**
   * Checks all that can be wrong.
   *
   * @param what what is to be done, for the message: {@code upgrade to head}
   * @throws LedgerException if it does not fit
   */
  static void check(String what, Ledger ledger, History history) {
    var check = new LedgerCheck(what, ledger, history);
    check.unfinished();
    check.unknown();
    check.edited();
    check.parents();
  }

  private void unfinished() {
    List<LedgerRow> unfinished = ledger.unfinished();
    if (!unfinished.isEmpty()) {
      throw LedgerException.unfinished(what, unfinished.get(0));
    }
  }

  private void unknown() {
    List<LedgerRow> unknown =
        ledger.standing().stream().filter(row -> history.find(row.revision()).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw LedgerException.unknown(what, unknown, history);
    }
  }

  private void edited() {
    for (LedgerRow row : ledger.standing()) {
      Optional<HistoryEntry> entry = history.find(row.revision());
      if (entry.isPresent() && !row.fingerprint().matches(entry.get().header().fingerprint())) {
        throw LedgerException.edited(what, row, entry.get());
      }
    }
  }

  private void parents() {
    Set<String> applied = ledger.applied();
    for (LedgerRow row : ledger.standing()) {
      List<String> parents = history.resolve(row.revision()).after();
      for (String parent : parents) {
        if (!applied.contains(parent)) {
          throw LedgerException.missingParent(what, history.resolve(parent), row);
        }
      }
    }
  }
}
