package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.Summary;
import io.bascule.revision.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one revision. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows what a revision does, both ways.")
final class ShowCommand extends ProjectCommand {
  @Parameters(
      paramLabel = "REVISION",
      arity = "0..1",
      defaultValue = "head",
      description = "An id, the beginning of one, or head (${DEFAULT-VALUE}).")
  private String revision = "head";

  @Override
  Answer answer() {
    Project project = options.project();
    HistoryEntry entry = project.entry(revision);
    var lines = new ArrayList<String>();
    lines.add(Texts.line(entry.header()));
    lines.add("  created  " + entry.header().created());
    lines.add("  from     " + entry.header().origin());
    add(lines, "upgrade", Summary.lines(entry.upgrade()));
    add(lines, "downgrade", Summary.lines(entry.downgrade()));
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("revision", Texts.facts(entry.header()))
        .with("upgrade", Summary.facts(entry.upgrade()))
        .with("downgrade", Summary.facts(entry.downgrade()));
  }

  private static void add(List<String> lines, String heading, List<String> changes) {
    lines.add(heading);
    if (changes.isEmpty()) {
      lines.add("  (nothing)");
    }
    changes.forEach(change -> lines.add("  " + change));
  }
}
