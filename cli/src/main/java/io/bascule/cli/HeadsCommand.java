package io.bascule.cli;

import io.bascule.revision.HistoryEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the revisions that none comes after. */
@Command(
    name = "heads",
    mixinStandardHelpOptions = true,
    description = "Lists the revisions that none comes after.")
final class HeadsCommand extends ProjectCommand {
  @Option(
      names = "--write",
      description = "Write the file HEADS anew, which tells git of branches.")
  private boolean write;

  @Override
  Answer answer() {
    List<HistoryEntry> heads = options.project().history().heads();
    List<Path> written = write ? options.project().headsFile().write() : List.of();
    String text =
        heads.isEmpty()
            ? Texts.noRevisions(options.folder())
            : heads.stream()
                .map(head -> Texts.line(head.header()))
                .collect(Collectors.joining(System.lineSeparator()));
    return Answer.of(text)
        .with("written", written.stream().map(Path::toString).toList())
        .with("heads", heads.stream().map(head -> Texts.facts(head.header())).toList());
  }
}
