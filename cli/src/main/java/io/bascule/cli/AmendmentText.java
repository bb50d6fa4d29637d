package io.bascule.cli;

import io.bascule.runner.Amendment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was told to the ledger, or would be. */
final class AmendmentText {
  private AmendmentText() {}

  /** What was told; or the given words if that was nothing. */
  static Answer answer(Amendment amendment, String nothing) {
    var lines = new ArrayList<>(lines(amendment));
    lines.add(
        amendment.isEmpty()
            ? nothing
            : Texts.count(amendment.lines().size(), "line") + " added to the ledger; nothing run.");
    return with(Answer.of(String.join(System.lineSeparator(), lines)), amendment);
  }

  static Answer with(Answer answer, Amendment amendment) {
    return answer.with("lines", amendment.lines().stream().map(AmendmentText::facts).toList());
  }

  static List<String> lines(Amendment amendment) {
    return amendment.lines().stream()
        .map(line -> "  %s  %s".formatted(line.describe(), line.header().message()).stripTrailing())
        .toList();
  }

  private static Map<String, @Nullable Object> facts(Amendment.Line line) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", line.header().id());
    facts.put("message", line.header().message());
    facts.put("direction", line.direction().verb());
    facts.put("state", line.state().name().toLowerCase(Locale.ROOT));
    return facts;
  }
}
