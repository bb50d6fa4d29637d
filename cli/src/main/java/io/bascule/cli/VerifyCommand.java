package io.bascule.cli;

import io.bascule.cli.project.Finding;
import io.bascule.cli.project.Verification;
import io.bascule.cli.project.Verification.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Looks at a database from all sides. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether the database is in order: its files, its ledger, its schema.",
      "Exit code 3 when something is not; each is told with what mends it."
    })
final class VerifyCommand extends ProjectCommand {
  @Override
  Answer answer() {
    Verification verification = options.project().verification();
    var lines = new ArrayList<String>();
    verification.parts().forEach(part -> lines.addAll(lines(part)));
    lines.add(verification.isInOrder() ? "All is in order." : "Not all is in order.");
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("inOrder", verification.isInOrder())
        .with("parts", verification.parts().stream().map(VerifyCommand::facts).toList())
        .exit(verification.isInOrder() ? Exit.DONE : Exit.DIFFERENT);
  }

  private static List<String> lines(Part part) {
    String state =
        switch (part.state()) {
          case OK -> "ok";
          case WRONG -> "wrong";
          case SKIPPED -> "skipped";
        };
    var lines = new ArrayList<String>();
    lines.add("%-11s %-8s %s".formatted(part.subject(), state, part.note()));
    for (Finding finding : part.findings()) {
      lines.add("");
      lines.add(
          Texts.of(finding)
              .lines()
              .map(line -> line.isEmpty() ? "" : "  " + line)
              .collect(Collectors.joining(System.lineSeparator())));
    }
    if (!part.findings().isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static Map<String, @Nullable Object> facts(Part part) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("subject", part.subject());
    facts.put("state", part.state().name().toLowerCase(Locale.ROOT));
    facts.put("note", part.note());
    facts.put("problems", part.findings().stream().map(Texts::facts).toList());
    return facts;
  }
}
