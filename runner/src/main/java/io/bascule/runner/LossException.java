package io.bascule.runner;

import io.bascule.revision.Refusal;
import java.util.List;

/** Data would be deleted for good, and nobody agreed to that. */
public final class LossException extends RunnerException {
  private static final long serialVersionUID = 1L;

  private static final String WAY_OUT = "%s --allow-data-loss   # if it may be gone for good";

  private final String sentence;
  private final String state;
  private final transient List<Loss> losses;

  private LossException(
      String code, String sentence, List<Loss> losses, String state, String command) {
    super(
        Refusal.of(code, sentence)
            .facts("deletes", losses.stream().map(LossException::row).toList())
            .fact("state", state)
            .tryThis(WAY_OUT.formatted(command)),
        null);
    this.sentence = sentence;
    this.state = state;
    this.losses = List.copyOf(losses);
  }

  /**
   * The same, for one who has typed another command than that of the run.
   *
   * @param command what was typed: {@code bascule push}
   */
  public LossException to(String command) {
    return new LossException(code(), sentence, losses, state, command);
  }

  static LossException before(Plan plan, List<Loss> losses) {
    return new LossException(
        "data-loss",
        "Cannot %s: it would delete data, and nobody agreed to that.".formatted(plan.describe()),
        losses,
        "nothing was done",
        plan.goal().command());
  }

  static LossException since(Step step, List<Loss> losses) {
    return new LossException(
        "data-loss-since",
        "Cannot %s: it would delete data that was not there when the run began."
            .formatted(step.describe()),
        losses,
        "nothing of this revision was done",
        command(step));
  }

  private static String command(Step step) {
    return switch (step.direction()) {
      case UP -> "bascule upgrade " + step.id();
      case DOWN -> "bascule downgrade " + step.id() + "-1";
    };
  }

  private static List<String> row(Loss loss) {
    return List.of(loss.describe(), loss.change(), loss.revision());
  }

  /** What would be deleted. */
  public List<Loss> losses() {
    return losses;
  }
}
