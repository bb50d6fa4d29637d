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
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other runs away from a database file for a whole run: SQLite's own lock ends with each
 * transaction. It is a lock of the operating system on a small file beside the database, which says
 * who has it and is deleted at the end. Who is killed loses the lock and leaves the file, and the
 * next run takes both over.
 *
 * <p>On POSIX systems a process loses all its locks on a file when it closes any of its
 * descriptors, see sqlite.org/howtocorrupt.html, 2.2. So neither the database's file is opened
 * here, nor the lock's a second time by a process that has it.
 */
final class SqliteRunLock implements AutoCloseable {
  private static final String SUFFIX = "-bascule-lock";

  /**
   * What a lock of this process says of its holder, by its file: whoever has one opens no other.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** Opened beside a lock that other classes of this process have, and not to be closed. */
  private static final Queue<FileChannel> STRANDED = new ConcurrentLinkedQueue<>();

  /** More than a line for people has, in bytes. */
  private static final int LONGEST = 400;

  /** The file's length tells whose it is; so many lengths there are. */
  private static final int LENGTHS = 1 << 16;

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
    if (channel != null) {
      return true;
    }
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
    String sign = sign();
    if (HELD.putIfAbsent(file, sign) != null) {
      return Attempt.KEPT_AWAY;
    }
    Attempt attempt = Attempt.IMPOSSIBLE;
    try {
      attempt = attempt(open(), sign);
    } catch (IOException e) {
      // No file can be made here.
    } finally {
      if (attempt != Attempt.HAD) {
        HELD.remove(file);
      }
    }
    return attempt;
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private Attempt attempt(FileChannel opened, String sign) throws IOException {
    Attempt attempt = Attempt.IMPOSSIBLE;
    try {
      attempt = locked(opened) ? signed(opened, sign) : Attempt.KEPT_AWAY;
    } catch (OverlappingFileLockException e) {
      STRANDED.add(opened);
      return Attempt.KEPT_AWAY;
    } finally {
      if (attempt == Attempt.HAD) {
        channel = opened;
      } else if (!STRANDED.contains(opened)) {
        opened.close();
      }
    }
    return attempt;
  }

  private static boolean locked(FileChannel opened) throws IOException {
    return opened.tryLock() != null;
  }

  /**
   * Says who has it, and looks whether what was locked is still the file of that name: only its
   * length can be looked at without opening it again.
   */
  private Attempt signed(FileChannel opened, String sign) throws IOException {
    byte[] line = (sign + "\n").getBytes(StandardCharsets.UTF_8);
    int length = line.length + 1 + ThreadLocalRandom.current().nextInt(LENGTHS);
    opened.truncate(0);
    opened.write(ByteBuffer.wrap(line), 0);
    opened.write(ByteBuffer.wrap(new byte[] {'\n'}), length - 1L);
    return Files.exists(file) && Files.size(file) == length ? Attempt.HAD : Attempt.GONE;
  }

  /** One line for people. */
  private static String sign() {
    return "process %d, user %s, since %s"
        .formatted(
            ProcessHandle.current().pid(),
            System.getProperty("user.name", "unknown"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Who else has it, in one line for people; the empty string if nobody does or that cannot be
   * told. A file that a dead process left says nothing.
   */
  String holder() {
    if (channel != null) {
      return "";
    }
    String own = HELD.get(file);
    if (own != null) {
      return own;
    }
    if (!Files.exists(file)) {
      return "";
    }
    try (FileChannel opened =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return locked(opened) ? "" : firstLine(opened);
    } catch (IOException | OverlappingFileLockException e) {
      return "";
    }
  }

  private static String firstLine(FileChannel opened) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST);
    opened.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("");
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
    } finally {
      HELD.remove(file);
    }
  }
}
