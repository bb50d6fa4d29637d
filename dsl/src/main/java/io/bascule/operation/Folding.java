package io.bascule.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes changes fewer. Each is held against those behind it; two fold where all that stands between
 * them has nothing to do with one of the two. A data step stays where it is, and so does everything
 * on either side of it.
 */
final class Folding {
  private final List<Operation> changes;
  private final List<Touch> touches;

  private Folding(List<Operation> changes) {
    this.changes = new ArrayList<>(changes);
    this.touches = new ArrayList<>(changes.stream().map(Touch::of).toList());
  }

  static List<Operation> folded(List<Operation> changes) {
    var folding = new Folding(changes);
    boolean again = true;
    while (again) {
      again = false;
      for (int i = 0; i < folding.changes.size(); i++) {
        while (i < folding.changes.size() && folding.foldedAt(i)) {
          again = true;
        }
      }
    }
    return List.copyOf(folding.changes);
  }

  /** Folds a change with the first behind it with which it can be; whether there was one. */
  private boolean foldedAt(int i) {
    Operation change = changes.get(i);
    boolean movable = true;
    for (int j = i + 1; j < changes.size(); j++) {
      Operation next = changes.get(j);
      if (next instanceof DataStep || next instanceof Guarded || next instanceof When) {
        return false;
      }
      Optional<Operations> folded = change.foldWith(next);
      if (folded.isPresent() && isMovableBack(i, j)) {
        replace(j, Operations.NONE);
        replace(i, folded.get());
        return true;
      }
      if (folded.isPresent() && movable) {
        replace(j, folded.get());
        replace(i, Operations.NONE);
        return true;
      }
      movable = movable && touches.get(i).isApartFrom(touches.get(j));
    }
    return false;
  }

  private boolean isMovableBack(int i, int j) {
    return touches.subList(i + 1, j).stream().allMatch(touches.get(j)::isMovableBefore);
  }

  private void replace(int at, Operations others) {
    changes.remove(at);
    changes.addAll(at, others.list());
    touches.remove(at);
    touches.addAll(at, others.stream().map(Touch::of).toList());
  }
}
