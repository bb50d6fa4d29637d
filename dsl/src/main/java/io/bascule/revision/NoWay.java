package io.bascule.revision;

import io.bascule.revision.HistoryException.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of places in a history that are not there or cannot be reached. */
final class NoWay {
  /** Where the heads of all branches are meant. */
  static final String WHOLE = "the history";

  private NoWay() {}

  static HistoryException severalHeads(String verb, List<HistoryEntry> heads) {
    return severalHeads(verb, WHOLE, heads);
  }

  /** Where one head is needed, of the history or of a branch, there are several. */
  static HistoryException severalHeads(String verb, String where, List<HistoryEntry> heads) {
    String ids = String.join(" and ", heads.stream().map(HistoryEntry::id).toList());
    return HistoryException.of(
        Kind.SEVERAL_HEADS,
        heads,
        Refusal.of(
                "several-heads",
                "Cannot %s: %s has %s heads.".formatted(verb, where, number(heads.size())))
            .facts("heads", HistoryException.rows(heads))
            .tryThis(
                "bascule merge %s-m \"join %s\""
                    .formatted(
                        where.equals(WHOLE) ? "" : ids.replace(" and ", " ") + " ",
                        joined(heads, ids)))
            .fact("or", verb.startsWith(Direction.UP.verb()) ? "bascule upgrade heads" : ""));
  }

  private static String joined(List<HistoryEntry> heads, String otherwise) {
    List<String> messages = heads.stream().map(head -> head.header().message()).toList();
    boolean told = messages.stream().noneMatch(m -> m.isEmpty() || m.contains("\""));
    return told ? String.join(" and ", messages) : otherwise;
  }

  /**
   * The last revision is to go, and there are several.
   *
   * @param gone how many were taken back before it comes to that
   */
  static HistoryException severalCurrent(String verb, int gone, List<HistoryEntry> current) {
    String first = gone == 1 ? "the first" : "the first " + number(gone);
    String state =
        gone == 0 ? "the database is" : "with " + first + " taken back the database would be";
    return HistoryException.of(
        Kind.SEVERAL_HEADS,
        current,
        Refusal.of(
                "several-current",
                "Cannot %s: %s at %s revisions at once."
                    .formatted(verb, state, number(current.size())))
            .facts("at", HistoryException.rows(current))
            .tryThis("bascule downgrade " + current.get(0).id() + (gone == 0 ? "@-1" : "")));
  }

