package io.bascule.cli;

import io.bascule.cli.project.Check;
import io.bascule.cli.project.Finding;
import io.bascule.cli.project.Project;
import io.bascule.cli.project.Summary;
import io.bascule.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether model, history and database agree. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Exit code 3 when model and database differ or revisions are pending.")
final class CheckCommand extends ProjectCommand {
  @Mixin private StrictOption strict;

  @Option(
      names = "--single-head",
      description = "Refuse, with exit code 4, a history that has several heads.")
  private boolean singleHead;

  @Override
  Answer answer() {
    Project project = options.project();
    if (singleHead) {
      project.history().head();
    }
    Check check = project.check(strict.strictness());
    var lines = new ArrayList<>(lines(check));
    List<Finding> heads = project.headsFindings();
    heads.forEach(finding -> lines.add(Texts.of(finding)));
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("agrees", check.agrees())
        .with("differences", Summary.facts(check.differences()))
        .with("pending", check.pending().stream().map(Texts::facts).toList())
        .with("unmodelled", check.unmodelled().stream().map(Object::toString).toList())
        .with("headsFile", heads.stream().map(Texts::facts).toList())
        .exit(check.agrees() ? Exit.DONE : Exit.DIFFERENT);
  }

  private static List<String> lines(Check check) {
    var lines = new ArrayList<String>();
    if (check.agrees()) {
      lines.add("Model, history and database agree.");
    }
    if (!check.differences().isEmpty()) {
      lines.add("The database differs from the model; to agree, it must");
      Summary.lines(check.differences()).forEach(line -> lines.add("  " + line));
    }
    if (!check.pending().isEmpty()) {
      lines.add("Pending revisions:");
      check.pending().stream().map(RevisionHeader::id).forEach(id -> lines.add("  " + id));
    }
    lines.addAll(Texts.unmodelled(check.unmodelled()));
    return lines;
  }
}
