package io.bascule.runner;

import io.bascule.revision.Refusal;
import java.util.List;

/** Data would be deleted for good, and nobody agreed to that. */
public final class LossException extends RunnerException {
  private static final long serialVersionUID = 1L;

  private static final String WAY_OUT = "--allow-data-loss   if it may be gone for good";

  private final transient List<Loss> losses;

  private LossException(String code, String sentence, List<Loss> losses, String state) {
    super(
        Refusal.of(code, sentence)
            .facts("deletes", losses.stream().map(LossException::row).toList())
            .fact("state", state)
            .tryThis(WAY_OUT),
        null);
    this.losses = List.copyOf(losses);
  }

  static LossException before(Plan plan, List<Loss> losses) {
    return new LossException(
        "data-loss",
        "Cannot %s: it would delete data, and nobody agreed to that.".formatted(plan.describe()),
        losses,
        "nothing was done");
  }

  static LossException since(Step step, List<Loss> losses) {
    return new LossException(
        "data-loss-since",
        "Cannot %s: it would delete data that was not there when the run began."
            .formatted(step.describe()),
        losses,
        "nothing of this revision was done");
  }

  private static List<String> row(Loss loss) {
    return List.of(loss.describe(), loss.change(), loss.revision());
  }

  /** What would be deleted. */
  public List<Loss> losses() {
    return losses;
  }
}
