package io.bascule.runner;

import io.bascule.operation.Hazard;
import java.util.List;

/**
 * What a run does, before it does it: the one value that is shown, written to a script, and run.
 *
 * @param goal what it brings about
 * @param steps the revisions in the order in which they are run; none if there is nothing to do
 * @param ledger what was known of the database when the plan was made
 * @param measures what the steps meet there, as far as somebody has looked
 */
public record Plan(Goal goal, List<Step> steps, Ledger ledger, Measures measures) {
  public Plan {
    steps = List.copyOf(steps);
  }

  Plan(Goal goal, List<Step> steps, Ledger ledger) {
    this(goal, steps, ledger, Measures.NONE);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** What the steps may cost, in their order. */
  public List<Hazard> hazards() {
    return steps.stream().flatMap(step -> step.hazards().stream()).toList();
  }

  /** The same with other steps, such as those of it that were done. */
  public Plan withSteps(List<Step> others) {
    return new Plan(goal, others, ledger, measures);
  }

  /** The same, as seen from what is known of the database now. */
  Plan withLedger(Ledger now) {
    return new Plan(goal, steps, now, measures);
  }

  /** The same with what the steps meet. */
  Plan withMeasures(Measures others) {
    return new Plan(goal, steps, ledger, others);
  }

  /** What is done, for the beginning of a message: {@code upgrade to head}. */
  String describe() {
    return goal.toString();
  }
}
