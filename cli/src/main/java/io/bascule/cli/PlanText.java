package io.bascule.cli;

import io.bascule.cli.project.Summary;
import io.bascule.dialect.Statement;
import io.bascule.runner.Plan;
import io.bascule.runner.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as people and programs read it. */
final class PlanText {
  private PlanText() {}

  static Answer answer(Plan plan) {
    return Answer.of(String.join(System.lineSeparator(), lines(plan)))
        .with("goal", plan.goal().verb())
        .with("steps", steps(plan));
  }

  /** One object a step. */
  static List<Map<String, @Nullable Object>> steps(Plan plan) {
    return plan.steps().stream().map(PlanText::facts).toList();
  }

  private static Map<String, @Nullable Object> facts(Step step) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", step.id());
    facts.put("message", step.entry().header().message());
    facts.put("direction", step.direction().verb());
    facts.put("operations", Summary.facts(step.wanted()));
    facts.put("hazards", Summary.hazardFacts(step.hazards()));
    facts.put("statements", step.planned().statements().stream().map(Statement::text).toList());
    return facts;
  }

  private static List<String> lines(Plan plan) {
    var lines = new ArrayList<String>();
    if (plan.isEmpty()) {
      lines.add("Nothing to do: the database is there already.");
      return lines;
    }
    int statements =
        plan.steps().stream().mapToInt(step -> step.planned().statements().size()).sum();
    lines.add(
        "To %s: %s, %s."
            .formatted(
                plan.goal(),
                Texts.count(plan.steps().size(), "revision"),
                Texts.count(statements, "statement")));
    plan.steps().forEach(step -> add(lines, step));
    return lines;
  }

  private static void add(List<String> lines, Step step) {
    lines.add("");
    lines.add(Texts.line(step));
    StepPrinter.made(step).forEach(operation -> lines.add("        " + operation.describe()));
    Summary.hazards(step.hazards()).forEach(hazard -> lines.add("  note  " + hazard));
    step.planned().statements().stream()
        .map(Statement::text)
        .flatMap(text -> (text + ";").lines())
        .forEach(line -> lines.add("      | " + line));
  }
}
