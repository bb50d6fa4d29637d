package io.bascule.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Revisions of which some stand for others. A database sees each such one or those that it stands
 * for, never both: it is taken apart where the database has some of them and not all.
 */
final class Replacing {
  private final Map<String, HistoryEntry> all;

  /** The revisions that stand for others, by their ids. */
  private final Map<String, HistoryEntry> squashes;

  /** What stands for a revision, by its id. */
  private final Map<String, String> standsFor;

  private Replacing(
      Map<String, HistoryEntry> all,
      Map<String, HistoryEntry> squashes,
      Map<String, String> standsFor) {
    this.all = all;
    this.squashes = squashes;
    this.standsFor = standsFor;
  }

  static Replacing of(Collection<HistoryEntry> entries) {
    var all = new LinkedHashMap<String, HistoryEntry>();
    var squashes = new LinkedHashMap<String, HistoryEntry>();
    var standsFor = new HashMap<String, String>();
    for (HistoryEntry entry : entries) {
      HistoryEntry other = all.put(entry.id(), entry);
      if (other != null) {
        throw BrokenHistory.duplicate(other, entry);
      }
      List<String> replaced = entry.header().place().replaces();
      if (!replaced.isEmpty()) {
        squashes.put(entry.id(), entry);
      }
      for (String id : new LinkedHashSet<>(replaced)) {
        String before = standsFor.put(id, entry.id());
        if (before != null) {
          throw BrokenHistory.replacedTwice(
              id, Objects.requireNonNull(squashes.get(before)), entry);
        }
      }
    }
    var replacing = new Replacing(all, squashes, standsFor);
    squashes.values().forEach(replacing::refuseCircle);
    return replacing;
  }

  private void refuseCircle(HistoryEntry squash) {
    var met = new HashSet<String>();
    for (@Nullable String at = squash.id(); at != null; at = standsFor.get(at)) {
      if (!met.add(at)) {
        throw BrokenHistory.replacesItself(squash);
      }
    }
  }

  /** The revisions that are seen when some that stand for others are taken apart. */
  List<HistoryEntry> seen(Set<String> apart) {
    if (squashes.isEmpty()) {
      return List.copyOf(all.values());
    }
    return all.values().stream()
        .filter(entry -> isSeen(entry.id(), apart))
        .map(entry -> seen(entry, apart))
        .toList();
  }

  private boolean isSeen(String id, Set<String> apart) {
    return !apart.contains(id) && placeOf(id, apart).equals(id);
  }

  /** The revision with the edges that lead to what is seen. */
  private HistoryEntry seen(HistoryEntry entry, Set<String> apart) {
    Place place = entry.header().place();
    var after = new LinkedHashSet<String>();
    for (String id : place.after()) {
      String seen = placeOf(id, apart);
      if (!endsAs(id, seen)) {
        throw BrokenHistory.insideReplaced(
            entry, id, Objects.requireNonNull(all.get(seen), "what stands for it"));
      }
      after.add(seen);
    }
    var needs = new LinkedHashSet<String>();
    place.dependsOn().forEach(id -> needs.add(placeOf(id, apart)));
    needs.removeAll(after);
    Place own = place.withEdges(List.copyOf(after), List.copyOf(needs));
    return own.equals(place)
        ? entry
        : new HistoryEntry(entry.header().withPlace(own), entry.revision());
  }

  /** The id that is seen where a revision was or will be. */
  String placeOf(String id, Set<String> apart) {
    String at = id;
    while (apart.contains(at) && squashes.containsKey(at)) {
      at = last(at);
    }
    for (@Nullable String next = standsFor.get(at);
        next != null && !apart.contains(next);
        next = standsFor.get(next)) {
      at = next;
    }
    return at;
  }

  /** Whether the schema at a revision is that at what is seen in its place. */
  boolean endsAs(String id, String seen) {
    String at = id;
    while (!at.equals(seen)) {
      @Nullable String next = standsFor.get(at);
      if (next == null || !last(next).equals(at)) {
        return isAtEndOf(id, seen);
      }
      at = next;
    }
    return true;
  }

  /** Whether a revision that was taken apart ends with that one. */
  private boolean isAtEndOf(String id, String seen) {
    String at = id;
    while (squashes.containsKey(at)) {
      at = last(at);
      if (at.equals(seen)) {
        return true;
      }
    }
    return false;
  }

  private String last(String squash) {
    List<String> replaced = replaced(squash);
    return replaced.get(replaced.size() - 1);
  }

  private List<String> replaced(String squash) {
    return Objects.requireNonNull(squashes.get(squash)).header().place().replaces();
  }

  /** All ids that are known, also of revisions that are gone. */
  Set<String> ids() {
    var ids = new LinkedHashSet<>(all.keySet());
    ids.addAll(standsFor.keySet());
    return ids;
  }

  /** What is applied, told with those that stand for others in place of all of these. */
  Set<String> standing(Set<String> applied) {
    var standing = new ArrayList<>(applied);
    boolean again = !squashes.isEmpty();
    while (again) {
      again = false;
      for (String squash : squashes.keySet()) {
        List<String> replaced = replaced(squash);
        if (standing.contains(squash)) {
          again |= standing.removeAll(replaced);
        } else if (standing.containsAll(replaced)) {
          standing.replaceAll(id -> id.equals(last(squash)) ? squash : id);
          standing.removeAll(replaced);
          again = true;
        }
      }
    }
    return new LinkedHashSet<>(standing);
  }

  /** Those that must be taken apart, because the database has some of what they stand for. */
  Set<String> apart(Set<String> applied) {
    if (squashes.isEmpty()) {
      return Set.of();
    }
    Set<String> begun = standing(applied);
    var apart = new LinkedHashSet<String>();
    for (String id : begun) {
      for (@Nullable String squash = standsFor.get(id);
          squash != null;
          squash = standsFor.get(squash)) {
        if (!begun.contains(squash)) {
          apart.add(squash);
        }
      }
    }
    return apart;
  }

  /** Of one that is taken apart, what is needed and not there. */
  List<String> missing(String squash) {
    return replaced(squash).stream().filter(id -> !all.containsKey(id)).toList();
  }

  /** The revision of that id, seen or not. */
  @Nullable HistoryEntry find(String id) {
    return all.get(id);
  }

  /** The revisions that a revision stands for, with those that these stand for. */
  Set<String> allReplaced(Collection<String> ids) {
    var found = new LinkedHashSet<String>();
    for (String id : ids) {
      if (squashes.containsKey(id)) {
        List<String> replaced = replaced(id);
        found.addAll(replaced);
        found.addAll(allReplaced(replaced));
      }
    }
    return Collections.unmodifiableSet(found);
  }
}
