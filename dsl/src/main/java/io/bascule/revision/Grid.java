package io.bascule.revision;

import io.bascule.revision.Branch.Move;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return found.isEmpty() ? joined(move, mirror, withMove, withMirror) : null;
  }

  /** The schema with both changes; tables that were made once are not made again. */
  private static Schema joined(Move move, Move mirror, Schema withMove, Schema withMirror) {
    QualifiedName table = mirror.change().table();
    if (table == null || !move.isApartFrom(mirror)) {
      return mirror.change().applyTo(withMove);
    }
    Optional<Table> made = withMirror.table(table);
    if (made.isEmpty()) {
      return withMove.withTables(withMove.tables().without(table.toString()));
    }
    return withMove.table(table).isPresent()
        ? withMove.changing(table, own -> made.get())
        : withMove.with(made.get());
  }
}
