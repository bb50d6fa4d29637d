package io.bascule.cli;

import io.bascule.cli.project.Joining;
import io.bascule.cli.project.MergeRequest;
import io.bascule.cli.project.NewRevision;
import io.bascule.cli.project.Slot;
import io.bascule.cli.project.Summary;
import io.bascule.revision.Deed;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Merge;
import io.bascule.revision.MergeConflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins heads of the history, if their branches do not stand in each other's way. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Joins heads by a revision that comes after all of them.",
      "Changes that stand in each other's way are told, with exit code 1;",
      "where there are none, the branches are first run in both orders."
    })
final class MergeCommand extends ProjectCommand {
  @Parameters(
      paramLabel = "REVISION",
      arity = "0..*",
      description = "What is joined, where not all heads: ids, label@head.")
  private List<String> revisions = new ArrayList<>();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "One line on it; the ids of what it joins if there is none.")
  private String message = "";

  @Option(
      names = {"--label", "--branch-label"},
      paramLabel = "NAME",
      description = "A name for the branch that begins with it; repeatable.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--splice",
      description = "Let it come after a revision that others come after already.")
  private boolean splice;

  @Option(
      names = "--yes",
      description = "SQL and Java of the branches were looked at, and do no harm to each other.")
  private boolean yes;

  @Option(names = "--plan", description = "Tell what stands in the way, and write nothing.")
  private boolean plan;

  @Mixin private RehearsalOption rehearsal;

  @Override
  Answer answer() {
    Joining joining = options.project().joining();
    List<String> targets = revisions.isEmpty() ? List.of("heads") : revisions;
    Merge found = joining.look(targets, splice ? Slot.Parent.ANY : Slot.Parent.HEAD);
    if (plan) {
      return found(found);
    }
    if (!isWanted(found)) {
      if (options.output() == OutputForm.json) {
        return found(found);
      }
      found.orDoubt();
    }
    return written(found, joining.write(found, request()));
  }

  private MergeRequest request() {
    return new MergeRequest(message, labels, rehearsal.rehearsing());
  }

  /** Whether nothing stands in the way, or a person says that what may, does not. */
  private boolean isWanted(Merge found) {
    return found.isIndependent()
        && (yes
            || found.doubts().isEmpty()
            || options.output() == OutputForm.text
                && Terminal.isThere()
                && Terminal.joins(found.question()));
  }

  /** What is known before anything is written. */
  private Answer found(Merge found) {
    String text = "Nothing stands in the way: " + ids(found) + " are independent.";
    try {
      found.orDoubt();
    } catch (HistoryException told) {
      text = String.valueOf(told.getMessage());
    }
    return Answer.of(text)
        .with(facts(found))
        .with("revision", null)
        .exit(found.isIndependent() && (plan || yes) ? Exit.DONE : Exit.FAILED);
  }

  private Answer written(Merge found, NewRevision revision) {
    var lines = new ArrayList<String>();
    lines.add("Wrote " + revision.file());
    lines.add("  joins " + ids(found));
    Summary.lines(revision.upgrade()).forEach(line -> lines.add("  " + line));
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with(facts(found))
        .with("revision", revision.id())
        .with("file", revision.file().toString())
        .with("operations", Summary.facts(revision.upgrade()));
  }

  private static String ids(Merge found) {
    return String.join(" and ", found.heads().stream().map(head -> head.id()).toList());
  }

  private static Map<String, @Nullable Object> facts(Merge found) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("heads", found.heads().stream().map(head -> Texts.facts(head.header())).toList());
    facts.put("independent", found.isIndependent());
    facts.put("conflicts", found.conflicts().stream().map(MergeCommand::facts).toList());
    facts.put("doubts", found.doubts().stream().map(MergeCommand::facts).toList());
    return facts;
  }

  private static Map<String, @Nullable Object> facts(MergeConflict conflict) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("changes", List.of(facts(conflict.one()), facts(conflict.other())));
    facts.put("why", conflict.why());
    facts.put("orders", conflict.orders());
    return facts;
  }

  private static Map<String, @Nullable Object> facts(Deed deed) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", deed.revision().id());
    facts.put("origin", deed.revision().header().origin());
    facts.put("change", deed.change().describe());
    return facts;
  }
}
