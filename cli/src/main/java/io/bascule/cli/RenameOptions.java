package io.bascule.cli;

import io.bascule.cli.project.RevisionRequest;
import io.bascule.differ.Answers;
import io.bascule.differ.DifferException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What is known of renames on the command line. */
final class RenameOptions {
  @Option(
      names = "--renamed",
      paramLabel = "OLD=NEW",
      description = "table=name or table.column=name: it is the same thing under a new name.")
  private Map<String, String> renamed = new TreeMap<>();

  @Option(
      names = "--dropped",
      paramLabel = "OLD",
      description = "table or table.column: it is really dropped.")
  private Set<String> dropped = new HashSet<>();

  @Option(names = "--no-renames", description = "Whatever is gone is really dropped.")
  private boolean noRenames;

  Answers answers() {
    return new Answers(renamed, dropped, noRenames ? Answers.Others.DROP : Answers.Others.ASK);
  }

  /** Asks a person at a terminal; without one, the open questions are the answer. */
  <T> T asking(RevisionRequest request, Function<RevisionRequest, T> work) {
    RevisionRequest asked = request;
    while (true) {
      try {
        return work.apply(asked);
      } catch (DifferException open) {
        if (open.questions().isEmpty() || !Terminal.isThere()) {
          throw open;
        }
        asked = asked.withAnswers(Terminal.ask(asked.answers(), open.questions()));
      }
    }
  }
}
