package io.bascule.cli;

import io.bascule.cli.project.NewRevision;
import io.bascule.cli.project.Project;
import io.bascule.cli.project.RevisionRequest;
import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.cli.project.Slot;
import io.bascule.cli.project.Summary;
import io.bascule.differ.DifferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the next revision. */
@Command(
    name = "revision",
    mixinStandardHelpOptions = true,
    description = "Writes a revision from the changes of the model, both ways, and rehearses it.")
final class RevisionCommand extends ProjectCommand {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "One line on what it does.")
  private String message = "";

  @Option(names = "--blank", description = "Write an empty one, to be filled by hand.")
  private boolean blank;

  @Option(
      names = "--head",
      paramLabel = "TARGET",
      defaultValue = "head",
      description = {
        "What it comes after, where that is not the one head: label@head, an id,",
        "or base for a history of its own."
      })
  private String head = "head";

  @Option(
      names = "--splice",
      description = "Let it come after a revision that others come after already.")
  private boolean splice;

  @Option(
      names = "--depends-on",
      paramLabel = "TARGET",
      description = "What of another branch must be applied before it; repeatable.")
  private List<String> dependsOn = new ArrayList<>();

  @Option(
      names = {"--label", "--branch-label"},
      paramLabel = "NAME",
      description = "A name for the branch that begins with it; repeatable.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "The folder of its file, one of those in the setting revisions.")
  private @Nullable Path folder;

  @Mixin private RenameOptions renames;

  @Option(names = "--no-rehearsal", description = "Keep the file without proving it.")
  private boolean noRehearsal;

  @Option(names = "--strict", description = "Refuse what the model cannot say.")
  private boolean strict;

  @Override
  Answer answer() {
    Project project = options.project();
    if (blank) {
      return answer(project.blankRevision(message, slot()));
    }
    Optional<NewRevision> written = ask(project, request());
    return written
        .map(this::answer)
        .orElseGet(
            () ->
                Answer.of("Nothing to write: the model says what is there already.")
                    .with("revision", null));
  }

  private Slot slot() {
    return new Slot(head, splice ? Slot.Parent.ANY : Slot.Parent.HEAD, dependsOn, labels, folder);
  }

  private RevisionRequest request() {
    return new RevisionRequest(
        message,
        slot(),
        renames.answers(),
        noRehearsal ? Rehearsing.SKIP : Rehearsing.REHEARSE,
        Texts.strictness(strict));
  }

  /** Asks a person at a terminal; without one, the open questions are the answer. */
  private Optional<NewRevision> ask(Project project, RevisionRequest request) {
    RevisionRequest asked = request;
    while (true) {
      try {
        return project.revision(asked);
      } catch (DifferException open) {
        if (open.questions().isEmpty() || !Terminal.isThere()) {
          throw open;
        }
        asked = asked.withAnswers(Terminal.ask(asked.answers(), open.questions()));
      }
    }
  }

  private Answer answer(NewRevision revision) {
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
