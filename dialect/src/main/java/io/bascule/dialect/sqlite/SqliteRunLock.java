package io.bascule.dialect.sqlite;

import io.bascule.dialect.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other runs away from a database file for a whole run: SQLite's own lock ends with each
 * transaction. It is a lock of the operating system on a small file beside the database, which says
 * who has it and is deleted at the end. Who is killed loses the lock and leaves the file, and the
 * next run takes both over.
 *
 * <p>The database file itself must not be opened here: on POSIX systems a process loses all its
 * locks on a file when it closes any of its descriptors, see sqlite.org/howtocorrupt.html, 2.2.
 */
final class SqliteRunLock implements AutoCloseable {
  private static final String SUFFIX = "-bascule-lock";

  private final Path file;
  private @Nullable FileChannel channel;

  private SqliteRunLock(Path file) {
    this.file = file;
  }

  /**
   * The lock of the database in that file; null where there is none, as for a database in memory.
   */
  static @Nullable SqliteRunLock of(String database) {
    if (database.isEmpty()) {
      return null;
    }
    try {
      Path real = Path.of(database).toRealPath();
      return new SqliteRunLock(real.resolveSibling(real.getFileName() + SUFFIX));
    } catch (IOException | InvalidPathException e) {
      return null; // a file system that Java does not know
    }
  }

  /**
   * Takes it.
   *
   * @return false if another run kept it for all that time
   */
  boolean take(Duration wait) {
    Patience patience = Patience.of(wait);
    Attempt attempt;
    do {
      do {
        attempt = attempt();
      } while (attempt == Attempt.GONE);
    } while (attempt == Attempt.KEPT_AWAY && patience.lasts());
    return attempt != Attempt.KEPT_AWAY;
  }

  private enum Attempt {
    HAD,
    KEPT_AWAY,
    /** What was locked is not the file of that name any more: its holder deleted it meanwhile. */
    GONE,
    /** No file can be made or locked here. Each transaction still keeps other runs away. */
    IMPOSSIBLE
  }

  private Attempt attempt() {
    try {
      FileChannel opened =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Attempt attempt = Attempt.KEPT_AWAY;
      try {
        attempt = attempt(opened);
      } finally {
        if (attempt != Attempt.HAD) {
          opened.close();
        }
      }
      if (attempt == Attempt.HAD) {
        channel = opened;
      }
      return attempt;
    } catch (IOException e) {
      return Attempt.IMPOSSIBLE;
    }
  }

  private Attempt attempt(FileChannel opened) throws IOException {
    try {
      if (opened.tryLock() == null) {
        return Attempt.KEPT_AWAY;
      }
    } catch (OverlappingFileLockException e) {
      return Attempt.KEPT_AWAY; // another thread of this process has it
    }
    byte[] sign = sign().getBytes(StandardCharsets.UTF_8);
    opened.truncate(0);
    opened.write(ByteBuffer.wrap(sign), 0);
    return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), sign)
        ? Attempt.HAD
        : Attempt.GONE;
  }

  /** One line for people, and one that nobody else writes. */
  private static String sign() {
    return "process %d, user %s, since %s%n%s%n"
        .formatted(
            ProcessHandle.current().pid(),
            System.getProperty("user.name", "unknown"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            UUID.randomUUID());
  }

  /** Who else has it, in one line for people; the empty string if that cannot be told. */
  String holder() {
    if (channel != null) {
      return "";
    }
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    @Nullable FileChannel held = channel;
    channel = null;
    if (held == null) {
      return;
    }
    try (held) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Some systems keep a file that is open; without its lock it is nobody's.
    }
  }
}
