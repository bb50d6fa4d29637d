package io.bascule.revision;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What tells an edited revision from the one that was applied. It has a mark for each way of
 * looking at a revision: its source, and what it records. As text it is one line, such as {@code
 * records1:5d41402a source1:7b52009b}; the digit is the version of that way of looking.
 *
 * @param marks the mark by the way of looking that gave it
 */
public record Fingerprint(SortedMap<String, String> marks) {
  /** Nothing is known. */
  public static final Fingerprint UNKNOWN = new Fingerprint(new TreeMap<>());

  private static final String SOURCE = "source";

  public Fingerprint {
    marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
  }

  /** The fingerprint that a text tells. */
  public static Fingerprint parse(String text) {
    var marks = new TreeMap<String, String>();
    for (String word : text.strip().split("\\s+")) {
      int colon = word.indexOf(':');
      if (colon > 0) {
        marks.put(word.substring(0, colon), word.substring(colon + 1));
      }
    }
    return new Fingerprint(marks);
  }

  /** The fingerprint of a revision by what its two methods record. */
  public static Fingerprint of(Revision revision) {
    return UNKNOWN.with(RecordedText.VERSION, RecordedText.digest(revision));
  }

  /**
   * The same with one more mark.
   *
   * @param way the way of looking and its version: {@code source1} for a source's syntax tree
   * @param mark what it saw, without blanks
   */
  public Fingerprint with(String way, String mark) {
    var more = new TreeMap<>(marks);
    more.put(way, mark);
    return new Fingerprint(more);
  }

  /** The same with one more mark, from the syntax tree of the source. */
  public Fingerprint withSource(String mark) {
    return with(SOURCE + "1", mark);
  }

  /**
   * Whether both may be of the same revision. The source decides where both know it, since it shows
   * most; and where they have looked in no common way, nothing says that they differ.
   */
  public boolean matches(Fingerprint other) {
    Map<String, String> shared =
        marks.entrySet().stream()
            .filter(mark -> other.marks.containsKey(mark.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    boolean source = shared.keySet().stream().anyMatch(way -> way.startsWith(SOURCE));
    return shared.entrySet().stream()
        .filter(mark -> !source || mark.getKey().startsWith(SOURCE))
        .allMatch(mark -> mark.getValue().equals(other.marks.get(mark.getKey())));
  }

  @Override
  public String toString() {
    return marks.entrySet().stream()
        .map(mark -> mark.getKey() + ":" + mark.getValue())
        .collect(Collectors.joining(" "));
  }
}
