package io.bascule.runner;

import io.bascule.revision.Refusal;
import io.bascule.runner.StepException.Remains;
import java.util.List;

/** A hook refused, or failed. */
public final class HookException extends RunnerException {
  private static final long serialVersionUID = 1L;

  private HookException(Refusal refusal, Throwable cause) {
    super(refusal, cause);
  }

  static HookException ofRevision(
      Step step, String hook, Remains remains, String reason, Throwable cause) {
    return new HookException(
        Refusal.of("hook-failed", first(step.describe(), hook, reason))
            .facts("revision", List.of(row(step.entry())))
            .fact("state", remains.words())
            .tryThis("see to the hook, and run it again"),
        cause);
  }

  static HookException beforeRun(Plan plan, String reason, Throwable cause) {
    return new HookException(
        Refusal.of("hook-failed", first(plan.describe(), "before the run", reason))
            .fact("state", "no revision was run")
            .tryThis("see to the hook, and run it again"),
        cause);
  }

  static HookException afterRun(Plan done, String reason, Throwable cause) {
    return new HookException(
        Refusal.of("hook-failed", first(done.describe(), "after the run", reason))
            .fact("state", "all revisions are done and last")
            .tryThis("see to the hook, and do by hand what it should have done"),
        cause);
  }

  private static String first(String what, String hook, String reason) {
    return "Cannot %s: the hook %s failed: %s.".formatted(what, hook, reason);
  }
}
