package io.bascule.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds in every history, whatever its branches and merges. */
class HistoryProperties {
  @Property
  void parents_stand_before_their_children(@ForAll("histories") List<HistoryEntry> entries) {
    var seen = new HashSet<String>();
    for (HistoryEntry entry : History.of(entries).entries()) {
      assertTrue(seen.containsAll(entry.after()));
      seen.add(entry.id());
    }
    assertEquals(entries.size(), seen.size());
  }

  @Property
  void the_order_in_which_they_are_found_does_not_matter(
      @ForAll("histories") List<HistoryEntry> entries, @ForAll Random random) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, random);
    assertEquals(History.of(entries).entries(), History.of(shuffled).entries());
  }

  @Property
  void what_goes_up_comes_down_in_the_other_order(
      @ForAll("histories") List<HistoryEntry> entries, @ForAll Random random) {
    History history = History.of(entries);
    String target = entries.get(random.nextInt(entries.size())).id();
    List<HistoryEntry> up = history.path(Direction.UP, Set.of(), new Target.Named(target));
    List<HistoryEntry> down = history.path(Direction.DOWN, ids(up), Target.BASE);
    Collections.reverse(down = new ArrayList<>(down));
    assertEquals(up, down);
    assertEquals(history.withAncestors(Set.of(target)), ids(up));
  }

  @Property
  void two_ways_make_one(@ForAll("histories") List<HistoryEntry> entries, @ForAll Random random) {
    History history = History.of(entries);
    String middle = entries.get(random.nextInt(entries.size())).id();
    String end = entries.get(random.nextInt(entries.size())).id();
    Set<String> there = ids(history.path(Direction.UP, Set.of(), new Target.Named(middle)));
    var further = new HashSet<>(there);
    further.addAll(ids(history.path(Direction.UP, there, new Target.Named(end))));
    assertEquals(history.withAncestors(List.of(middle, end)), further);
  }

  /** After a downgrade nothing stands without its parents, and the target is an end. */
  @Property
  void a_way_back_leaves_a_history(
      @ForAll("histories") List<HistoryEntry> entries, @ForAll Random random) {
    History history = History.of(entries);
    String target = entries.get(random.nextInt(entries.size())).id();
    var left = new HashSet<>(ids(history.entries()));
    left.removeAll(ids(history.path(Direction.DOWN, left, new Target.Named(target))));
    assertEquals(left, history.withAncestors(left));
    assertTrue(history.latest(left).stream().anyMatch(entry -> entry.id().equals(target)));
  }

  /** Each revision comes after some of those that were made before it. */
  @Provide
  Arbitrary<List<HistoryEntry>> histories() {
    return Arbitraries.integers()
        .between(1, 12)
        .flatMap(size -> Arbitraries.randomValue(random -> grown(size, random)));
  }

  private static List<HistoryEntry> grown(int size, Random random) {
    var entries = new ArrayList<HistoryEntry>();
    for (int i = 0; i < size; i++) {
      var parents = new ArrayList<String>();
      for (int parent = i - 1; parent >= 0 && parents.size() < 3; parent--) {
        if (random.nextInt(3) == 0) {
          parents.add(entries.get(parent).id());
        }
      }
      String id = Integer.toHexString(random.nextInt(4096)) + "_" + i;
      entries.add(Entries.entry(id + (parents.isEmpty() ? "" : "<" + String.join(",", parents))));
    }
    return entries;
  }

  private static Set<String> ids(List<HistoryEntry> entries) {
    return new HashSet<>(entries.stream().map(HistoryEntry::id).toList());
  }
}
