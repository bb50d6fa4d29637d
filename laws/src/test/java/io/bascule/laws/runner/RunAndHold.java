package io.bascule.laws.runner;

import io.bascule.dialect.Patience;
import io.bascule.dialect.Statement;
import io.bascule.runner.LockException;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * Upgrades the shop as a process of its own. Arguments: the URL, and a place at which it holds for
 * ever, such as {@code d4:2} for before the third statement of d4, or {@code -} for nowhere; and
 * how many milliseconds to wait for others, which it then says that it does. It says how many
 * revisions it applied, or who had the lock.
 */
public final class RunAndHold {
  private static final Duration LONG = Duration.ofMinutes(2);

  private RunAndHold() {}

  public static void main(String[] args) {
    PrintStream out = System.out;
    var progress =
        new Progress() {
          @Override
          public void statementStarts(Step step, Statement statement, int index) {
            hold(step.id() + ":" + index);
          }

          @Override
          public void statementEnds(Step step, Statement statement, int index, Duration took) {
            hold(step.id() + ":" + index + ":done");
          }

          private void hold(String place) {
            if (place.equals(args[1])) {
              out.println("holds");
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          }
        };
    out.println("starts");
    Runner runner = Runner.of(source(args[0]), Shop.HISTORY).withProgress(progress);
    if (args.length > 2) {
      runner = runner.withWait(Duration.ofMillis(Long.parseLong(args[2])));
      tellWaiting(out, Thread.currentThread());
    }
    try {
      out.println("did " + runner.upgrade().steps().size());
    } catch (LockException e) {
      out.println("locked " + e.holder());
    }
  }

  /** Says once that a thread waits for others; nothing else of the run tells it. */
  private static void tellWaiting(PrintStream out, Thread runs) {
    var watcher =
        new Thread(
            () -> {
              Patience pause = Patience.of(LONG, Duration.ofMillis(5));
              while (!isPatient(runs) && pause.lasts()) {
                Thread.onSpinWait();
              }
              out.println("waits");
            });
    watcher.setDaemon(true);
    watcher.start();
  }

  private static boolean isPatient(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING
        && Stream.of(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(Patience.class.getName()));
  }

  static DataSource source(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      var source = new SQLiteDataSource();
      source.setUrl(url);
      return source;
    }
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }
}
