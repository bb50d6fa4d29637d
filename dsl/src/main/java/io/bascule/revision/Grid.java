package io.bascule.revision;

import io.bascule.revision.Branch.Move;
import io.bascule.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All ways to put the changes of two branches in one row. It is walked crossing by crossing, each a
 * change of the one branch and one of the other on a schema that has all that stands before them:
 * where each crossing ends alike in both orders, so do all rows. Behind a conflict nothing is
 * known.
 */
final class Grid {
  private final Branch one;
  private final Branch other;
  private final List<MergeConflict> conflicts = new ArrayList<>();

  private Grid(Branch one, Branch other) {
    this.one = one;
    this.other = other;
  }

  /** The first conflicts of two branches that start at one schema. */
  static List<MergeConflict> conflicts(Schema start, Branch one, Branch other) {
    var grid = new Grid(one, other);
    grid.walk(start);
    return grid.conflicts;
  }

  private void walk(Schema start) {
    var row = new ArrayList<@Nullable Schema>();
    row.add(start);
    other.moves().forEach(move -> row.add(move.after()));
    for (Move move : one.moves()) {
      @Nullable Schema left = move.after();
      for (int i = 0; i < other.moves().size(); i++) {
        @Nullable Schema end = crossed(move, other.moves().get(i), left, row.get(i + 1));
        row.set(i, left);
        left = end;
      }
      row.set(other.moves().size(), left);
    }
  }

  /** The schema with both changes; null if it hangs on their order. */
  private @Nullable Schema crossed(
      Move move, Move mirror, @Nullable Schema withMove, @Nullable Schema withMirror) {
    if (withMove == null || withMirror == null) {
      return null;
    }
    List<MergeConflict> found = new Crossing(move, mirror, withMove, withMirror).conflicts();
    conflicts.addAll(found);
    return found.isEmpty() ? mirror.change().applyTo(withMove) : null;
  }
}
