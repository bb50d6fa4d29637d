package io.bascule.runner;

import io.bascule.revision.History;

/**
 * A history and a ledger that speak of the same revisions: one that stands for others, or these.
 *
 * @param history the history as the database sees it
 * @param ledger the ledger in the history's words
 */
record Outlook(History history, Ledger ledger) {
  /** What a database sees; where files are gone that it needs, all as it is told. */
  static Outlook of(History history, Ledger ledger) {
    Ledger told = ledger.asTold();
    if (history.halfReplaced(told.applied()).isPresent()) {
      return new Outlook(history, told);
    }
    History seen = history.seenFrom(told.applied());
    return new Outlook(seen, told.seenBy(seen));
  }
}
