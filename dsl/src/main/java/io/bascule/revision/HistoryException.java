package io.bascule.revision;

import io.bascule.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Revisions that do not make a history, or a history that does not lead where somebody wants. */
public final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The revisions do not make a history: a circle, an unknown parent, one id twice. */
    BROKEN,
    /** There are several heads where one is needed. */
    SEVERAL_HEADS,
    /** No revision, or more than one, is of that id. */
    UNKNOWN_REVISION,
    /** The target cannot be reached on that way, or it is no target. */
    UNREACHABLE,
    /** The changes do not fit together. */
    UNFOLDABLE
  }

  private final Kind kind;
  private final transient List<RevisionHeader> revisions;

  private HistoryException(
      Kind kind, List<HistoryEntry> entries, Refusal refusal, @Nullable Throwable cause) {
    super(refusal.text(), cause);
    this.kind = kind;
    this.revisions = entries.stream().map(HistoryEntry::header).toList();
  }

  private static HistoryException of(Kind kind, List<HistoryEntry> entries, Refusal refusal) {
    return new HistoryException(kind, entries, refusal, null);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The revisions that the message names. */
  public List<RevisionHeader> revisions() {
    return revisions;
  }

  static HistoryException withoutHeader(String type) {
    return of(
        Kind.BROKEN,
        List.of(),
        Refusal.of("Cannot read the revision %s: its class has no @RevisionInfo.".formatted(type))
            .tryThis("@RevisionInfo(id = \"…\", after = \"…\") above the class"));
  }

  static HistoryException throwing(String type, Direction direction, Throwable cause) {
    return new HistoryException(
        Kind.BROKEN,
        List.of(),
        Refusal.of("Cannot read the revision %s: its %s throws.".formatted(type, direction.verb()))
            .fact("reason", told(cause))
            .tryThis("correct the method, which may only record: no database is there yet"),
        cause);
  }

  /** The message of an error, such as the bare name of a class, says nothing by itself. */
  private static String told(Throwable cause) {
    return cause.getMessage() == null || cause instanceof Error
        ? cause.toString()
        : cause.getMessage();
  }

  static HistoryException notAnId(HistoryEntry entry) {
    return of(
        Kind.BROKEN,
        List.of(entry),
        Refusal.of(
                "Cannot read the history: \"%s\" cannot be the id of a revision."
                    .formatted(entry.id()))
            .fact("in", entry.header().origin())
            .fact("ids", "letters, digits, _ and . make one; head and base are taken")
            .tryThis("another id, such as eight hexadecimal digits"));
  }

  static HistoryException duplicate(HistoryEntry one, HistoryEntry other) {
    var both =
        Stream.of(one, other)
            .sorted(java.util.Comparator.comparing(entry -> entry.header().origin()))
            .toList();
    return of(
        Kind.BROKEN,
        both,
        Refusal.of("Cannot read the history: two revisions have the id %s.".formatted(one.id()))
            .facts(
                "both",
                both.stream().map(e -> List.of(e.header().message(), e.header().origin())).toList())
            .tryThis("another id in one of them"));
  }

  static HistoryException unknownParent(HistoryEntry entry, String parent) {
    return of(
        Kind.BROKEN,
        List.of(entry),
        Refusal.of(
                "Cannot read the history: %s comes after %s, which is not there."
                    .formatted(entry.id(), parent))
            .facts("revision", List.of(row(entry)))
            .tryThis("bring the file of " + parent + " back, or correct `after`"));
  }

  static HistoryException circle(List<HistoryEntry> circle) {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < circle.size(); i++) {
      HistoryEntry entry = circle.get(i);
      String parent = circle.get((i + 1) % circle.size()).id();
      rows.add(List.of(entry.id() + " comes after " + parent, entry.header().origin()));
    }
    return of(
        Kind.BROKEN,
        circle,
        Refusal.of("Cannot read the history: its revisions form a circle.")
            .facts("circle", rows)
            .tryThis("correct `after` in one of them"));
  }

  static HistoryException severalHeads(String verb, List<HistoryEntry> heads) {
    String ids = String.join(" and ", heads.stream().map(HistoryEntry::id).toList());
    return of(
        Kind.SEVERAL_HEADS,
        heads,
        Refusal.of("Cannot %s: the history has %s heads.".formatted(verb, number(heads.size())))
            .facts("heads", rows(heads))
            .tryThis("bascule revision --blank -m \"join " + joined(heads, ids) + "\""));
  }

  private static String joined(List<HistoryEntry> heads, String otherwise) {
    List<String> messages = heads.stream().map(head -> head.header().message()).toList();
    boolean told = messages.stream().noneMatch(m -> m.isEmpty() || m.contains("\""));
    return told ? String.join(" and ", messages) : otherwise;
  }

  static HistoryException severalCurrent(String verb, List<HistoryEntry> current) {
    return of(
        Kind.SEVERAL_HEADS,
        current,
        Refusal.of(
                "Cannot %s: the database is at %s revisions at once."
                    .formatted(verb, number(current.size())))
            .facts("at", rows(current))
            .tryThis(
                current.get(0).after().stream()
                    .findFirst()
                    .map(parent -> "bascule downgrade " + parent)
                    .orElse("bascule history")));
  }

  static HistoryException unknown(String prefix, List<HistoryEntry> heads) {
    return of(
        Kind.UNKNOWN_REVISION,
        heads,
        Refusal.of(
                "Cannot find the revision %s: no revision has an id that begins so."
                    .formatted(prefix))
            .facts(heads.size() == 1 ? "head" : "heads", rows(heads))
            .tryThis("bascule history"));
  }

  static HistoryException ambiguous(String prefix, List<HistoryEntry> fitting) {
    return of(
        Kind.UNKNOWN_REVISION,
        fitting,
        Refusal.of(
                "Cannot find the revision %s: %s ids begin so."
                    .formatted(prefix, number(fitting.size())))
            .facts("these", rows(fitting))
            .tryThis("more of the id"));
  }

  static HistoryException notATarget(String text) {
    return of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of(
                "Cannot understand the target \"%s\": it names no place in a history."
                    .formatted(text))
            .tryThis("head, base, +1, -1, the id of a revision or the beginning of one"));
  }

  static HistoryException wrongWay(Direction direction, Target target) {
    Direction other = direction == Direction.UP ? Direction.DOWN : Direction.UP;
    return of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of("Cannot %s to %s: it lies the other way.".formatted(direction.verb(), target))
            .tryThis("bascule " + other.verb() + " " + target));
  }

  static HistoryException tooFar(Direction direction, int wanted, int there) {
    boolean up = direction == Direction.UP;
    String left = up ? "pending" : "applied";
    String nearer = up ? "head" : "-" + there;
    return of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of(
                "Cannot %s by %d: %s."
                    .formatted(
                        direction.verb(),
                        wanted,
                        switch (there) {
                          case 0 -> "no revision is " + left;
                          case 1 -> "only one revision is " + left;
                          default -> "only " + there + " revisions are " + left;
                        }))
            .tryThis(
                there == 0 ? "bascule current" : "bascule " + direction.verb() + " " + nearer));
  }

  static HistoryException notApplied(HistoryEntry target, List<HistoryEntry> current) {
    return of(
        Kind.UNREACHABLE,
        List.of(target),
        Refusal.of("Cannot downgrade to %s: it is not applied.".formatted(target.id()))
            .facts("target", List.of(row(target)))
            .facts("at", current.isEmpty() ? List.of(List.of("base")) : rows(current))
            .tryThis("bascule upgrade " + target.id()));
  }

  static HistoryException unfoldable(HistoryEntry entry, Operation operation, Throwable cause) {
    return new HistoryException(
        Kind.UNFOLDABLE,
        List.of(entry),
        Refusal.of(
                "Cannot fold the history at %s: its changes do not fit what stands before it."
                    .formatted(entry.id()))
            .facts("revision", List.of(row(entry)))
            .fact("change", operation.describe())
            .fact("reason", String.valueOf(cause.getMessage()))
            .fact(
                "hint", "a history can be folded if its first revision begins at an empty database")
            .tryThis("bascule import, and a first revision that creates what it writes"),
        cause);
  }

  private static List<List<String>> rows(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryException::row).toList();
  }

  private static List<String> row(HistoryEntry entry) {
    return List.of(entry.id(), entry.header().message(), entry.header().origin());
  }

  private static String number(int count) {
    return switch (count) {
      case 2 -> "two";
      case 3 -> "three";
      case 4 -> "four";
      default -> Integer.toString(count);
    };
  }
}
