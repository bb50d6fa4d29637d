package io.bascule.laws.corpus;

import io.bascule.laws.corpus.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The score: a row for each set, and every trial that is not right with its reason. */
final class Scoreboard {
  private static final int WIDTH = 200;

  private final Map<String, Map<Outcome, Integer>> sets = new LinkedHashMap<>();
  private final List<Verdict> others = new ArrayList<>();

  /** Adds a verdict to the row of a set. */
  synchronized void add(String set, Verdict verdict) {
    sets.computeIfAbsent(set, name -> new EnumMap<>(Outcome.class))
        .merge(verdict.outcome(), 1, Integer::sum);
    if (verdict.outcome() != Outcome.RIGHT) {
      others.add(verdict);
    }
  }

  /** How many trials came out so. */
  synchronized int count(Outcome outcome) {
    return sets.values().stream().mapToInt(row -> row.getOrDefault(outcome, 0)).sum();
  }

  /** The table alone. */
  synchronized String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-36s %7s %7s %7s %7s %7s%n"
            .formatted("set", "trials", "right", "refused", "wrong", "error"));
    sets.forEach((set, row) -> table.append(row(set, row)));
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      all.put(outcome, count(outcome));
    }
    return table.append(row("all", all)).toString();
  }

  private static String row(String set, Map<Outcome, Integer> row) {
    return "%-36s %7d %7d %7d %7d %7d%n"
        .formatted(
            set,
            row.values().stream().mapToInt(Integer::intValue).sum(),
            row.getOrDefault(Outcome.RIGHT, 0),
            row.getOrDefault(Outcome.REFUSED, 0),
            row.getOrDefault(Outcome.WRONG, 0),
            row.getOrDefault(Outcome.ERROR, 0));
  }

  /** Each trial that is not right, the worst first, with its reason in one line. */
  synchronized String reasons() {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : worstFirst()) {
      String line = "%-8s %s  %s".formatted(verdict.outcome(), verdict.trial(), verdict.reason());
      text.append(line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line).append('\n');
    }
    return text.toString();
  }

  /** The same with all their details. */
  synchronized String details() {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : worstFirst()) {
      text.append("%s %s at %s%n".formatted(verdict.outcome(), verdict.trial(), verdict.stage()));
      verdict.details().forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.toString();
  }

  private List<Verdict> worstFirst() {
    List<Outcome> order = List.of(Outcome.WRONG, Outcome.ERROR, Outcome.REFUSED, Outcome.RIGHT);
    return others.stream()
        .sorted(
            Comparator.comparing((Verdict verdict) -> order.indexOf(verdict.outcome()))
                .thenComparing(Verdict::trial))
        .toList();
  }
}
