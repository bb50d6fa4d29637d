package io.bascule.revision;

import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.revision.Parts.Part;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one side of a merge does, change by change, from the schema that both sides start at. */
final class Branch {
  /**
   * One change on its own branch.
   *
   * @param deed the change
   * @param after the schema after it
   * @param mark what it does to names
   * @param fits whether it found what it says that it changes
   */
  record Move(Deed deed, Schema after, Footprint mark, boolean fits) {
    Operation change() {
      return deed.change();
    }

    boolean isData() {
      return change() instanceof DataStep;
    }
  }

  private final List<Move> moves = new ArrayList<>();

  /**
   * The side that makes these revisions.
   *
   * @throws HistoryException if their changes do not fit the start
   */
  Branch(Schema start, List<HistoryEntry> revisions) {
    Schema before = start;
    Map<String, Part> was = Parts.of(start);
    for (HistoryEntry revision : revisions) {
      for (Operation change : revision.upgrade().list()) {
        Schema after = applied(revision, change, before);
        Map<String, Part> is = after.equals(before) ? was : Parts.of(after);
        var mark = Footprint.of(change, before, after, was, is);
        var deed = new Deed(revision, change);
        moves.add(new Move(deed, after, mark, fits(change, before, after)));
        before = after;
        was = is;
      }
    }
  }

  private static Schema applied(HistoryEntry revision, Operation change, Schema before) {
    try {
      return change.applyTo(before);
    } catch (SchemaException failure) {
      throw BrokenHistory.unfoldable(revision, change, failure);
    }
  }

  List<Move> moves() {
    return moves;
  }

  /**
   * Whether a change found what it says that it changes: a change carries what it takes away, and
   * so its inverse leads back to what was there, or else it was written for something else.
   */
  static boolean fits(Operation change, Schema before, Schema after) {
    if (change instanceof DataStep) {
      return true;
    }
    try {
      return !after.equals(before) && change.inverse().applyTo(after).equals(before);
    } catch (SchemaException elsewhere) {
      return false;
    }
  }
}
