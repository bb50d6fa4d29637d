package io.bascule.runner;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.revision.Direction;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Refusal;
import io.bascule.revision.Target;
import io.bascule.schema.Explained;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run that could not be made, planned or written down. Its families are {@link LedgerException},
 * {@link LockException} and {@link StepException}.
 */
public class RunnerException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  /** The last lines of a message of the house. */
  private static final Pattern TRY = Pattern.compile("(?m)^ +try +(.*(?:\\n {3,}.*)*)");

  /** The length of a reason that is told in one line. */
  private static final int LONGEST = 400;

  private final String code;

  /** For the families of this module. */
  protected RunnerException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.text(), cause);
    this.code = refusal.code();
  }

  @Override
  public String code() {
    return code;
  }

  static RunnerException unreachable(String reason, Throwable cause) {
    return new RunnerException(
        Refusal.of("no-connection", "Cannot connect to the database: %s.".formatted(reason))
            .tryThis("check the URL, the user and the password, and that the server runs"),
        cause);
  }

  static RunnerException insideTransaction(String verb) {
    return new RunnerException(
        Refusal.of(
                "transaction-open",
                "Cannot %s: the connection is not in auto-commit mode.".formatted(verb))
            .fact("reason", "each revision is a transaction of its own")
            .tryThis("connection.setAutoCommit(true)"),
        null);
  }

  static RunnerException unknownPlace(Target place) {
    return new RunnerException(
        Refusal.of(
                "unknown-place",
                "Cannot begin at %s: no database is asked where it is.".formatted(place))
            .tryThis("base, head, the id of a revision, id+1, label@head"),
        null);
  }

  static RunnerException unreadable(String verb, String reason, Throwable cause) {
    return new RunnerException(
        Refusal.of("database-refused", "Cannot %s: %s.".formatted(verb, reason))
            .tryThis("open the database by hand as the same user, and see what it says"),
        cause);
  }

  static RunnerException unplannable(
      String what, Direction direction, HistoryEntry entry, Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return new RunnerException(
        Refusal.of(
                "unplannable", "Cannot %s: the database cannot make what it says.".formatted(what))
            .facts("revision", List.of(row(entry)))
            .fact("reason", told(message))
            .tryThis(wayOut(message, direction, entry)),
        cause);
  }

  /** What a message says before what it says to try: that stands at the end of the whole. */
  private static String told(String message) {
    return TRY.matcher(message)
        .replaceAll("")
        .replaceAll("\n{2,}", "\n")
        .replaceAll("(?m)^  ", "")
        .strip();
  }

  private static String wayOut(String message, Direction direction, HistoryEntry entry) {
    Matcher found = TRY.matcher(message);
    String told = found.find() ? found.group(1).strip().replaceAll("\n +", "\n") : "";
    return switch (direction) {
      case UP -> told.isEmpty() ? "change the revision in " + entry.header().origin() : told;
      case DOWN -> (told.isEmpty() ? "" : told + "\n") + mendedWayBack(entry);
    };
  }

  /** What was applied must not be edited, but for the way back that has not been gone yet. */
  static String mendedWayBack(HistoryEntry entry) {
    return "correct downgrade(…) in %s, and run it again to see what the ledger needs"
        .formatted(entry.header().origin());
  }

  static RunnerException unknownDialects(
      String what, HistoryEntry entry, Operation operation, Set<String> meant, Set<String> known) {
    return new RunnerException(
        Refusal.of(
                "unknown-dialect",
                "Cannot %s: it has SQL for %s, which no database is called."
                    .formatted(what, String.join(", ", meant)))
            .facts("revision", List.of(row(entry)))
            .fact("change", operation.describe())
            .fact("known", String.join(", ", known))
            .tryThis("write a known name in its place in " + entry.header().origin()),
        null);
  }

  static RunnerException notForScripts(String what, HistoryEntry entry, Statement.Call call) {
    return new RunnerException(
        Refusal.of(
                "java-in-script",
                "Cannot write a script to %s: it has a step in Java.".formatted(what))
            .facts("revision", List.of(row(entry)))
            .fact("step", call.action().description())
            .tryThis("run it on the database, or say the step by changes.sql(…)"),
        null);
  }

  static RunnerException notForScripts(
      String what, HistoryEntry entry, Statement.Precondition precondition) {
    return new RunnerException(
        Refusal.of(
                "skip-in-script",
                "Cannot write a script to %s: whether the rest is left out, only the database knows."
                    .formatted(what))
            .facts("revision", List.of(row(entry)))
            .fact("change", precondition.cause().describe())
            .tryThis("run it on the database, or say abortIf in the place of skipIf"),
        null);
  }

  static RunnerException noRevisions(String where, String reason, @Nullable Throwable cause) {
    return new RunnerException(
        Refusal.of("no-revisions", "Cannot load the revisions of %s: %s.".formatted(where, reason))
            .tryThis("name a package with classes that implement Revision"),
        cause);
  }

  /** Why something failed, in one line of a moderate length and without what everybody knows. */
  static String inShort(Exception failure) {
    boolean ours = failure instanceof RunnerException || failure instanceof DialectException;
    String text = ours ? String.valueOf(failure.getMessage()) : "it was stopped by " + failure;
    return inShort(text.replaceFirst("^\\s*Cannot [^:\\n]*: ", ""));
  }

  /** The first line of a text, of a moderate length. */
  static String inShort(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  static List<String> row(HistoryEntry entry) {
    return List.of(entry.id(), entry.header().message(), entry.header().origin());
  }
}
