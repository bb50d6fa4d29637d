package io.bascule.cli;

import io.bascule.cli.project.NewRevision;
import io.bascule.cli.project.Project;
import io.bascule.cli.project.Protection;
import io.bascule.cli.project.RevisionRequest;
import io.bascule.cli.project.RunRequest;
import io.bascule.cli.project.Slot;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the database to the model at once, and writes the revision that did it. */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the database to the model, and writes the revision that did it.",
      "It is revision and upgrade in one, for development."
    })
final class PushCommand extends ProjectCommand {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "One line on what it does.")
  private String message = "";

  @Mixin private RenameOptions renames;
  @Mixin private ConsentOption consent;
  @Mixin private RehearsalOption rehearsal;
  @Mixin private StrictOption strict;
  @Mixin private LockTimeoutOption lockTimeout;

  @Override
  Answer answer() {
    Project project = options.project();
    project.runs().refuseIfProtected("push", Protection.KEPT);
    var request =
        new RevisionRequest(
            message, Slot.HEAD, renames.answers(), rehearsal.rehearsing(), strict.strictness());
    try (var printer = new StepPrinter(spec, options.output())) {
      var run =
          RunRequest.of(new Goal.Upgrade(Target.HEAD))
              .withWait(lockTimeout.patience())
              .withConsent(consent.told(project, options.output()))
              .withProgress(printer);
      Optional<NewRevision> written = renames.asking(request, asked -> project.push(asked, run));
      return RevisionText.orNothing(written.orElse(null)).with("backup", printer.backup());
    }
  }
}
