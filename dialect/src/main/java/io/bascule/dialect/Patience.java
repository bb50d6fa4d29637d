package io.bascule.dialect;

import java.time.Duration;

/** How long somebody waits for what others keep busy, from the moment at which it is made. */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final long end;
  private final long pause;

  private Patience(long end, long pause) {
    this.end = end;
    this.pause = pause;
  }

  /** Patience that ends after so long a time; at once where that is zero. */
  public static Patience of(Duration wait) {
    return of(wait, PAUSE);
  }

  /** The same, that looks again after such a pause: a short one for what is free for moments. */
  public static Patience of(Duration wait, Duration pause) {
    return new Patience(System.nanoTime() + wait.toNanos(), pause.toNanos());
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
      Thread.sleep(Duration.ofNanos(Math.min(left, pause)).toMillis() + 1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
