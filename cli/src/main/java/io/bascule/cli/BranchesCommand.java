package io.bascule.cli;

import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists the branches, and where the history forks. */
@Command(
    name = "branches",
    mixinStandardHelpOptions = true,
    description = "Lists the labels of branches with their heads, and where the history forks.")
final class BranchesCommand extends ProjectCommand {
  @Override
  Answer answer() {
    History history = options.project().history();
    List<HistoryEntry> forks =
        history.entries().stream().filter(entry -> history.next(entry).size() > 1).toList();
    var lines = new ArrayList<String>();
    for (String label : history.labels()) {
      lines.add(label);
      heads(history, label).forEach(head -> lines.add("  " + Texts.line(head.header())));
    }
    for (HistoryEntry fork : forks) {
      lines.add("fork behind " + Texts.line(fork.header()));
      history.next(fork).forEach(next -> lines.add("  " + Texts.line(next.header())));
    }
    return Answer.of(
            lines.isEmpty()
                ? "The history has no branches."
                : String.join(System.lineSeparator(), lines))
        .with("labels", history.labels().stream().map(label -> facts(history, label)).toList())
        .with("forks", forks.stream().map(fork -> facts(history, fork)).toList());
  }

  private static List<HistoryEntry> heads(History history, String label) {
    return history.at(new Target.OnBranch(label, Target.HEADS), Set.of());
  }

  private static Map<String, @Nullable Object> facts(History history, String label) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("label", label);
    facts.put("heads", ids(heads(history, label)));
    return facts;
  }

  private static Map<String, @Nullable Object> facts(History history, HistoryEntry fork) {
    var facts = new LinkedHashMap<>(Texts.facts(fork.header()));
    facts.put("next", ids(history.next(fork)));
    return facts;
  }

  private static List<String> ids(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::id).toList();
  }
}
