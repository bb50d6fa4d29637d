package io.bascule.cli;

import io.bascule.revision.HistoryEntry;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the revisions that none comes after. */
@Command(
    name = "heads",
    mixinStandardHelpOptions = true,
    description = "Lists the revisions that none comes after.")
final class HeadsCommand extends ProjectCommand {
  @Override
  Answer answer() {
    List<HistoryEntry> heads = options.project().history().heads();
    String text =
        heads.isEmpty()
            ? "There are no revisions."
            : heads.stream()
                .map(head -> Texts.line(head.header()))
                .collect(Collectors.joining(System.lineSeparator()));
    return Answer.of(text)
        .with("heads", heads.stream().map(head -> Texts.facts(head.header())).toList());
  }
}
