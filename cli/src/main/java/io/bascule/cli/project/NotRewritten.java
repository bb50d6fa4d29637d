package io.bascule.cli.project;

import io.bascule.operation.Operation;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Range;
import io.bascule.revision.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of revisions that cannot be squashed, written again or edited. */
final class NotRewritten {
  private NotRewritten() {}

  static ProjectException tooFew(Range range, List<HistoryEntry> entries) {
    return refused(
        Refusal.of(
                "nothing-to-squash",
                "Cannot squash %s: it takes two revisions at least.".formatted(range))
            .facts("there", rows(entries))
            .tryThis("bascule history"));
  }

  static ProjectException severalEnds(Range range, List<HistoryEntry> ends) {
    return refused(
        Refusal.of("range-has-ends", "Cannot squash %s: it has several ends.".formatted(range))
            .facts("ends", rows(ends))
            .tryThis("a range that ends where the branches have come together"));
  }

  static ProjectException severalBeginnings(Range range, List<HistoryEntry> beginnings) {
    return refused(
        Refusal.of(
                "range-has-beginnings",
                "Cannot squash %s: it begins at several places.".formatted(range))
            .facts("these", rows(beginnings))
            .tryThis("a range that begins where the branches begin"));
  }

  static ProjectException branchesOff(Range range, HistoryEntry inside, HistoryEntry outside) {
    return refused(
        Refusal.of(
                "range-branches",
                "Cannot squash %s: another branch leaves it at %s.".formatted(range, inside.id()))
            .facts("within", rows(List.of(inside)))
            .facts("branch", rows(List.of(outside)))
            .tryThis(
                "bascule squash %s:%s   # which ends there".formatted(range.from(), inside.id())));
  }

  static ProjectException needsBetween(Range range, HistoryEntry outside) {
    return refused(
        Refusal.of(
                "range-depends",
                "Cannot squash %s: %s of another branch stands between."
                    .formatted(range, outside.id()))
            .facts("between", rows(List.of(outside)))
            .fact("reason", "it needs a revision of the range, and another one needs it")
            .tryThis("two ranges, one before it and one behind"));
  }

  static ProjectException unmovable(
      String what, HistoryEntry entry, Operation step, String why, String tries) {
    return refused(
        Refusal.of("step-not-moved", "Cannot %s: %s %s.".formatted(what, entry.id(), why))
            .facts("revision", rows(List.of(entry)))
            .fact("step", step.describe())
            .tryThis(tries));
  }

  static ProjectException notTheSame(String step, String reason, @Nullable Throwable cause) {
    return ProjectException.failed(
        "squash-differs",
        Refusal.of(
                "squash-differs",
                "Cannot keep the squashed revision: its rehearsal failed %s.".formatted(step))
            .fact("reason", reason)
            .fact("note", "nothing was written, and the database was not touched")
            .tryThis("a shorter range, or --no-rehearsal   to keep the file and mend it by hand")
            .text(),
        cause);
  }

  static ProjectException alreadyApplied(HistoryEntry entry) {
    return refused(
        Refusal.of(
                "update-applied",
                "Cannot write %s again: the database has it.".formatted(entry.id()))
            .facts("revision", rows(List.of(entry)))
            .tryThis("bascule revision   # to write the changes as a revision of their own")
            .fact("or", "bascule downgrade -1   # and then the same again"));
  }

  static ProjectException nothingToUpdate() {
    return refused(
        Refusal.of("nothing-to-update", "Cannot write a revision again: there is none.")
            .tryThis("bascule revision -m \"first tables\""));
  }

  static ProjectException standsForOthers(HistoryEntry entry) {
    return refused(
        Refusal.of(
                "update-squashed",
                "Cannot write %s again: it stands for others, which a database may have."
                    .formatted(entry.id()))
            .facts("revision", rows(List.of(entry)))
            .tryThis("bascule revision   # to write the changes as a revision of their own"));
  }

  static ProjectException behind(HistoryEntry entry, List<HistoryEntry> pending) {
    return refused(
        Refusal.of(
                "update-behind",
                "Cannot write %s again: the database lacks others, too.".formatted(entry.id()))
            .facts("pending", rows(pending))
            .tryThis(
                entry.after().isEmpty()
                    ? "bascule history"
                    : "bascule upgrade " + entry.after().get(0)));
  }

  static ProjectException noEditor() {
    return refused(
        Refusal.of("no-editor", "Cannot edit the revision: no editor is known.")
            .tryThis("EDITOR=vi bascule edit")
            .fact("or", "editor=code --wait   in " + Settings.FILE));
  }

  static ProjectException editorFailed(String editor, Path file, String reason) {
    return refused(
        Refusal.of("editor-failed", "Cannot edit %s: %s.".formatted(file.getFileName(), reason))
            .fact("editor", editor)
            .fact("file", file.toString())
            .tryThis("another editor: EDITOR, VISUAL, or editor=… in " + Settings.FILE));
  }

  static ProjectException noFile(String target) {
    return refused(
        Refusal.of("no-one-file", "Cannot edit %s: it is not one revision.".formatted(target))
            .tryThis("the id of the revision that is meant: bascule history"));
  }

  private static ProjectException refused(Refusal refusal) {
    return ProjectException.failed(refusal.code(), refusal.text(), null);
  }

  private static List<List<String>> rows(List<HistoryEntry> entries) {
    return entries.stream()
        .map(entry -> List.of(entry.id(), entry.header().message(), entry.header().origin()))
        .toList();
  }
}
