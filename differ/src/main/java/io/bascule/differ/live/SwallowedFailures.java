package io.bascule.differ.live;

import io.bascule.differ.DifferException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes SchemaCrawler's failures loud. Where one of its queries fails it may do no more than log a
 * warning, and go on with a catalog from which things are missing; to a differ that would mean that
 * they are to be created again. While a watch lasts its loggers say nothing to others; after the
 * last one they are as they were.
 */
final class SwallowedFailures extends Handler implements AutoCloseable {
  private static final List<Logger> ROOMS =
      List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

  /** Whose thread it is. Threads that are started while it watches are its own too. */
  private static final InheritableThreadLocal<@Nullable SwallowedFailures> OWN =
      new InheritableThreadLocal<>();

  private static final List<Runnable> RESTORING = new ArrayList<>();
  private static int watching;

  private volatile @Nullable Throwable first;

  private SwallowedFailures() {
    setLevel(Level.WARNING);
  }

  static SwallowedFailures watch() {
    var watch = new SwallowedFailures();
    OWN.set(watch);
    synchronized (ROOMS) {
      if (watching++ == 0) {
        ROOMS.forEach(SwallowedFailures::prepare);
      }
      ROOMS.forEach(room -> room.addHandler(watch));
    }
    return watch;
  }

  /** A logger that lets no warnings pass would keep its failures to itself. */
  private static void prepare(Logger room) {
    Level level = room.getLevel();
    boolean passesOn = room.getUseParentHandlers();
    RESTORING.add(
        () -> {
          room.setLevel(level);
          room.setUseParentHandlers(passesOn);
        });
    room.setLevel(Level.WARNING);
    room.setUseParentHandlers(false);
  }

  /** Throws if anything failed since the watch began. */
  void check() throws SQLException {
    Throwable failure = first;
    if (failure != null) {
      Crawl.throwIfSql(failure);
      throw DifferException.unreadable("SchemaCrawler passed over a failure", failure);
    }
  }

  /** Hears what nobody else watches for. */
  @Override
  public void publish(LogRecord entry) {
    SwallowedFailures owner = OWN.get();
    boolean mine = owner == null || owner == this;
    if (mine && entry.getThrown() != null && isLoggable(entry) && first == null) {
      first = entry.getThrown();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    OWN.remove();
    synchronized (ROOMS) {
      ROOMS.forEach(room -> room.removeHandler(this));
      if (--watching == 0) {
        RESTORING.forEach(Runnable::run);
        RESTORING.clear();
      }
    }
  }
}
