package io.bascule.cli;

import io.bascule.runner.KeptRevision;
import io.bascule.runner.KeptStatement;
import io.bascule.runner.LedgerRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A revision whose file is gone, as the ledger keeps it. */
final class KeptText {
  private KeptText() {}

  static Answer answer(KeptRevision kept) {
    LedgerRow row = kept.row();
    var lines = new ArrayList<String>();
    String after = row.parents().isEmpty() ? "(base)" : String.join(", ", row.parents());
    lines.add("%s  %s  after %s".formatted(row.revision(), row.message(), after));
    lines.add("  from     the ledger: the revisions do not have it");
    kept.lines().forEach(line -> lines.add("  ledger   " + InfoCommand.said(line)));
    add(lines, "upgrade", kept.upgrade().orElse(null));
    add(lines, "downgrade", kept.downgrade().orElse(null));
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("revision", header(row))
        .with("ledger", kept.lines().stream().map(InfoCommand::facts).toList())
        .with("upgrade", facts(kept.upgrade().orElse(null)))
        .with("downgrade", facts(kept.downgrade().orElse(null)));
  }

  private static void add(
      List<String> lines, String heading, @Nullable List<KeptStatement> statements) {
    lines.add(heading);
    if (statements == null) {
      lines.add("  (not kept: stamped, or applied by a script or an older release)");
      return;
    }
    if (statements.isEmpty()) {
      lines.add("  (nothing)");
    }
    for (KeptStatement statement : statements) {
      if (statement.kind() == KeptStatement.Kind.DELETES) {
        lines.add("  deletes data: " + statement.about());
        continue;
      }
      lines.add("  " + statement.about());
      statement.text().lines().forEach(line -> lines.add("      | " + line));
    }
  }

  private static Map<String, @Nullable Object> header(LedgerRow row) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("id", row.revision());
    facts.put("after", row.parents());
    facts.put("message", row.message());
    facts.put("origin", null);
    return facts;
  }

  private static @Nullable List<Map<String, Object>> facts(
      @Nullable List<KeptStatement> statements) {
    return statements == null ? null : statements.stream().map(KeptText::facts).toList();
  }

  private static Map<String, Object> facts(KeptStatement statement) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("kind", statement.kind().name().toLowerCase(Locale.ROOT));
    facts.put("about", statement.about());
    facts.put("sql", statement.text());
    return facts;
  }
}
