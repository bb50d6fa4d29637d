package io.bascule.differ.live;

import io.bascule.differ.DifferException;
import java.sql.SQLException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes SchemaCrawler's failures loud. Where one of its queries fails it may do no more than log a
 * warning, and go on with a catalog from which things are missing; to a differ that would mean that
 * they are to be created again.
 */
final class SwallowedFailures extends Handler implements AutoCloseable {
  private static final Logger ROOM = Logger.getLogger("schemacrawler");
  private static final Logger UTILITY = Logger.getLogger("us.fatehi");

  private volatile @Nullable Throwable first;

  private SwallowedFailures() {
    setLevel(Level.WARNING);
  }

  static SwallowedFailures watch() {
    var watch = new SwallowedFailures();
    ROOM.addHandler(watch);
    UTILITY.addHandler(watch);
    ROOM.setUseParentHandlers(false);
    UTILITY.setUseParentHandlers(false);
    return watch;
  }

  /** Throws if anything failed since the watch began. */
  void check() throws SQLException {
    Throwable failure = first;
    if (failure != null) {
      Crawl.throwIfSql(failure);
      throw DifferException.unreadable("SchemaCrawler passed over a failure", failure);
    }
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getThrown() != null && isLoggable(entry) && first == null) {
      first = entry.getThrown();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOM.removeHandler(this);
    UTILITY.removeHandler(this);
  }
}
