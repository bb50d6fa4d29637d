package io.bascule.runner;

import io.bascule.operation.Hazard;
import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import java.util.List;

/**
 * What a run does, before it does it: the one value that is shown, written to a script, and run.
 *
 * @param direction the way
 * @param target where it ends, as it was said
 * @param steps the revisions in the order in which they are run; none if there is nothing to do
 * @param ledger what was known of the database when the plan was made
 */
public record Plan(Direction direction, Target target, List<Step> steps, Ledger ledger) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** What the steps may cost, in their order. */
  public List<Hazard> hazards() {
    return steps.stream().flatMap(step -> step.hazards().stream()).toList();
  }

  /** What is done, for the beginning of a message: {@code upgrade to head}. */
  String describe() {
    return direction.verb() + " to " + target;
  }
}
