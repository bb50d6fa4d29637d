package io.bascule.runner.backup;

import io.bascule.dialect.Copies;
import io.bascule.dialect.Copies.Content;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.FileCopies;
import io.bascule.dialect.InnerCopies;
import io.bascule.dialect.Session;
import io.bascule.revision.History;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.LockException;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.backup.Backup.Place;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The backups of a database: taken while others work, checked before they count, brought back in
 * one piece.
 *
 * <p>Those in files stand in one folder, which several databases may share. Where no file can be
 * made, the rows are copied within the database.
 *
 * <p>It is the one door of this room, and so a long one: where copies stand a {@link Shelf} knows,
 * how they are made the dialect.
 */
public final class Backups {
  /** The name by which the newest backup is found. */
  public static final String LATEST = "latest";

  /** How the copies of what was there before a way back are called; they are never the latest. */
  public static final String FORMER = "before-restore";

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,29}");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Connection connection;
  private final Dialect dialect;
  private final Copies copies;
  private final Path folder;
  private final Duration wait;

  private Backups(
      Connection connection, Dialect dialect, Copies copies, Path folder, Duration wait) {
    this.connection = connection;
    this.dialect = dialect;
    this.copies = copies;
    this.folder = folder;
    this.wait = wait;
  }

  /**
   * The backups of the database behind a connection in auto-commit mode.
   *
   * @param login how other programs get in
   * @param folder where backups in files stand; it need not be there
   */
  public static Backups of(
      Connection connection, Dialect dialect, Copies.Login login, Path folder) {
    return new Backups(connection, dialect, dialect.copies(connection, login), folder, WAIT);
  }

  /** The same, waiting so long for other runs and other users of the database. */
  public Backups withWait(Duration other) {
    return new Backups(connection, dialect, copies, folder, other);
  }

  /** Whether a name can begin so: letters, digits, hyphens and underscores, 30 at most. */
  public static boolean isPrefix(String prefix) {
    return PREFIX.matcher(prefix).matches();
  }

  /**
   * Takes a backup.
   *
   * @param prefix how its name begins; empty for the moment alone
   * @param content what it is of
   * @throws BackupException if it cannot be taken; nothing is left of it then
   */
  public Backup take(String prefix, Content content) {
    String what = "take a backup of " + content;
    return locked(
        what, () -> taken(prefix, content), e -> BackupException.take(content, folder, e));
  }

  /** Takes a backup of what a run that has the lock will touch, if the policy wants one. */
  public Optional<Backup> before(Plan plan, Policy policy) {
    if (!policy.isFor(plan)) {
      return Optional.empty();
    }
    Content content = policy.content(plan);
    return Optional.of(
        told(
            "take a backup of " + content,
            () -> taken("before-" + plan.goal().verb(), content),
            e -> BackupException.take(content, folder, e)));
  }

  /** All backups, the newest first. Those in files may be of other databases of the same kind. */
  public List<Backup> list() {
    return answered("list the backups", this::all);
  }

  /** The backups of this database, the newest first. */
  public List<Backup> own() {
    return answered(
        "list the backups",
        () -> {
          String database = copies.database();
          return all().stream().filter(backup -> isOf(database, backup)).toList();
        });
  }

  private static boolean isOf(String database, Backup backup) {
    return backup.place() == Place.DATABASE || backup.database().equals(database);
  }

  /**
   * The backup of that name, or the latest of this database.
   *
   * @throws BackupException if there is none
   */
  public Backup find(String name) {
    if (name.equals(LATEST)) {
      return own().stream()
          .filter(backup -> !backup.name().startsWith(FORMER))
          .findFirst()
          .orElseThrow(() -> BackupException.none(folder));
    }
    List<Backup> all = list();
    return all.stream()
        .filter(backup -> backup.name().equals(name))
        .findFirst()
        .orElseThrow(() -> BackupException.unknown(name, all));
  }

  /** What a way back does with what is there before it. */
  public enum Present {
    /** It is kept in a backup of its own. */
    KEPT,
    /** It is given up. */
    GIVEN_UP
  }

  /** Of which database a backup may be. */
  public enum Origin {
    /** Of the one that it is brought back to. */
    SAME,
    /** Of any. */
    ANY
  }

  /**
   * Makes the database what a backup says, or leaves it as it is.
   *
   * @throws BackupException if that cannot be done
   * @throws LockException if somebody else was at work for too long
   */
  public Restored restore(Backup backup, Present present, Origin origin) {
    return locked(
        "restore " + backup.name(),
        () -> restored(backup, present, origin),
        e -> BackupException.restore(backup, current(), e));
  }

  private Restored restored(Backup backup, Present present, Origin origin) throws SQLException {
    String here = copies.database();
    if (origin == Origin.SAME && !isOf(here, backup)) {
      throw BackupException.ofAnother(backup, here);
    }
    Shelf shelf = shelf(backup.place());
    shelf.check(backup);
    @Nullable Backup former = present == Present.KEPT ? former(backup) : null;
    try {
      shelf.restore(backup, wait);
      return new Restored(backup, former);
    } catch (SQLException | RuntimeException e) {
      if (former != null) {
        // Nothing was changed, so that it says nothing that the database does not say itself.
        shelf(former.place()).drop(former);
      }
      throw e;
    }
  }

  private Backup former(Backup backup) throws SQLException {
    try {
      return taken(FORMER, backup.content());
    } catch (SQLException e) {
      if (dialect.isBusy(e)) {
        throw e;
      }
      throw unkept(dialect.reason(e), e);
    } catch (DialectException e) {
      throw backup.isOfRows() ? e : unkept(String.valueOf(e.getMessage()), e);
    }
  }

  private static DialectException unkept(String reason, Throwable cause) {
    return DialectException.of(
        "present-not-kept",
        "what is there now cannot be kept (%s); --no-backup gives it up".formatted(reason),
        cause);
  }

  /**
   * Removes all backups of this database but the newest.
   *
   * @param prefix how the names begin of those that are meant; empty for all
   * @param keep how many are kept
   * @return what was removed
   */
  public List<Backup> prune(String prefix, int keep) {
    List<Backup> meant =
        own().stream()
            .filter(backup -> prefix.isEmpty() || backup.name().startsWith(prefix + "-"))
            .toList();
    List<Backup> old = meant.subList(Math.min(Math.max(keep, 0), meant.size()), meant.size());
    return answered(
        "prune the backups",
        () -> {
          for (Backup backup : old) {
            shelf(backup.place()).drop(backup);
          }
          files().sweep();
          return old;
        });
  }

  private List<Backup> all() throws SQLException {
    var all = new ArrayList<>(files().list());
    Optional<InnerCopies> inner = copies.inner();
    if (inner.isPresent()) {
      all.addAll(new InnerShelf(inner.get()).list());
    }
    all.sort(Comparator.comparing(Backup::taken).thenComparing(Backup::name).reversed());
    return all;
  }

  private FolderShelf files() {
    return new FolderShelf(folder, copies.files());
  }

  private Shelf shelf(Place place) {
    return switch (place) {
      case FILE -> files();
      case DATABASE -> new InnerShelf(copies.inner().orElseThrow());
    };
  }

  /** Taken anew if somebody who knows no lock went on in the history meanwhile. */
  private Backup taken(String prefix, Content content) throws SQLException {
    FileCopies files = copies.files();
    Optional<String> obstacle = files.obstacle(content);
    Optional<InnerCopies> inner = copies.inner();
    if (obstacle.isPresent() && inner.isEmpty()) {
      throw DialectException.of("backup-not-possible", obstacle.get());
    }
    Place place = obstacle.isEmpty() ? Place.FILE : Place.DATABASE;
    String tool =
        inner.isPresent() && obstacle.isPresent() ? inner.get().tool() : files.tool(content);
    while (true) {
      Ledger ledger = ledger();
      var wanted =
          new Backup(
              freeName(prefix),
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              copies.database(),
              content,
              ledger.current().stream().map(LedgerRow::revision).toList(),
              tool,
              place,
              0);
      Backup taken = shelf(place).take(wanted, wait);
      if (ledger().last() == ledger.last()) {
        return taken;
      }
      shelf(place).drop(taken);
    }
  }

  private String freeName(String prefix) throws SQLException {
    String moment = MOMENT.format(Instant.now());
    String name = prefix.isEmpty() ? moment : prefix + "-" + moment;
    List<String> taken = all().stream().map(Backup::name).toList();
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private Ledger ledger() {
    return Runner.of(connection, dialect, History.of(List.of())).withWait(wait).ledger();
  }

  private List<String> current() {
    return ledger().current().stream().map(LedgerRow::revision).toList();
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private interface Refusing {
    BackupException of(RuntimeException reason);
  }

  private <T> T locked(String what, Work<T> work, Refusing refusing) {
    return told(
        what,
        () -> {
          try (Session session = dialect.session(connection)) {
            if (!session.lock(wait)) {
              throw LockException.kept(what, session.holder(), wait);
            }
            return work.run();
          }
        },
        refusing);
  }

  private <T> T told(String what, Work<T> work, Refusing refusing) {
    try {
      return work.run();
    } catch (SQLException e) {
      if (dialect.isBusy(e)) {
        throw LockException.busy(what, dialect.reason(e), wait, e);
      }
      throw refusing.of(DialectException.of("database-refused", dialect.reason(e), e));
    } catch (DialectException e) {
      if (e.getCause() instanceof SQLException cause && dialect.isBusy(cause)) {
        throw LockException.busy(what, dialect.reason(cause), wait, cause);
      }
      throw refusing.of(e);
    }
  }

  private <T> T answered(String what, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw BackupException.silent(what, dialect.reason(e), e);
    }
  }
}
