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

/**
 * Who comes after whom, and who needs whom: revisions in an order in which each stands behind what
 * it needs.
 */
final class Graph {
  /** Decides where the history leaves the choice: the older first, then by id. */
  private static final Comparator<HistoryEntry> AGE =
      Comparator.comparing((HistoryEntry entry) -> entry.header().created())
          .thenComparing(HistoryEntry::id);

  private final Map<String, HistoryEntry> inOrder;
  private final Map<String, List<String>> children;
  private final Map<String, List<String>> needing;

  private Graph(
      Map<String, HistoryEntry> inOrder,
      Map<String, List<String>> children,
      Map<String, List<String>> needing) {
    this.inOrder = inOrder;
    this.children = children;
    this.needing = needing;
  }

  static Graph of(Collection<HistoryEntry> entries) {
    Map<String, HistoryEntry> byId = byId(entries);
    Map<String, List<String>> needing = turned(byId, entry -> entry.header().place().needs());
    Map<String, HistoryEntry> inOrder = sorted(byId, needing);
    return new Graph(inOrder, turned(inOrder, HistoryEntry::after), needing);
  }

  /** The ends of edges by their beginnings. */
  private static Map<String, List<String>> turned(
      Map<String, HistoryEntry> byId, Function<HistoryEntry, List<String>> edges) {
    var turned = new HashMap<String, List<String>>();
    for (HistoryEntry entry : byId.values()) {
      for (String end : new LinkedHashSet<>(edges.apply(entry))) {
        if (!byId.containsKey(end)) {
          throw BrokenHistory.unknown(entry, end);
        }
        turned.computeIfAbsent(end, id -> new ArrayList<>()).add(entry.id());
      }
    }
    return turned;
  }

  private static Map<String, HistoryEntry> byId(Collection<HistoryEntry> entries) {
    var byId = new HashMap<String, HistoryEntry>();
    for (HistoryEntry entry : entries) {
      if (!RevisionHeader.isId(entry.id())) {
        throw BrokenHistory.notAnId(entry);
      }
      HistoryEntry other = byId.put(entry.id(), entry);
      if (other != null) {
        throw BrokenHistory.duplicate(other, entry);
      }
    }
    return byId;
  }

  private static Map<String, HistoryEntry> sorted(
      Map<String, HistoryEntry> byId, Map<String, List<String>> needing) {
    var waitsFor = new HashMap<String, Integer>();
    var ready = new PriorityQueue<>(AGE);
    for (HistoryEntry entry : byId.values()) {
      int needs = entry.header().place().needs().size();
      waitsFor.put(entry.id(), needs);
      if (needs == 0) {
        ready.add(entry);
      }
    }
    var sorted = new LinkedHashMap<String, HistoryEntry>();
    for (HistoryEntry next = ready.poll(); next != null; next = ready.poll()) {
      sorted.put(next.id(), next);
      for (String child : needing.getOrDefault(next.id(), List.of())) {
        if (waitsFor.merge(child, -1, Integer::sum) == 0) {
          ready.add(Objects.requireNonNull(byId.get(child)));
        }
      }
    }
    if (sorted.size() < byId.size()) {
      throw BrokenHistory.circle(circle(byId, sorted.keySet()));
    }
    return sorted;
  }

  /** One circle among those that could not be put in order: some of what they need leads back. */
  private static List<HistoryEntry> circle(Map<String, HistoryEntry> byId, Set<String> sorted) {
    var walked = new LinkedHashSet<String>();
    String at =
        byId.keySet().stream().filter(id -> !sorted.contains(id)).sorted().findFirst().get();
    while (walked.add(at)) {
      List<String> needs = Objects.requireNonNull(byId.get(at)).header().place().needs();
      at = needs.stream().filter(id -> !sorted.contains(id)).sorted().findFirst().get();
    }
    var way = new ArrayList<>(walked);
    var circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
    Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
    return circle.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
  }

  List<HistoryEntry> entries() {
    return List.copyOf(inOrder.values());
  }

  Set<String> ids() {
    return inOrder.keySet();
  }

  @Nullable HistoryEntry find(String id) {
    return inOrder.get(id);
  }

  /** The given revisions and all that they need. */
  Set<String> withNeeded(Collection<String> ids) {
    return reach(ids, id -> entry(id).header().place().needs());
  }

  /** The given revisions and all that needs them. */
  Set<String> withNeeding(Collection<String> ids) {
    return reach(ids, id -> needing.getOrDefault(id, List.of()));
  }

  /** The given revisions and all that they come after. */
  Set<String> withAncestors(Collection<String> ids) {
    return reach(ids, id -> entry(id).after());
  }

  /** The given revisions and all that come after them. */
  Set<String> withDescendants(Collection<String> ids) {
    return reach(ids, this::childrenOf);
  }

  List<String> parentsOf(String id) {
    return entry(id).after();
  }

  private HistoryEntry entry(String id) {
    return Objects.requireNonNull(inOrder.get(id));
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
