package io.bascule.cli;

import io.bascule.cli.project.Summary;
import io.bascule.dialect.Statement;
import io.bascule.revision.History;
import io.bascule.runner.Loss;
import io.bascule.runner.Measures;
import io.bascule.runner.Obstacle;
import io.bascule.runner.Plan;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.runner.TableSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as people and programs read it. */
final class PlanText {
  private PlanText() {}

  /** Where nothing is to be done, it may be because no revision is there, nor a project. */
  static Answer answer(Plan plan, History history, Path folder) {
    return answer(plan, Texts.nothingToDo(history, folder));
  }

  /** The plan, or why there is none. */
  static Answer answer(Plan plan, String nothing) {
    return Answer.of(plan.isEmpty() ? nothing : String.join(System.lineSeparator(), lines(plan)))
        .with("goal", plan.goal().verb())
        .with("steps", plan.steps().stream().map(step -> facts(step, plan.measures())).toList());
  }

  /** One object a step. */
  static List<Map<String, @Nullable Object>> steps(Plan plan) {
    return plan.steps().stream().map(PlanText::facts).toList();
  }

  /** With what the step meets in the database. */
  private static Map<String, @Nullable Object> facts(Step step, Measures measures) {
    Map<String, @Nullable Object> facts = facts(step);
    facts.put("losses", measures.losses(step).stream().map(PlanText::facts).toList());
    facts.put("obstacles", measures.obstacles(step).stream().map(PlanText::facts).toList());
    facts.put("tables", measures.tables(step).stream().map(PlanText::facts).toList());
    return facts;
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
    int statements =
        plan.steps().stream().mapToInt(step -> step.planned().statements().size()).sum();
    lines.add(
        "To %s: %s, %s."
            .formatted(
                plan.goal(),
                Texts.count(plan.steps().size(), "revision"),
                Texts.count(statements, "statement")));
    plan.steps().forEach(step -> add(lines, step, plan.measures()));
    return lines;
  }

  private static void add(List<String> lines, Step step, Measures measures) {
    lines.add("");
    lines.add(Texts.line(step));
    StepPrinter.made(step).forEach(operation -> lines.add("        " + operation.describe()));
    Summary.hazards(step.hazards()).forEach(hazard -> lines.add("  note  " + hazard));
    measures.losses(step).forEach(loss -> lines.add("  lost  " + loss.describe()));
    measures.obstacles(step).forEach(obstacle -> add(lines, obstacle.finding()));
    measures.tables(step).forEach(size -> lines.add("  rows  " + size.describe()));
    step.planned().statements().stream()
        .map(Statement::text)
        .flatMap(text -> (text + ";").lines())
        .forEach(line -> lines.add("      | " + line));
  }

  private static void add(List<String> lines, StepException.Finding finding) {
    lines.add("  stop  %s: %s".formatted(Texts.count(finding.count(), "row"), finding.rule()));
    finding.sample().forEach(row -> lines.add("        " + row));
  }

  private static Map<String, @Nullable Object> facts(Obstacle obstacle) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("change", obstacle.change());
    facts.put("rule", obstacle.finding().rule());
    facts.put("rows", obstacle.finding().count());
    facts.put("sample", obstacle.finding().sample());
    return facts;
  }

  private static Map<String, @Nullable Object> facts(Loss loss) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("table", loss.table().toString());
    facts.put("column", loss.column());
    facts.put("rows", loss.rows() == Loss.UNKNOWN ? null : loss.rows());
    facts.put("counted", loss.counted().name().toLowerCase(Locale.ROOT));
    facts.put("change", loss.change());
    return facts;
  }

  private static Map<String, @Nullable Object> facts(TableSize size) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("table", size.table().toString());
    facts.put("rows", size.rows());
    facts.put("counted", size.counted().name().toLowerCase(Locale.ROOT));
    return facts;
  }
}
