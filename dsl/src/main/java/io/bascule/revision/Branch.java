package io.bascule.revision;

import io.bascule.operation.DataStep;
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.operation.When;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;

/** What one side of a merge does, change by change, from the schema that both sides start at. */
final class Branch {
  /**
   * One change on its own branch.
   *
   * @param deed the change
   * @param after the schema after it
   * @param mark what it does to names
   * @param fits whether it found what it says that it changes
   * @param holds whether its condition held, if it has one
   */
  record Move(Deed deed, Schema after, Footprint mark, boolean fits, boolean holds) {
    Operation change() {
      return deed.change();
    }

    boolean isData() {
      return change() instanceof DataStep;
    }

    /** Whether both look at one table each and at nothing else, and not at the same. */
    boolean isApartFrom(Move other) {
      QualifiedName own = change().table();
      QualifiedName theirs = other.change().table();
      return own != null
          && theirs != null
          && !own.equals(theirs)
          && isOfOneTable()
          && other.isOfOneTable();
    }

    /** What is renamed may be named by other tables, and a condition may look anywhere. */
    private boolean isOfOneTable() {
      return !(change() instanceof RenameTable)
          && !(change() instanceof RenameColumn)
          && change().leaves().equals(List.of(change()));
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
    for (HistoryEntry revision : revisions) {
      for (Operation change : revision.upgrade().list()) {
        Schema after = applied(revision, change, before);
        var mark = Footprint.of(change, before, after);
        var deed = new Deed(revision, change);
        boolean fits = fits(change, before, after);
        moves.add(new Move(deed, after, mark, fits, holds(change, before)));
        before = after;
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
    } catch (SchemaException | IllegalStateException elsewhereOrWithoutInverse) {
      return false;
    }
  }

  /** Whether the condition of a change holds; it does if there is none. */
  static boolean holds(Operation change, Schema before) {
    if (change instanceof When when) {
      return when.condition().holds(subject -> subject.isIn(before));
    }
    return !(change instanceof Guarded guarded)
        || guarded.condition().holds(subject -> subject.isIn(before));
  }
}