  /** From one revision to the next there are several ways. */
  static HistoryException severalWays(String target, List<HistoryEntry> next) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        next,
        Refusal.of(
                "several-ways",
                "Cannot find %s: %s ways lead there.".formatted(target, number(next.size())))
            .facts("over", HistoryException.rows(next))
            .tryThis("the id of the revision that is meant, or a branch, as in label@head"));
  }

  static HistoryException walkedTooFar(String target, @Nullable HistoryEntry from, int there) {
    String start = from == null ? "base" : from.id();
    return HistoryException.of(
        Kind.UNREACHABLE,
        from == null ? List.of() : List.of(from),
        Refusal.of(
                "beyond-the-history",
                "Cannot find %s: the history ends %s %s.".formatted(target, steps(there), start))
            .tryThis("bascule history"));
  }

  private static String steps(int count) {
    return switch (count) {
      case 0 -> "at";
      case 1 -> "within one step of";
      default -> "within " + number(count) + " steps of";
    };
  }

  static HistoryException unknownBranch(String branch, Set<String> labels) {
    return HistoryException.of(
        Kind.UNKNOWN_REVISION,
        List.of(),
        Refusal.of(
                "unknown-branch",
                "Cannot find the branch %s: no label and no revision is called so."
                    .formatted(branch))
            .fact("labels", String.join(", ", labels))
            .tryThis("bascule branches"));
  }

  static HistoryException notOnBranch(String branch, HistoryEntry found, List<HistoryEntry> heads) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(found),
        Refusal.of(
                "not-on-branch",
                "Cannot find %s@%s: the revision is not on that branch."
                    .formatted(branch, found.id()))
            .facts("revision", List.of(HistoryException.row(found)))
            .facts(heads.size() == 1 ? "head" : "heads", HistoryException.rows(heads))
            .tryThis(found.id()));
  }

  static HistoryException irreversible(Target target, HistoryEntry entry, String reason) {
    return HistoryException.of(
        Kind.IRREVERSIBLE,
        List.of(entry),
        Refusal.of(
                "irreversible-revision",
                "Cannot downgrade to %s: %s cannot be taken back.".formatted(target, entry.id()))
            .facts("revision", List.of(HistoryException.row(entry)))
            .fact("reason", reason)
            .tryThis("bascule downgrade " + entry.id()));
  }

  static HistoryException notARange(String text) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of(
                "bad-range",
                "Cannot understand the range \"%s\": it is no two targets with a colon between."
                    .formatted(text))
            .tryThis("base:head, 3f2a:91d0, -3:current"));
  }

  static HistoryException notBehind(Range range, List<HistoryEntry> from) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        from,
        Refusal.of(
                "range-not-connected",
                "Cannot follow %s: what it begins with does not lead to its end.".formatted(range))
            .facts("from", HistoryException.rows(from))
            .tryThis("bascule history"));
  }

  static HistoryException unknown(String prefix, List<HistoryEntry> heads) {
    return HistoryException.of(
        Kind.UNKNOWN_REVISION,
        heads,
        Refusal.of(
                "unknown-revision",
                "Cannot find the revision %s: no revision has an id that begins so."
                    .formatted(prefix))
            .facts(heads.size() == 1 ? "head" : "heads", HistoryException.rows(heads))
            .tryThis("bascule history"));
  }

  /** What is looked for lies within a revision that stands for several. */
  static HistoryException replaced(String id, HistoryEntry squash) {
    return HistoryException.of(
        Kind.UNKNOWN_REVISION,
        List.of(squash),
        Refusal.of(
                "squashed-away",
                "Cannot find the revision %s: %s stands for it and for others, and is run as a whole."
                    .formatted(id, squash.id()))
            .facts("squashed", List.of(HistoryException.row(squash)))
            .fact("replaces", String.join(", ", squash.header().place().replaces()))
            .tryThis(squash.id()));
  }

  static HistoryException halfReplaced(History.HalfReplaced half) {
    HistoryEntry squash = half.squash();
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(squash),
        Refusal.of(
                "half-squashed",
                "Cannot go on from %s: %s has replaced it, and the files of the rest are gone."
                    .formatted(String.join(", ", half.applied()), squash.id()))
            .facts("squashed", List.of(HistoryException.row(squash)))
            .fact("missing", String.join(", ", half.missing()))
            .tryThis("bring back the files of %s".formatted(String.join(", ", half.missing()))));
  }

  static HistoryException ambiguous(String prefix, List<HistoryEntry> fitting) {
    return HistoryException.of(
        Kind.UNKNOWN_REVISION,
        fitting,
        Refusal.of(
                "ambiguous-revision",
                "Cannot find the revision %s: %s ids begin so."
                    .formatted(prefix, number(fitting.size())))
            .facts("these", HistoryException.rows(fitting))
            .tryThis("more of the id"));
  }

  static HistoryException notATarget(String text) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of(
                "bad-target",
                "Cannot understand the target \"%s\": it names no place in a history."
                    .formatted(text))
            .tryThis(
                "head, heads, base, +1, -1, the id of a revision or the beginning of one, id+1,"
                    + " label@head"));
  }

  static HistoryException wrongWay(Direction direction, Target target) {
    Direction other = direction == Direction.UP ? Direction.DOWN : Direction.UP;
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of(
                "wrong-way",
                "Cannot %s to %s: it lies the other way.".formatted(direction.verb(), target))
            .tryThis("bascule " + other.verb() + " " + target));
  }

  static HistoryException tooFar(Direction direction, Target target, int wanted, int there) {
    String left = direction == Direction.UP ? "pending" : "applied";
    String nearer =
        target.toString().replaceFirst(Integer.toString(wanted) + "$", Integer.toString(there));
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(),
        Refusal.of(
                "too-few-revisions",
                "Cannot %s to %s: %s."
                    .formatted(
                        direction.verb(),
                        target,
                        switch (there) {
                          case 0 -> "no revision is " + left;
                          case 1 -> "only one revision is " + left;
                          default -> "only " + number(there) + " revisions are " + left;
                        }))
            .tryThis(
                there == 0 ? "bascule current" : "bascule " + direction.verb() + " " + nearer));
  }

  static HistoryException notApplied(HistoryEntry target, List<HistoryEntry> current) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(target),
        Refusal.of(
                "not-applied", "Cannot downgrade to %s: it is not applied.".formatted(target.id()))
            .facts("target", List.of(HistoryException.row(target)))
            .facts(
                "at", current.isEmpty() ? List.of(List.of("base")) : HistoryException.rows(current))
            .tryThis("bascule upgrade " + target.id()));
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
