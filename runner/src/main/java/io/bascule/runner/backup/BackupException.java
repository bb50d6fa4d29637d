package io.bascule.runner.backup;

import io.bascule.dialect.Copies.Content;
import io.bascule.revision.Refusal;
import io.bascule.runner.RunnerException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup that could not be taken, found or brought back. The database is as it was. */
public final class BackupException extends RunnerException {
  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 5;

  private BackupException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal, cause);
  }

  static BackupException take(Content content, Path folder, Throwable cause) {
    return new BackupException(
        Refusal.of(
                "backup-failed",
                "Cannot take a backup of %s: %s.".formatted(content, cause.getMessage()))
            .fact("folder", folder.toString())
            .fact("state", "nothing was changed")
            .tryThis("see to that, and run it again"),
        cause);
  }

  static BackupException restore(Backup backup, List<String> current, Throwable cause) {
    Refusal refusal =
        Refusal.of(
                "restore-failed",
                "Cannot restore %s: %s.".formatted(backup.name(), cause.getMessage()))
            .facts("backup", List.of(row(backup)))
            .fact("has", backup.content().toString())
            .fact("state", "the database is as it was");
    boolean moved = backup.isOfRows() && !backup.revisions().equals(current);
    return new BackupException(
        moved
            ? refusal
                .fact("then", at(backup.revisions()))
                .fact("now", at(current))
                .tryThis(
                    "bascule downgrade %s   # (or upgrade, if that is ahead), and then the same again"
                        .formatted(at(backup.revisions())))
            : refusal.tryThis("see to that, and run it again; or   bascule backup --list"),
        cause);
  }

  private static String at(List<String> revisions) {
    return revisions.isEmpty() ? "base" : String.join(", ", revisions);
  }

  static BackupException ofAnother(Backup backup, String here) {
    return new BackupException(
        Refusal.of(
                "backup-of-another",
                "Cannot restore %s: it is a backup of another database.".formatted(backup.name()))
            .fact("of", backup.database())
            .fact("this", here)
            .tryThis(
                "bascule restore %s --from-another   # if that is meant".formatted(backup.name())),
        null);
  }

  static BackupException unknown(String name, List<Backup> known) {
    return new BackupException(
        Refusal.of(
                "unknown-backup",
                "Cannot find backup %s: there is none of that name.".formatted(name))
            .facts("known", known.stream().limit(SHOWN).map(BackupException::row).toList())
            .tryThis("bascule backup --list"),
        null);
  }

  static BackupException none(Path folder) {
    return new BackupException(
        Refusal.of(
                "unknown-backup", "Cannot find the latest backup: there is none of this database.")
            .fact("folder", folder.toString())
            .tryThis("bascule backup --list"),
        null);
  }

  static BackupException illegible(String where, Exception cause) {
    return new BackupException(
        Refusal.of(
                "backup-illegible",
                "Cannot list the backups: what is noted on one of them cannot be read.")
            .fact("where", where)
            .fact("reason", String.valueOf(cause.getMessage()))
            .tryThis("take it away by hand"),
        cause);
  }

  static BackupException folder(String verb, Path folder, IOException cause) {
    return new BackupException(
        Refusal.of("backup-folder", "Cannot %s backups: %s.".formatted(verb, reason(cause)))
            .fact("folder", folder.toString())
            .tryThis("give this user the right and the room; or backups=FOLDER in the settings"),
        cause);
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be touched";
    }
    return failure instanceof FileSystemException file && file.getReason() != null
        ? file.getFile() + ": " + file.getReason()
        : failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  static BackupException silent(String what, String reason, Throwable cause) {
    return new BackupException(
        Refusal.of("database-refused", "Cannot %s: %s.".formatted(what, reason))
            .tryThis("bascule current"),
        cause);
  }

  private static List<String> row(Backup backup) {
    return List.of(
        backup.name(),
        "taken " + backup.taken().truncatedTo(ChronoUnit.SECONDS),
        "at " + at(backup.revisions()),
        backup.tool());
  }
}
