package io.bascule.revision;

import io.bascule.revision.HistoryException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of revisions that cannot be joined. */
final class NoMerge {
  private NoMerge() {}

  static HistoryException oneHead(List<HistoryEntry> heads) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        heads,
        Refusal.of("nothing-to-merge", "Cannot merge: there are no two revisions to join.")
            .facts(heads.isEmpty() ? "heads" : "head", rows(heads))
            .tryThis(heads.isEmpty() ? "bascule revision -m \"what it does\"" : "bascule heads"));
  }

  private static List<List<String>> rows(List<HistoryEntry> heads) {
    return heads.isEmpty() ? List.of(List.of("none")) : HistoryException.rows(heads);
  }

  static HistoryException inOneLine(HistoryEntry before, HistoryEntry after) {
    return HistoryException.of(
        Kind.UNREACHABLE,
        List.of(before, after),
        Refusal.of(
                "merged-already",
                "Cannot merge %s and %s: the latter comes after the former already."
                    .formatted(before.id(), after.id()))
            .facts("both", HistoryException.rows(List.of(before, after)))
            .tryThis("bascule heads"));
  }

  static HistoryException conflict(List<HistoryEntry> heads, List<MergeConflict> conflicts) {
    String ids = heads.stream().map(HistoryEntry::id).collect(Collectors.joining(" and "));
    var refusal =
        Refusal.of(
            "merge-conflict",
            "Cannot merge %s: %s."
                .formatted(
                    ids,
                    conflicts.size() == 1
                        ? "two of their changes stand in each other's way"
                        : "some of their changes stand in each other's way"));
    conflicts.forEach(conflict -> conflict.tell(refusal));
    MergeConflict first = conflicts.get(0);
    return HistoryException.of(
        Kind.CONFLICT,
        List.of(first.one().revision(), first.other().revision()),
        refusal
            .tryThis(
                "put the one branch behind the other: after = \"%s\" in its first revision,\n%s"
                    .formatted(
                        heads.get(0).id(), "and its changes as they suit what is there then"))
            .fact("or", "bascule revision --blank --head heads -m \"join them unexamined\""));
  }

  /** What SQL and Java do is not known; a person must say that it does no harm. */
  static HistoryException doubtful(List<HistoryEntry> heads, List<MergeConflict> doubts) {
    String ids = heads.stream().map(HistoryEntry::id).collect(Collectors.joining(" and "));
    var refusal =
        Refusal.of(
            "merge-doubt",
            "Cannot merge %s: some of their changes may stand in each other's way.".formatted(ids));
    doubts.forEach(doubt -> doubt.tell(refusal));
    return HistoryException.of(
        Kind.CONFLICT, heads, refusal.tryThis("look at them, and then: bascule merge --yes"));
  }

  /** The same as a question to a person. */
  static String question(List<MergeConflict> doubts) {
    var refusal = Refusal.of("merge-doubt", "These changes may stand in each other's way:");
    doubts.forEach(doubt -> doubt.tell(refusal));
    return refusal.text();
  }
}
