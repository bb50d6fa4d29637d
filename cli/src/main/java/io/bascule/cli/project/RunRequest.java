package io.bascule.cli.project;

import io.bascule.runner.Consent;
import io.bascule.runner.Goal;
import io.bascule.runner.Progress;
import java.time.Duration;

/**
 * What shall be run, and how.
 *
 * @param goal what the run brings about
 * @param patience how long to wait for other runs and other users of the database
 * @param progress who is told of each step
 * @param consent who says whether data may be deleted
 * @param protection what a protected database means for it
 */
public record RunRequest(
    Goal goal, Duration patience, Progress progress, Consent consent, Protection protection) {
  private static final Duration WAIT = Duration.ofSeconds(30);

  /**
   * A run that waits half a minute, tells nobody, deletes what its revisions delete, and leaves a
   * protected database alone.
   */
  public static RunRequest of(Goal goal) {
    return new RunRequest(goal, WAIT, Progress.SILENT, Consent.GIVEN, Protection.KEPT);
  }

  /** The same with another goal. */
  RunRequest withGoal(Goal other) {
    return new RunRequest(other, patience, progress, consent, protection);
  }

  /** The same, waiting so long. */
  public RunRequest withWait(Duration other) {
    return new RunRequest(goal, other, progress, consent, protection);
  }

  /** The same, telling somebody. */
  public RunRequest withProgress(Progress other) {
    return new RunRequest(goal, patience, other, consent, protection);
  }

  /** The same, asking somebody before data is deleted. */
  public RunRequest withConsent(Consent other) {
    return new RunRequest(goal, patience, progress, other, protection);
  }

  /** The same for a database that may be protected. */
  public RunRequest withProtection(Protection other) {
    return new RunRequest(goal, patience, progress, consent, other);
  }
}
