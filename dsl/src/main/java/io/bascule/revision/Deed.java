package io.bascule.revision;

import io.bascule.operation.Operation;
import java.util.List;

/**
 * One change that one revision makes.
 *
 * @param revision the revision
 * @param change what it does
 */
public record Deed(HistoryEntry revision, Operation change) {
  /** Its revision's id, what it does, and where it stands. */
  List<String> row() {
    return List.of(revision.id(), change.describe(), revision.header().origin());
  }
}
