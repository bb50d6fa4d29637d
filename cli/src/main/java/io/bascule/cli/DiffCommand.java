package io.bascule.cli;

import io.bascule.cli.project.Delta;
import io.bascule.cli.project.Summary;
import io.bascule.differ.RenameQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares any two sides. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what must change for one side to become another.",
      "A side is model, model:CLASS, jdbc:…, file:schema.sql, revision:ID, revision:head or"
          + " revision:base."
    })
final class DiffCommand extends ProjectCommand {
  @Option(names = "--from", paramLabel = "SIDE", description = "The side as it is.")
  private String from = "";

  @Option(names = "--to", paramLabel = "SIDE", description = "The side as it shall be (model).")
  private String to = "model";

  @Mixin private RenameOptions renames;

  @Override
  boolean speaksSql() {
    return true;
  }

  @Override
  Answer answer() {
    if (options.output() == OutputForm.sql) {
      List<String> statements = options.project().statements(from, to, renames.answers());
      return Answer.of(String.join(System.lineSeparator(), statements));
    }
    Delta delta = options.project().diff(from, to, renames.answers());
    return Answer.of(String.join(System.lineSeparator(), lines(delta)))
        .with("operations", Summary.facts(delta.operations()))
        .with("questions", delta.questions().stream().map(DiffCommand::facts).toList())
        .with("unmodelled", delta.unmodelled().stream().map(Object::toString).toList());
  }

  private static List<String> lines(Delta delta) {
    var lines = new ArrayList<String>();
    if (delta.operations().isEmpty()) {
      lines.add("No difference.");
    }
    lines.addAll(Summary.lines(delta.operations()));
    Summary.hazards(delta.operations()).forEach(hazard -> lines.add("mind: " + hazard));
    delta.questions().forEach(question -> lines.addAll(lines(question)));
    lines.addAll(Texts.unmodelled(delta.unmodelled()));
    return lines;
  }

  private static List<String> lines(RenameQuestion question) {
    return List.of(
        "renamed, or dropped with its values? %s is gone and %s is new"
            .formatted(question.key(), question.after()),
        "  --renamed %s=%s  or  --dropped %s"
            .formatted(question.key(), question.after(), question.key()));
  }

  private static Map<String, @Nullable Object> facts(RenameQuestion question) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("gone", question.key());
    facts.put("new", question.after());
    facts.put("origin", question.origin());
    return facts;
  }
}
