package io.bascule.cli;

import io.bascule.cli.project.NewRevision;
import io.bascule.cli.project.Summary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a written revision looks like, for people and programs. */
final class RevisionText {
  private RevisionText() {}

  /** What was written, or that nothing was. */
  static Answer orNothing(@Nullable NewRevision revision) {
    return revision == null
        ? Answer.of("Nothing to write: the model says what is there already.")
            .with("revision", null)
        : answer(revision);
  }

  static Answer answer(NewRevision revision) {
    var lines = new ArrayList<String>();
    lines.add("Wrote " + revision.file());
    Summary.lines(revision.upgrade()).forEach(line -> lines.add("  " + line));
    List<String> hazards = Summary.hazards(revision.upgrade());
    if (!hazards.isEmpty()) {
      lines.add("Mind:");
      hazards.forEach(hazard -> lines.add("  " + hazard));
    }
    lines.addAll(Texts.unmodelled(revision.unmodelled()));
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("revision", revision.id())
        .with("file", revision.file().toString())
        .with("operations", Summary.facts(revision.upgrade()))
        .with("unmodelled", revision.unmodelled().stream().map(Object::toString).toList());
  }
}
