package io.bascule.runner;

import io.bascule.revision.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The lock was not had: somebody else is at work on the database. The revisions of the run before
 * the one that the message names are done; of that one nothing is.
 */
public final class LockException extends RunnerException {
  private static final long serialVersionUID = 1L;

  /** Why a transaction could not begin. */
  static final String WRITTEN = "another connection writes to the database";

  private final String holder;
  private final Duration waited;

  private LockException(
      String code,
      String what,
      String why,
      String holder,
      Duration waited,
      @Nullable Throwable cause) {
    super(
        Refusal.of(code, "Cannot %s: %s.".formatted(what, why))
            .fact("holder", holder)
            .fact("waited", seconds(waited))
            .tryThis("run it again when the other is done"),
        cause);
    this.holder = holder;
    this.waited = waited;
  }

  /** Somebody else has the lock. */
  public static LockException kept(String what, String holder, Duration waited) {
    return new LockException("lock-held", what, "another run has the lock", holder, waited, null);
  }

  /** Somebody else keeps the database busy. */
  public static LockException busy(String what, String reason, Duration waited, Throwable cause) {
    return new LockException("database-locked", what, reason, "", waited, cause);
  }

  /** Somebody else keeps the database busy, and it is known who. */
  static LockException busy(
      String what, String reason, String holder, Duration waited, Throwable cause) {
    return new LockException("database-locked", what, reason, holder, waited, cause);
  }

  static LockException written(String what, String holder, Duration waited) {
    return new LockException("database-locked", what, WRITTEN, holder, waited, null);
  }

  /** Who has the lock, in one line for people; the empty string if that cannot be told. */
  public String holder() {
    return holder;
  }

  /** For how long it was waited for. */
  public Duration waited() {
    return waited;
  }

  private static String seconds(Duration time) {
    long tenths = time.toMillis() / 100;
    return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
  }
}
