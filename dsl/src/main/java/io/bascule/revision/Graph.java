package io.bascule.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who comes after whom: revisions in an order in which each stands behind its parents. */
final class Graph {
  /** Decides where the history leaves the choice: the older first, then by id. */
  private static final Comparator<HistoryEntry> AGE =
      Comparator.comparing((HistoryEntry entry) -> entry.header().created())
          .thenComparing(HistoryEntry::id);

  private final Map<String, HistoryEntry> inOrder;
  private final Map<String, List<String>> children;

  private Graph(Map<String, HistoryEntry> inOrder, Map<String, List<String>> children) {
    this.inOrder = inOrder;
    this.children = children;
  }

  static Graph of(Collection<HistoryEntry> entries) {
    Map<String, HistoryEntry> byId = byId(entries);
    var children = new HashMap<String, List<String>>();
    for (HistoryEntry entry : byId.values()) {
      for (String parent : Set.copyOf(entry.after())) {
        if (!byId.containsKey(parent)) {
          throw HistoryException.unknownParent(entry, parent);
        }
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(entry.id());
      }
    }
    return new Graph(sorted(byId, children), children);
  }

  private static Map<String, HistoryEntry> byId(Collection<HistoryEntry> entries) {
    var byId = new HashMap<String, HistoryEntry>();
    for (HistoryEntry entry : entries) {
      if (!RevisionHeader.isId(entry.id())) {
        throw HistoryException.notAnId(entry);
      }
      HistoryEntry other = byId.put(entry.id(), entry);
      if (other != null) {
        throw HistoryException.duplicate(other, entry);
      }
    }
    return byId;
  }

  private static Map<String, HistoryEntry> sorted(
      Map<String, HistoryEntry> byId, Map<String, List<String>> children) {
    var waitsFor = new HashMap<String, Integer>();
    var ready = new PriorityQueue<>(AGE);
    for (HistoryEntry entry : byId.values()) {
      int parents = Set.copyOf(entry.after()).size();
      waitsFor.put(entry.id(), parents);
      if (parents == 0) {
        ready.add(entry);
      }
    }
    var sorted = new LinkedHashMap<String, HistoryEntry>();
    for (HistoryEntry next = ready.poll(); next != null; next = ready.poll()) {
      sorted.put(next.id(), next);
      for (String child : children.getOrDefault(next.id(), List.of())) {
        if (waitsFor.merge(child, -1, Integer::sum) == 0) {
          ready.add(Objects.requireNonNull(byId.get(child)));
        }
      }
    }
    if (sorted.size() < byId.size()) {
      throw HistoryException.circle(circle(byId, sorted.keySet()));
    }
    return sorted;
  }

  /** One circle among those that could not be put in order: some of their parents lead back. */
  private static List<HistoryEntry> circle(Map<String, HistoryEntry> byId, Set<String> sorted) {
    var walked = new LinkedHashSet<String>();
    String at =
        byId.keySet().stream().filter(id -> !sorted.contains(id)).sorted().findFirst().get();
    while (walked.add(at)) {
      List<String> parents = Objects.requireNonNull(byId.get(at)).after();
      at = parents.stream().filter(id -> !sorted.contains(id)).sorted().findFirst().get();
    }
    var way = new ArrayList<>(walked);
    var circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
    Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
    return circle.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
  }

  List<HistoryEntry> entries() {
    return List.copyOf(inOrder.values());
  }

  @Nullable HistoryEntry find(String id) {
    return inOrder.get(id);
  }

  /** The given revisions and all that they come after. */
  Set<String> withAncestors(Collection<String> ids) {
    return reach(ids, id -> Objects.requireNonNull(inOrder.get(id)).after());
  }

  /** The given revisions and all that come after them. */
  Set<String> withDescendants(Collection<String> ids) {
    return reach(ids, this::childrenOf);
  }

  List<String> childrenOf(String id) {
    return children.getOrDefault(id, List.of());
  }

  private Set<String> reach(Collection<String> from, Function<String, List<String>> next) {
    var reached = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String id = open.pop();
      if (inOrder.containsKey(id) && reached.add(id)) {
        open.addAll(next.apply(id));
      }
    }
    return reached;
  }
}
