package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.Summary;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Place;
import io.bascule.runner.KeptRevision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one revision. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a revision does, both ways.",
      "One whose file is gone is shown as the ledger of the database keeps it."
    })
final class ShowCommand extends ProjectCommand {
  @Parameters(
      paramLabel = "REVISION",
      arity = "0..1",
      defaultValue = "head",
      description = "head, heads, current, an id or the beginning of one, id+n (${DEFAULT-VALUE}).")
  private String revision = "head";

  @Override
  Answer answer() {
    Project project = options.project();
    try {
      return shown(project.targets().entries(revision));
    } catch (HistoryException unknown) {
      if (unknown.kind() != HistoryException.Kind.UNKNOWN_REVISION) {
        throw unknown;
      }
      Optional<KeptRevision> kept = project.ledger().kept(revision);
      return KeptText.answer(kept.orElseThrow(() -> unknown));
    }
  }

  private static Answer shown(List<HistoryEntry> entries) {
    var lines = new ArrayList<String>();
    entries.forEach(entry -> add(lines, entry));
    Answer answer = Answer.of(String.join(System.lineSeparator(), lines));
    return entries.size() == 1
        ? answer.with(facts(entries.get(0)))
        : answer.with("revisions", entries.stream().map(ShowCommand::facts).toList());
  }

  private static Map<String, @Nullable Object> facts(HistoryEntry entry) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", Texts.facts(entry.header()));
    facts.put("upgrade", Summary.facts(entry.upgrade()));
    facts.put("downgrade", Summary.facts(entry.downgrade()));
    entry.irreversible().ifPresent(reason -> facts.put("irreversible", reason));
    return facts;
  }

  private static void add(List<String> lines, HistoryEntry entry) {
    Place place = entry.header().place();
    lines.add(Texts.line(entry.header()));
    lines.add("  created  " + entry.header().created());
    lines.add("  from     " + entry.header().origin());
    if (!place.dependsOn().isEmpty()) {
      lines.add("  needs    " + String.join(", ", place.dependsOn()));
    }
    if (!place.labels().isEmpty()) {
      lines.add("  labels   " + String.join(", ", place.labels()));
    }
    if (!place.replaces().isEmpty()) {
      lines.add("  replaces " + String.join(", ", place.replaces()));
    }
    add(lines, "upgrade", Summary.lines(entry.upgrade()));
    Optional<String> reason = entry.irreversible();
    add(
        lines,
        "downgrade",
        reason
            .map(why -> List.of("cannot be taken back: " + why))
            .orElseGet(() -> Summary.lines(entry.downgrade())));
  }

  private static void add(List<String> lines, String heading, List<String> changes) {
    lines.add(heading);
    if (changes.isEmpty()) {
      lines.add("  (nothing)");
    }
    changes.forEach(change -> lines.add("  " + change));
  }
}
