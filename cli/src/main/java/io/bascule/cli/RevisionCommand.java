package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.RevisionRequest;
import io.bascule.cli.project.Slot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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
      names = "--autogenerate",
      hidden = true,
      description = "Write the changes of the model, which is always done but with --blank.")
  void autogenerate(boolean wanted) {}

  @Option(
      names = "--update",
      description = "Write the changes into the last revision, which no database must have yet.")
  private boolean update;

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
  @Mixin private RehearsalOption rehearsal;
  @Mixin private StrictOption strict;

  @Override
  Answer answer() {
    Project project = options.project();
    if (update) {
      refuseWithUpdate();
    }
    if (blank) {
      return RevisionText.answer(project.blankRevision(message, slot()));
    }
    return RevisionText.orNothing(
        renames
            .asking(request(), update ? project.rewriting()::update : project::revision)
            .orElse(null));
  }

  /** What is written again stays where it is. */
  private void refuseWithUpdate() {
    boolean elsewhere = splice || folder != null || !head.equals("head");
    if (blank || elsewhere || !dependsOn.isEmpty() || !labels.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--update goes with neither --blank, --head, --splice, --depends-on, --label nor --folder:"
              + " the revision stays where it is");
    }
  }

  private Slot slot() {
    return new Slot(head, splice ? Slot.Parent.ANY : Slot.Parent.HEAD, dependsOn, labels, folder);
  }

  private RevisionRequest request() {
    return new RevisionRequest(
        message, slot(), renames.answers(), rehearsal.rehearsing(), strict.strictness());
  }
}
