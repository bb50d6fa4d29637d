package io.bascule.revision;

import io.bascule.operation.Operation;
import io.bascule.revision.HistoryException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is said of revisions that do not make a history. */
final class BrokenHistory {
  private BrokenHistory() {}

  static HistoryException withoutHeader(String type) {
    return HistoryException.of(
        Kind.BROKEN,
        List.of(),
        Refusal.of(
                "no-revision-header",
                "Cannot read the revision %s: its class has no @RevisionInfo.".formatted(type))
            .tryThis("@RevisionInfo(id = \"…\", after = \"…\") above the class"));
  }

  static HistoryException throwing(String type, Direction direction, Throwable cause) {
    return new HistoryException(
        Kind.BROKEN,
        List.of(),
        Refusal.of(
                "revision-throws",
                "Cannot read the revision %s: its %s throws.".formatted(type, direction.verb()))
            .fact("reason", told(cause))
            .fact("at", place(type, cause))
            .tryThis("correct the method, which may only record: no database is there yet"),
        cause);
  }

  /** The first line of the revision's own code that the failure came through. */
  private static String place(String type, Throwable cause) {
    return Stream.of(cause.getStackTrace())
        .filter(line -> line.getClassName().equals(type) && line.getFileName() != null)
        .findFirst()
        .map(line -> line.getFileName() + ":" + line.getLineNumber())
        .orElse("");
  }

  /** The message of an error, such as the bare name of a class, says nothing by itself. */
  private static String told(Throwable cause) {
    return cause.getMessage() == null || cause instanceof Error
        ? cause.toString()
        : cause.getMessage();
  }

  static HistoryException notAnId(HistoryEntry entry) {
    return HistoryException.of(
        Kind.BROKEN,
        List.of(entry),
        Refusal.of(
                "bad-revision-id",
                "Cannot read the history: \"%s\" cannot be the id of a revision."
                    .formatted(entry.id()))
            .fact("in", entry.header().origin())
            .fact(
                "ids", "letters, digits, _ and . make one; head, heads, base and current are taken")
            .tryThis("another id, such as eight hexadecimal digits"));
  }

  static HistoryException duplicate(HistoryEntry one, HistoryEntry other) {
    var both = byOrigin(one, other);
    return HistoryException.of(
        Kind.BROKEN,
        both,
        Refusal.of(
                "duplicate-revision-id",
                "Cannot read the history: two revisions have the id %s.".formatted(one.id()))
            .facts(
                "both",
                both.stream().map(e -> List.of(e.header().message(), e.header().origin())).toList())
            .tryThis("another id in one of them"));
  }

  /** Of what it comes after or depends on, one is not there. */
  static HistoryException unknown(HistoryEntry entry, String needed) {
    String element = entry.after().contains(needed) ? "after" : "dependsOn";
    return HistoryException.of(
        Kind.BROKEN,
        List.of(entry),
        Refusal.of(
                "missing-revision",
                "Cannot read the history: %s %s %s, which is not there."
                    .formatted(entry.id(), words(entry, needed), needed))
            .facts("revision", List.of(HistoryException.row(entry)))
            .tryThis("bring the file of %s back, or correct `%s`".formatted(needed, element)));
  }

  private static String words(HistoryEntry entry, String needed) {
    return entry.after().contains(needed) ? "comes after" : "depends on";
  }

  static HistoryException circle(List<HistoryEntry> circle) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < circle.size(); i++) {
      HistoryEntry entry = circle.get(i);
      String needed = circle.get((i + 1) % circle.size()).id();
      String line = "%s %s %s".formatted(entry.id(), words(entry, needed), needed);
      rows.add(List.of(line, entry.header().origin()));
    }
    return HistoryException.of(
        Kind.BROKEN,
        circle,
        Refusal.of("revision-circle", "Cannot read the history: its revisions form a circle.")
            .facts("circle", rows)
            .tryThis("correct what one of them comes after or depends on"));
  }

  static HistoryException unfoldable(HistoryEntry entry, Operation operation, Throwable cause) {
    return new HistoryException(
        Kind.UNFOLDABLE,
        List.of(entry),
        Refusal.of(
                "unfoldable-history",
                "Cannot fold the history at %s: its changes do not fit what stands before it."
                    .formatted(entry.id()))
            .facts("revision", List.of(HistoryException.row(entry)))
            .fact("change", operation.describe())
            .fact("reason", String.valueOf(cause.getMessage()))
            .fact(
                "hint", "a history can be folded if its first revision begins at an empty database")
            .tryThis("bascule import, and a first revision that creates what it writes"),
        cause);
  }

  static HistoryException notALabel(HistoryEntry entry, String label) {
    return HistoryException.of(
        Kind.BROKEN,
        List.of(entry),
        Refusal.of(
                "bad-branch-label",
                "Cannot read the history: \"%s\" cannot be the label of a branch.".formatted(label))
            .facts("revision", List.of(HistoryException.row(entry)))
            .fact(
                "labels",
                "letters, digits, _ and . make one; head, heads, base and current are taken")
            .tryThis("another word, such as the name of a part of the project"));
  }

  /** Two branches of one label, or one whose label is the id of a revision. */
  static HistoryException ambiguousLabel(String label, HistoryEntry one, HistoryEntry other) {
    var both = byOrigin(one, other);
    return HistoryException.of(
        Kind.BROKEN,
        both,
        Refusal.of(
                "duplicate-branch-label",
                "Cannot read the history: \"%s\" names two revisions.".formatted(label))
            .facts("both", HistoryException.rows(both))
            .tryThis("another label in one of them"));
  }

  static HistoryException replacedTwice(String id, HistoryEntry one, HistoryEntry other) {
    var both = byOrigin(one, other);
    return HistoryException.of(
        Kind.BROKEN,
        both,
        Refusal.of(
                "replaced-twice",
                "Cannot read the history: two revisions replace %s.".formatted(id))
            .facts("both", HistoryException.rows(both))
            .tryThis("keep one of them, or let one replace the other"));
  }

  static HistoryException replacesItself(HistoryEntry entry) {
    return HistoryException.of(
        Kind.BROKEN,
        List.of(entry),
        Refusal.of(
                "replaces-itself",
                "Cannot read the history: %s replaces itself.".formatted(entry.id()))
            .facts("revision", List.of(HistoryException.row(entry)))
            .tryThis("correct `replaces`"));
  }

  /** A revision comes after one that another has replaced together with what came after it. */
  static HistoryException insideReplaced(HistoryEntry entry, String parent, HistoryEntry squash) {
    return HistoryException.of(
        Kind.BROKEN,
        List.of(entry, squash),
        Refusal.of(
                "inside-squashed",
                "Cannot read the history: %s comes after %s, which stands within %s."
                    .formatted(entry.id(), parent, squash.id()))
            .facts("revision", List.of(HistoryException.row(entry)))
            .facts("squashed", List.of(HistoryException.row(squash)))
            .tryThis(
                "let %s come after %s, if its changes fit there"
                    .formatted(entry.id(), squash.id())));
  }

  private static List<HistoryEntry> byOrigin(HistoryEntry one, HistoryEntry other) {
    return Stream.of(one, other)
        .sorted(Comparator.comparing(entry -> entry.header().origin()))
        .toList();
  }
}
