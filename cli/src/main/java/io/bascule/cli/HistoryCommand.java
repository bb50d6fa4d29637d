package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Range;
import io.bascule.revision.RevisionHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the history. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "Draws the history, newest first: * is a revision that the database has, o one that it has"
            + " not.")
final class HistoryCommand extends ProjectCommand {
  @Option(
      names = {"-r", "--range"},
      paramLabel = "A:B",
      defaultValue = ":",
      description = "A part of it, with both ends: a:b, -3:current, :label@head.")
  private String range = ":";

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more of each revision.")
  private boolean verbose;

  @Option(
      names = {"-i", "--indicate-current"},
      hidden = true,
      description = "Mark what the database has, which is always done.")
  void indicateCurrent(boolean wanted) {}

  @Override
  Answer answer() {
    Project project = options.project();
    Set<String> applied = project.ledger().applied();
    History history = project.history();
    Set<String> seen = history.halfReplaced(applied).isPresent() ? Set.of() : applied;
    List<HistoryEntry> entries = new ArrayList<>(history.between(Range.parse(range), seen));
    Collections.reverse(entries);
    List<String> shown = entries.stream().map(HistoryEntry::id).toList();
    var drawing = new HistoryDrawing();
    for (HistoryEntry entry : entries) {
      drawing.add(
          entry.id(),
          entry.after().stream().distinct().filter(shown::contains).toList(),
          applied.contains(entry.id()) ? '*' : 'o',
          lines(entry.header()));
    }
    String text =
        entries.isEmpty()
            ? noEntries(history)
            : String.join(System.lineSeparator(), drawing.rows());
    return Answer.of(text)
        .with("revisions", entries.stream().map(entry -> facts(entry, applied)).toList());
  }

  private String noEntries(History history) {
    return history.isEmpty()
        ? Texts.noRevisions(options.folder())
        : "There are no revisions in that range.";
  }

  private List<String> lines(RevisionHeader header) {
    var lines = new ArrayList<String>();
    lines.add(Texts.line(header));
    if (verbose) {
      lines.add("  created  " + header.created());
      lines.add("  from     " + header.origin());
      lines.add("");
    }
    return lines;
  }

  private static Map<String, @Nullable Object> facts(HistoryEntry entry, Set<String> applied) {
    var facts = new LinkedHashMap<>(Texts.facts(entry.header()));
    facts.put("applied", applied.contains(entry.id()));
    return facts;
  }
}
