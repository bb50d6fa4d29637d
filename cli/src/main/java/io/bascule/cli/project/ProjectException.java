package io.bascule.cli.project;

import io.bascule.schema.Explained;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a project that keeps a command from being done.
 *
 * <p>Those of one subject stand beside each other in a class of their own.
 */
public final class ProjectException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  /** What the failure means to the one who called. */
  public enum Kind {
    /** It went wrong. */
    FAILED,
    /** It was called in a wrong way. */
    WRONG_USE,
    /** Somebody else keeps the database locked. */
    LOCKED
  }

  private final String code;
  private final Kind kind;

  private ProjectException(Kind kind, String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  /** What the failure means to the one who called. */
  public Kind kind() {
    return kind;
  }

  static ProjectException failed(String code, String message, @Nullable Throwable cause) {
    return new ProjectException(Kind.FAILED, code, message, cause);
  }

  static ProjectException wrongUse(String code, String message) {
    return new ProjectException(Kind.WRONG_USE, code, message, null);
  }

  static ProjectException unreachable(String url, String reason, Throwable cause) {
    return failed(
        "no-connection",
        """
        Cannot connect to %s: %s.

          try     check --url, --user and --password (or BASCULE_URL, BASCULE_USER, BASCULE_PASSWORD)\
        """
            .formatted(url, reason),
        cause);
  }

  static ProjectException locked(
      String name, String reason, String holder, Duration waited, Throwable cause) {
    return new ProjectException(
        Kind.LOCKED,
        "database-locked",
        """
        Cannot use %s: %s.

        %s  waited  %s s
          try     the same again when the other is done\
        """
            .formatted(
                name,
                reason,
                holder.isEmpty() ? "" : "  holder  " + holder + "\n",
                waited.toSeconds()),
        cause);
  }

  /** What was to be done is done, or has said itself why not. */
  static ProjectException notClosed(String url, String reason, Throwable cause) {
    return failed(
        "close-failed",
        """
        Cannot end the work on %s: %s.

          try     bascule current   # to see where the database is\
        """
            .formatted(url, reason),
        cause);
  }

  /** A range whose end does not lie on the way of the command. */
  public static ProjectException noWay(String verb, String from, String to) {
    return wrongUse(
        "range-backwards",
        """
        Cannot %s from %s to %s: the end does not come after the beginning.

          try     bascule history\
        """
            .formatted(verb, from, to));
  }

  static ProjectException guarded(String what, String line) {
    return failed(
        "protected-database",
        """
        Cannot %s: this database is protected.

          setting  %s
          try      --override-protection   if it is really meant\
        """
            .formatted(what, line),
        null);
  }

  /** A file that cannot be written. */
  public static ProjectException unwritable(Path file, Throwable cause) {
    return failed(
        "unwritable-file", "Cannot write %s: %s.".formatted(file, Reasons.of(cause)), cause);
  }

  /** A code that no page is on. */
  public static ProjectException unknownCode(String word, List<String> near) {
    return wrongUse(
        "unknown-code",
        "Cannot explain %s: there is no such code.%n%n%s  try     bascule explain"
            .formatted(word, near.isEmpty() ? "" : "  near    " + String.join(", ", near) + "\n"));
  }

  /** A question at a terminal that nobody answered. */
  public static ProjectException noAnswer(String key) {
    return wrongUse(
        "no-answer",
        """
        Cannot go on: nobody says whether %s was renamed or dropped.

          try     --renamed %s=NEW  or  --dropped %s\
        """
            .formatted(key, key, key));
  }

  static ProjectException unknownSide(String text) {
    return wrongUse(
        "unknown-side",
        """
        Cannot compare %s: it is no side of a comparison.

          try     model, model:CLASS, jdbc:…, file:schema.sql, revision:ID, revision:head or revision:base\
        """
            .formatted(text));
  }

  static ProjectException shellCommand(String command) {
    return failed(
        "shell-command",
        """
        Cannot read the script: %s is a command of the database's shell, and no SQL.

          try     a file of SQL alone, such as pg_dump --schema-only or sqlite3's .schema writes\
        """
            .formatted(command),
        null);
  }

  static ProjectException reachesBeyond(Path file, String sql) {
    return failed(
        "reaches-beyond",
        """
        Cannot run %s on a scratch database: a statement would change more than that database.

          statement  %s
          try        take it out of the file, and run it by hand where it is needed\
        """
            .formatted(file, sql),
        null);
  }

  static ProjectException scriptFailed(String file, String statement, String reason) {
    return failed(
        "script-failed",
        """
        Cannot run %s on a scratch database: %s.

          statement  %s\
        """
            .formatted(file, reason, statement),
        null);
  }

  static String joined(Collection<Path> folders) {
    return String.join(", ", folders.stream().map(Path::toString).toList());
  }

  static String indented(List<String> lines) {
    return "  " + String.join("\n  ", lines);
  }
}
