package io.bascule.revision;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that targets mean, on the whole history or on a branch of it. */
final class Places {
  private final History history;
  private final Graph graph;
  private final Set<String> applied;

  /** The branch, as it was said; null for the whole history. */
  private final @Nullable String branch;

  /** The ids that are on the branch. */
  private final Set<String> on;

  private Places(
      History history, Graph graph, Set<String> applied, @Nullable String branch, Set<String> on) {
    this.history = history;
    this.graph = graph;
    this.applied = applied;
    this.branch = branch;
    this.on = on;
  }

  /** Places of the whole history, of which these revisions are applied. */
  static Places of(History history, Graph graph, Set<String> applied) {
    Set<String> all = graph.ids();
    return new Places(history, graph, applied, null, all);
  }

  /** The same on one branch. */
  Places on(String other) {
    return new Places(history, graph, applied, other, history.branch(other));
  }

  /** What a target without a branch means here; none is before everything. */
  List<HistoryEntry> at(Target target) {
    if (target instanceof Target.OnBranch other) {
      return on(other.branch()).at(other.place());
    }
    if (target instanceof Target.Head) {
      refuseSeveral(target, "find ");
      return heads();
    }
    if (target instanceof Target.Heads) {
      return heads();
    }
    if (target instanceof Target.Current) {
      return current();
    }
    if (target instanceof Target.Forward forward) {
      return walked(target, oneOf(current(), target), forward.count());
    }
    if (target instanceof Target.Back back) {
      return walked(target, oneOf(current(), target), -back.count());
    }
    if (target instanceof Target.Offset offset) {
      return walked(target, oneOf(at(offset.from()), target), offset.count());
    }
    if (target instanceof Target.Named named) {
      return List.of(named(named));
    }
    return List.of();
  }

  private HistoryEntry named(Target.Named target) {
    HistoryEntry found = history.resolve(target.prefix());
    if (branch != null && !on.contains(found.id())) {
      throw NoWay.notOnBranch(branch, found, heads());
    }
    return found;
  }

  /** The ends of the branch. */
  List<HistoryEntry> heads() {
    return history.in(on).stream().filter(entry -> children(entry.id()).isEmpty()).toList();
  }

  /** Refuses several heads, unless they are asked for. */
  private void refuseSeveral(Target target, String verb) {
    if (heads().size() > 1) {
      throw several(verb + words(target), heads());
    }
  }

  /** What is said of several ends where one is needed. */
  HistoryException several(String verb, List<HistoryEntry> ends) {
    return NoWay.severalHeads(verb, branch == null ? NoWay.WHOLE : "the branch " + branch, ends);
  }

  /** The ends of what is applied of the branch. */
  List<HistoryEntry> current() {
    return history.latest(applied).stream().filter(entry -> on.contains(entry.id())).toList();
  }

  /** The ids that are on the branch. */
  Set<String> ids() {
    return on;
  }

  /** A target of the branch in the words in which it was said. */
  String words(Target target) {
    return branch == null ? target.toString() : branch + "@" + target;
  }

  private @Nullable HistoryEntry oneOf(List<HistoryEntry> ends, Target target) {
    if (ends.size() > 1) {
      throw NoWay.severalWays(words(target), ends);
    }
    return ends.isEmpty() ? null : ends.get(0);
  }

  /** So many steps from a revision, or from before everything; each must be the only one. */
  private List<HistoryEntry> walked(Target target, @Nullable HistoryEntry from, int count) {
    @Nullable HistoryEntry at = from;
    for (int step = 0; step < Math.abs(count); step++) {
      if (at == null && count < 0) {
        throw NoWay.walkedTooFar(words(target), from, step);
      }
      List<HistoryEntry> next = history.in(next(at, count));
      if (next.size() > 1) {
        throw NoWay.severalWays(words(target), next);
      }
      if (next.isEmpty() && count > 0) {
        throw NoWay.walkedTooFar(words(target), from, step);
      }
      at = next.isEmpty() ? null : next.get(0);
    }
    return at == null ? List.of() : List.of(at);
  }

  private Collection<String> next(@Nullable HistoryEntry at, int count) {
    if (at == null) {
      return on.stream().filter(id -> parents(id).isEmpty()).toList();
    }
    return count > 0 ? children(at.id()) : parents(at.id());
  }

  private List<String> children(String id) {
    return graph.childrenOf(id).stream().filter(on::contains).toList();
  }

  private List<String> parents(String id) {
    return graph.parentsOf(id).stream().filter(on::contains).toList();
  }
}
