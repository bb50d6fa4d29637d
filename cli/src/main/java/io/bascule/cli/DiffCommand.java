package io.bascule.cli;

import io.bascule.cli.project.Delta;
import io.bascule.cli.project.Summary;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
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

  @Override
  Answer answer() {
    if (options.output() == OutputForm.sql) {
      List<String> statements = options.project().statements(from, to);
      return Answer.of(String.join(System.lineSeparator(), statements));
    }
    Delta delta = options.project().diff(from, to);
    return Answer.of(String.join(System.lineSeparator(), lines(delta)))
        .with("operations", Summary.facts(delta.operations()))
        .with("unmodelled", delta.unmodelled().stream().map(Object::toString).toList());
  }

  private static List<String> lines(Delta delta) {
    var lines = new ArrayList<String>();
    if (delta.operations().isEmpty()) {
      lines.add("No difference.");
    }
    lines.addAll(Summary.lines(delta.operations()));
    Summary.hazards(delta.operations()).forEach(hazard -> lines.add("mind: " + hazard));
    lines.addAll(Texts.unmodelled(delta.unmodelled()));
    return lines;
  }
}
