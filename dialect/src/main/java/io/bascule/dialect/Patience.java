package io.bascule.dialect;

import java.time.Duration;

/** How long somebody waits for what others keep busy, from the moment at which it is made. */
public final class Patience {
  private static final long PAUSE = Duration.ofMillis(50).toNanos();

  private final long end;

  private Patience(long end) {
    this.end = end;
  }

  /** Patience that ends after so long a time; at once where that is zero. */
  public static Patience of(Duration wait) {
    return new Patience(System.nanoTime() + wait.toNanos());
  }

  /**
   * Waits a moment, and not beyond the end.
   *
   * @return false, at once, if the end has come, or if the thread was interrupted, which then stays
   *     so
   */
  public boolean lasts() {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      Thread.sleep(Duration.ofNanos(Math.min(left, PAUSE)).toMillis() + 1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
