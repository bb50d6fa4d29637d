package io.bascule.cli;

import io.bascule.dialect.Statement;
import io.bascule.runner.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line at a terminal that tells how far a revision is, once it takes longer than a moment. It is
 * drawn by a thread of its own, because the one that runs is waiting for the database.
 */
final class ProgressBar implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final long PERIOD_MILLIS = 250;
  private static final int WIDTH = 20;
  private static final int LONGEST = 30;

  private final PrintWriter out;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "bascule-progress");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Step step;
  private int statement;
  private String rows = "";
  private long start;
  private int drawn;

  private ProgressBar(PrintWriter out) {
    this.out = out;
  }

  static ProgressBar on(PrintWriter out) {
    var bar = new ProgressBar(out);
    var unused =
        bar.clock.scheduleWithFixedDelay(
            bar::draw, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return bar;
  }

  synchronized void begin(Step other) {
    step = other;
    statement = 0;
    rows = "";
    start = System.nanoTime();
  }

  /** So many statements of the revision are done. */
  synchronized void done(int statements) {
    statement = statements;
    rows = "";
  }

  /** So many rows of the statement at hand are done. */
  synchronized void rows(long done, long total) {
    rows = String.format(Locale.ROOT, "%,d of %,d rows", done, total);
  }

  /** Wipes the line, so that others can be written. */
  synchronized void end() {
    step = null;
    write("");
    drawn = 0;
  }

  private synchronized void draw() {
    Step at = step;
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    if (at != null && elapsed.compareTo(MOMENT) >= 0) {
      write(text(at, statement, elapsed, rows));
    }
  }

  private void write(String line) {
    if (drawn > 0 || !line.isEmpty()) {
      out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())) + "\r" + line);
      out.flush();
      drawn = line.length();
    }
  }

  /**
   * How many statements are done, and how far the one at hand is; if nobody knows, which change it
   * serves.
   */
  static String text(Step step, int done, Duration elapsed, String rows) {
    List<Statement> statements = step.planned().statements();
    int all = statements.size();
    int full = all == 0 ? WIDTH : done * WIDTH / all;
    String at = done == all ? "" : rows.isEmpty() ? change(statements.get(done)) : rows;
    return String.format(
        Locale.ROOT,
        "%s  [%s%s]  %d of %d  %d s%s",
        Texts.way(step),
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        done,
        all,
        elapsed.toSeconds(),
        at.isEmpty() ? "" : "  " + at);
  }

  /** A line that is longer than the terminal's could not be wiped. */
  private static String change(Statement statement) {
    String change = statement.cause().describe().strip().replaceAll("\\s+", " ");
    return change.length() <= LONGEST ? change : change.substring(0, LONGEST - 1) + "…";
  }

  @Override
  public void close() {
    clock.shutdownNow();
    end();
  }
}
