package io.bascule.cli;

import io.bascule.runner.LedgerRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Tells where a database is in its history. */
@Command(
    name = "current",
    mixinStandardHelpOptions = true,
    description = "Tells at which revision the database is.")
final class CurrentCommand extends ProjectCommand {
  @Override
  Answer answer() {
    List<LedgerRow> current = options.project().ledger().current();
    String text =
        current.isEmpty()
            ? "The database is at base: no revision is applied."
            : current.stream()
                .map(row -> "%s  %s".formatted(row.revision(), row.message()))
                .collect(Collectors.joining(System.lineSeparator()));
    return Answer.of(text).with("current", current.stream().map(CurrentCommand::facts).toList());
  }

  static Map<String, @Nullable Object> facts(LedgerRow row) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("id", row.revision());
    facts.put("message", row.message());
    facts.put("at", row.at().toString());
    facts.put("who", row.who());
    return facts;
  }
}
