package io.bascule.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways from where a database stands. */
final class Paths {
  private final History history;
  private final Graph graph;
  private final Set<String> applied;
  private final Places everywhere;

  Paths(History history, Graph graph, Set<String> applied) {
    this.history = history;
    this.graph = graph;
    this.applied = applied;
    this.everywhere = Places.of(history, graph, applied);
  }

  /** What leads to the target and is not applied. */
  List<HistoryEntry> up(Target target) {
    Places places = places(target);
    Target place = place(target);
    if (place instanceof Target.Start || place instanceof Target.Back) {
      throw NoWay.wrongWay(Direction.UP, target);
    }
    if (place instanceof Target.Head && places.heads().size() > 1) {
      throw places.several("upgrade to " + target, places.heads());
    }
    return place instanceof Target.Forward forward
        ? forward(target, places, forward.count())
        : pending(places.at(place));
  }

  private Places places(Target target) {
    return target instanceof Target.OnBranch branch ? everywhere.on(branch.branch()) : everywhere;
  }

  private static Target place(Target target) {
    return target instanceof Target.OnBranch branch ? branch.place() : target;
  }

  /** The next revisions of the way to the head, with what they need. */
  private List<HistoryEntry> forward(Target target, Places places, int count) {
    List<HistoryEntry> ends =
        places.heads().stream().filter(head -> !applied.contains(head.id())).toList();
    if (ends.size() > 1) {
      throw places.several("upgrade to " + target, ends);
    }
    List<HistoryEntry> next =
        pending(ends).stream().filter(entry -> places.ids().contains(entry.id())).toList();
    if (count > next.size()) {
      throw NoWay.tooFar(Direction.UP, target, count, next.size());
    }
    return pending(next.subList(0, count));
  }

  private List<HistoryEntry> pending(List<HistoryEntry> ends) {
    Set<String> needed = graph.withNeeded(ids(ends));
    needed.removeAll(applied);
    return history.in(needed);
  }

  /** What must go for the target to be an end, the last first. */
  List<HistoryEntry> down(Target target) {
    Places places = places(target);
    Target place = place(target);
    if (place instanceof Target.Head
        || place instanceof Target.Heads
        || place instanceof Target.Forward) {
      throw NoWay.wrongWay(Direction.DOWN, target);
    }
    if (place instanceof Target.Start) {
      return withNeeding(places.ids());
    }
    if (place instanceof Target.Back back) {
      return back(target, places, back.count());
    }
    List<HistoryEntry> ends = places.at(place);
    return ends.isEmpty() ? withNeeding(places.ids()) : downTo(places, ends);
  }

  /** Takes back what comes after the ends, and no more. */
  private List<HistoryEntry> downTo(Places places, List<HistoryEntry> ends) {
    var next = new LinkedHashSet<String>();
    for (HistoryEntry end : ends) {
      if (!applied.contains(end.id())) {
        throw NoWay.notApplied(end, history.latest(applied));
      }
      next.addAll(graph.childrenOf(end.id()));
    }
    next.retainAll(places.ids());
    return withNeeding(next);
  }

  /** One end after the other; each must be the only one. */
  private List<HistoryEntry> back(Target target, Places places, int count) {
    var left = new LinkedHashSet<>(applied);
    left.retainAll(places.ids());
    var gone = new LinkedHashSet<String>();
    while (gone.size() < count) {
      List<HistoryEntry> ends = history.latest(left);
      if (ends.isEmpty()) {
        throw NoWay.tooFar(Direction.DOWN, target, count, gone.size());
      }
      if (ends.size() > 1) {
        throw NoWay.severalCurrent("downgrade to " + target, gone.size(), ends);
      }
      gone.add(ends.get(0).id());
      left.remove(ends.get(0).id());
    }
    return withNeeding(gone);
  }

  /** Those of the given revisions that are applied, with all that needs them, the last first. */
  private List<HistoryEntry> withNeeding(Collection<String> ids) {
    var start = new LinkedHashSet<>(ids);
    start.retainAll(applied);
    Set<String> all = graph.withNeeding(start);
    all.retainAll(applied);
    var way = new ArrayList<>(history.in(all));
    Collections.reverse(way);
    return way;
  }

  private static List<String> ids(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::id).toList();
  }
}
