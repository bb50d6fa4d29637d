package io.bascule.differ;

import io.bascule.schema.Explained;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two schemas that cannot be compared, or a database that cannot be read. */
public final class DifferException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<RenameQuestion> questions;
  private final boolean locked;

  private DifferException(
      String code, String message, @Nullable Throwable cause, List<RenameQuestion> questions) {
    this(code, message, cause, questions, false);
  }

  private DifferException(
      String code,
      String message,
      @Nullable Throwable cause,
      List<RenameQuestion> questions,
      boolean locked) {
    super(message, cause);
    this.code = code;
    this.questions = List.copyOf(questions);
    this.locked = locked;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether only a lock of somebody else was in the way, so that the same may succeed later. */
  public boolean isLocked() {
    return locked;
  }

  /** The questions that keep it from going on; empty where something else does. */
  public List<RenameQuestion> questions() {
    return questions;
  }

  static DifferException renameOrDrop(List<RenameQuestion> questions) {
    var message =
        new StringBuilder("Cannot tell a rename from a drop: %s.%n".formatted(what(questions)));
    for (RenameQuestion question : questions) {
      message.append(
          "%n  gone    %s%n  new     %s%s%n"
              .formatted(
                  question.key(),
                  question.after(),
                  question.origin() == null ? "" : "  (" + question.origin() + ")"));
      message.append(
          "  try     --renamed %s=%s   if it is the same thing under a new name%n"
              .formatted(question.key(), question.after()));
      message.append(
          "  or      --dropped %s   if its rows and values may go%n".formatted(question.key()));
    }
    return new DifferException(
        "rename-or-drop", message.toString().stripTrailing(), null, questions);
  }

  static DifferException unfitRename(String key, String present, boolean there) {
    String why =
        there
            ? "the model has no new %s that it could be".formatted(present)
            : "there is no table or column of that name";
    return new DifferException(
        "unfit-answer",
        "Cannot take %s as renamed: %s.%n%n  answer  --renamed %s=%s%n  try     --renamed TABLE.COLUMN=COLUMN or --renamed TABLE=TABLE, the former name first"
            .formatted(key, why, key, present),
        null,
        List.of());
  }

  static DifferException unfitDrop(String key) {
    return new DifferException(
        "unfit-answer",
        "Cannot take %s as dropped: there is no table or column of that name.%n%n  answer  --dropped %s%n  try     --dropped TABLE.COLUMN or --dropped TABLE"
            .formatted(key, key),
        null,
        List.of());
  }

  private static String what(List<RenameQuestion> questions) {
    return questions.size() == 1
        ? "one name is gone, and another may stand for it"
        : questions.size() + " names are gone, and others may stand for them";
  }

  /**
   * A database that somebody else keeps locked.
   *
   * @param reason why, in one clause
   */
  public static DifferException locked(String reason, Throwable cause) {
    return new DifferException(
        "database-locked",
        """
        Cannot read the database: %s.

          try     the same again when the other is done\
        """
            .formatted(reason),
        cause,
        List.of(),
        true);
  }

  /**
   * A database that refuses what it is asked.
   *
   * @param reason why, in one clause
   */
  public static DifferException refused(String reason, Throwable cause) {
    return new DifferException(
        "database-refused",
        """
        Cannot read the database: %s.

          try     open the database by hand, as the same user\
        """
            .formatted(reason),
        cause,
        List.of());
  }

  /** A database whose catalog could not be read whole. */
  public static DifferException unreadable(String what, Throwable cause) {
    return new DifferException(
        "catalog-unreadable",
        "Cannot read the database: %s.%n%n  reason  %s".formatted(what, cause.getMessage()),
        cause,
        List.of());
  }
}
