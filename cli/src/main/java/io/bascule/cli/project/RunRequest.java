package io.bascule.cli.project;

import io.bascule.runner.Goal;
import io.bascule.runner.Progress;
import java.time.Duration;

/**
 * What shall be run, and how.
 *
 * @param goal what the run brings about
 * @param patience how long to wait for other runs and other users of the database
 * @param progress who is told of each step
 */
public record RunRequest(Goal goal, Duration patience, Progress progress) {
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** A run that waits half a minute and tells nobody. */
  public static RunRequest of(Goal goal) {
    return new RunRequest(goal, WAIT, Progress.SILENT);
  }

  /** The same, waiting so long. */
  public RunRequest withWait(Duration other) {
    return new RunRequest(goal, other, progress);
  }

  /** The same, telling somebody. */
  public RunRequest withProgress(Progress other) {
    return new RunRequest(goal, patience, other);
  }
}
