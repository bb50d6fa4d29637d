package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A revision that is to be run, before it is planned.
 *
 * @param entry the revision
 * @param direction the way
 */
record Leg(HistoryEntry entry, Direction direction) {
  static Leg of(Step step) {
    return new Leg(step.entry(), step.direction());
  }

  /** The way to a goal from where some revisions are applied. */
  static List<Leg> to(Goal goal, History history, Set<String> applied) {
    if (goal instanceof Goal.Upgrade up) {
      return legs(Direction.UP, history.path(Direction.UP, applied, up.target()));
    }
    if (goal instanceof Goal.Downgrade down) {
      return legs(Direction.DOWN, history.path(Direction.DOWN, applied, down.target()));
    }
    if (goal instanceof Goal.StepBack) {
      return List.of(); // what the history does not have is no leg of it
    }
    Target end = goal instanceof Goal.Redo redo ? new Target.Back(redo.count()) : Target.BASE;
    List<HistoryEntry> back = history.path(Direction.DOWN, applied, end);
    List<HistoryEntry> again =
        goal instanceof Goal.Redo
            ? history.in(back.stream().map(HistoryEntry::id).toList())
            : history.path(Direction.UP, Set.of(), Target.HEAD);
    var all = new ArrayList<>(legs(Direction.DOWN, back));
    all.addAll(legs(Direction.UP, again));
    return all;
  }

  /** What is left of a way, from where other revisions are applied than were when it began. */
  static List<Leg> again(Collection<Step> stale, History history, Set<String> applied) {
    Set<String> down = ids(Direction.DOWN, stale);
    down.retainAll(applied);
    var back = new ArrayList<>(history.in(down));
    Collections.reverse(back);
    var kept = new LinkedHashSet<>(applied);
    kept.removeAll(down);
    Set<String> pending =
        history.withAncestors(ids(Direction.UP, stale).stream().map(history::placeOf).toList());
    pending.removeAll(kept);
    var all = new ArrayList<>(legs(Direction.DOWN, back));
    all.addAll(legs(Direction.UP, history.in(pending)));
    return all;
  }

  static Set<String> ids(Direction direction, Collection<Step> steps) {
    var ids = new LinkedHashSet<String>();
    steps.stream().filter(step -> step.direction() == direction).map(Step::id).forEach(ids::add);
    return ids;
  }

  private static List<Leg> legs(Direction direction, List<HistoryEntry> way) {
    return way.stream().map(entry -> new Leg(entry, direction)).toList();
  }
}
