package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.revision.HistoryEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists the revisions. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Lists the revisions, newest first; * marks those that the database has.")
final class HistoryCommand extends ProjectCommand {
  @Override
  Answer answer() {
    Project project = options.project();
    Set<String> applied = project.applied();
    List<HistoryEntry> entries = new ArrayList<>(project.history().entries());
    Collections.reverse(entries);
    var lines = new ArrayList<String>();
    for (HistoryEntry entry : entries) {
      lines.add((applied.contains(entry.id()) ? "* " : "  ") + Texts.line(entry.header()));
    }
    String text =
        lines.isEmpty() ? "There are no revisions." : String.join(System.lineSeparator(), lines);
    return Answer.of(text)
        .with("revisions", entries.stream().map(entry -> facts(entry, applied)).toList());
  }

  private static Map<String, @Nullable Object> facts(HistoryEntry entry, Set<String> applied) {
    var facts = new LinkedHashMap<>(Texts.facts(entry.header()));
    facts.put("applied", applied.contains(entry.id()));
    return facts;
  }
}
