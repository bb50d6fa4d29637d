package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.runner.Amendment;
import io.bascule.runner.Repair;
import io.bascule.runner.Repair.Unfinished;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the ledger fit the revisions again. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Takes edited revisions as they are now, and tells what became of one that was broken off.",
      "Shows what it would do; with --yes it does it. Nothing but the ledger is changed."
    })
final class RepairCommand extends ProjectCommand {
  /** What became of a revision that was begun and did not end. */
  enum Ended {
    done,
    undone
  }

  @Option(
      names = "--as",
      paramLabel = "STATE",
      description = "What was broken off is by now: done, or undone.")
  private @Nullable Ended ended;

  @Option(
      names = {"-y", "--yes"},
      description = "Do it.")
  private boolean yes;

  @Mixin private LockTimeoutOption lockTimeout;

  @Override
  Answer answer() {
    Project project = options.project();
    Repair repair = Repair.EDITED.with(told());
    Amendment planned = project.ledger().plan(repair);
    if (planned.isEmpty() || yes) {
      Amendment done = project.ledger().repair(planned, repair, lockTimeout.patience());
      return AmendmentText.answer(done, "Nothing to repair.").with("done", true);
    }
    var lines = new ArrayList<String>();
    lines.add("To be told to the ledger:");
    lines.addAll(AmendmentText.lines(planned));
    lines.add("Nothing is done yet: bascule repair%s --yes".formatted(as()));
    return AmendmentText.with(Answer.of(String.join(System.lineSeparator(), lines)), planned)
        .with("done", false)
        .exit(Exit.DIFFERENT);
  }

  private String as() {
    return ended == null ? "" : " --as " + ended;
  }

  private Unfinished told() {
    if (ended == null) {
      return Unfinished.UNTOLD;
    }
    return ended == Ended.done ? Unfinished.DONE : Unfinished.UNDONE;
  }
}
