package io.bascule.laws.crash;

import io.bascule.revision.HistoryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How many kills fell where: a crash test whose kills all miss is no test. */
final class Tally {
  private final Map<String, Integer> places = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int kills;
  private int inside;

  /**
   * Counts a kill.
   *
   * @param way the way on which it was
   * @param last what the victim said last
   */
  void kill(String way, String last, Death death) {
    kills++;
    count("by " + death.words());
    String place =
        switch (last) {
          case Victim.READY, Victim.STARTS, "" -> "before the run";
          case Victim.RUN -> "at its beginning";
          case Victim.DONE -> "after the run";
          default -> "in " + last.substring(0, last.indexOf(':'));
        };
    inside += place.startsWith("in ") ? 1 : 0;
    places.merge(way + " " + place, 1, Integer::sum);
  }

  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  int count(String what, int otherwise) {
    return counts.getOrDefault(what, otherwise);
  }

  int kills() {
    return kills;
  }

  int inside() {
    return inside;
  }

  /** How many of the revisions were hit, on one way. */
  long revisionsHit(String way) {
    return Harbour.HISTORY.entries().stream()
        .map(HistoryEntry::id)
        .filter(id -> places.containsKey(way + " in " + id))
        .count();
  }

  void write(Path file, String name) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, name + "\n" + this + "\n");
  }

  @Override
  public String toString() {
    return "%d kills, %d of them inside the run%n%s%n%s".formatted(kills, inside, places, counts);
  }
}
