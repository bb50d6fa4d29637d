package io.bascule.laws.runner;

import io.bascule.dialect.Statement;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;

/**
 * Counts visits as a process of its own, row by row. Arguments: the URL, and how many rows and then
 * milliseconds later it dies without a word.
 */
final class FillAndHalt {
  private FillAndHalt() {}

  public static void main(String[] args) {
    int count = Integer.parseInt(args[1]);
    long patience = Long.parseLong(args[2]);
    var progress =
        new Progress() {
          private int heard;

          @Override
          public void rowsDone(Step step, Statement statement, long rows, long total) {
            heard++;
            if (heard == count) {
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
