package io.bascule.laws.runner;

import io.bascule.dialect.Statement;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;

/**
 * Counts visits as a process of its own, row by row. Arguments: the URL, and how many milliseconds
 * after the first row it dies without a word.
 */
final class FillAndHalt {
  private FillAndHalt() {}

  public static void main(String[] args) {
    long patience = Long.parseLong(args[1]);
    var progress =
        new Progress() {
          private boolean armed;

          @Override
          public void rowsDone(Step step, Statement statement, long rows, long total) {
            if (!armed && rows > 0) {
              armed = true;
              var death = new Thread(() -> die(patience));
              death.setDaemon(true);
              death.start();
            }
          }
        };
    Runner.of(RunAndHold.source(args[0]), Visits.backfilling(Visits.countingBy(1)))
        .withProgress(progress)
        .upgrade();
  }

  private static void die(long patience) {
    try {
      Thread.sleep(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(137);
  }
}
