package io.bascule.revision;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The branches of a history. A branch is a revision, all that comes after it, and the unbranched
 * line that leads to it: so much is on it and on no other that begins elsewhere.
 */
final class Branches {
  private final Graph graph;
  private final Map<String, HistoryEntry> starts;

  private Branches(Graph graph, Map<String, HistoryEntry> starts) {
    this.graph = graph;
    this.starts = starts;
  }

  static Branches of(Graph graph) {
    var starts = new HashMap<String, HistoryEntry>();
    for (HistoryEntry entry : graph.entries()) {
      for (String label : Set.copyOf(entry.header().place().labels())) {
        if (!RevisionHeader.isId(label)) {
          throw BrokenHistory.notALabel(entry, label);
        }
        @Nullable HistoryEntry other = starts.put(label, entry);
        if (other == null) {
          other = graph.find(label);
        }
        if (other != null) {
          throw BrokenHistory.ambiguousLabel(label, other, entry);
        }
      }
    }
    return new Branches(graph, starts);
  }

  /** The revision that carries a label. */
  @Nullable HistoryEntry start(String label) {
    return starts.get(label);
  }

  /** The labels of all branches, sorted. */
  Set<String> labels() {
    return new TreeSet<>(starts.keySet());
  }

  /** The labels of the branches that a revision is on, sorted. */
  List<String> labelsOf(String id) {
    return starts.entrySet().stream()
        .filter(branch -> on(branch.getValue()).contains(id))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The ids of the branch that a revision is on. */
  Set<String> on(HistoryEntry start) {
    var on = new LinkedHashSet<>(graph.withDescendants(List.of(start.id())));
    var open = new ArrayDeque<>(start.after());
    while (open.size() == 1) {
      String parent = open.pop();
      if (graph.childrenOf(parent).size() == 1 && on.add(parent)) {
        open.addAll(graph.parentsOf(parent));
      }
    }
    return on;
  }
}
