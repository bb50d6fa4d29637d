package io.bascule.runner;

import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run that could not be made, planned or written down. Its families are {@link LedgerException},
 * {@link LockException} and {@link StepException}.
 */
public class RunnerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunnerException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.text(), cause);
  }

  static RunnerException unreachable(String reason, Throwable cause) {
    return new RunnerException(
        Refusal.of("Cannot connect to the database: %s.".formatted(reason))
            .tryThis("check the URL, the user and the password, and that the server runs"),
        cause);
  }

  static RunnerException insideTransaction(String verb) {
    return new RunnerException(
        Refusal.of("Cannot %s: the connection is not in auto-commit mode.".formatted(verb))
            .fact("reason", "each revision is a transaction of its own")
            .tryThis("connection.setAutoCommit(true) before, or a DataSource"),
        null);
  }

  static RunnerException unreadable(String verb, String reason, Throwable cause) {
    return new RunnerException(
        Refusal.of("Cannot %s: %s.".formatted(verb, reason))
            .tryThis("open the database by hand, as the same user"),
        cause);
  }

  static RunnerException unplannable(String what, HistoryEntry entry, Throwable cause) {
    return new RunnerException(
        Refusal.of("Cannot %s: the database cannot make what it says.".formatted(what))
            .facts("revision", List.of(row(entry)))
            .fact("reason", String.valueOf(cause.getMessage()))
            .tryThis("change the revision in " + entry.header().origin()),
        cause);
  }

  static RunnerException unknownDialects(
      String what, HistoryEntry entry, Operation operation, Set<String> meant, Set<String> known) {
    return new RunnerException(
        Refusal.of(
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
        Refusal.of("Cannot write a script to %s: it has a step in Java.".formatted(what))
            .facts("revision", List.of(row(entry)))
            .fact("step", call.action().description())
            .tryThis("changes.sql(…) in place of changes.jdbc(…), or run it on the database"),
        null);
  }

  static RunnerException noRevisions(String where, String reason, @Nullable Throwable cause) {
    return new RunnerException(
        Refusal.of("Cannot load the revisions of %s: %s.".formatted(where, reason))
            .tryThis("the name of a package with classes that implement Revision"),
        cause);
  }

  static List<String> row(HistoryEntry entry) {
    return List.of(entry.id(), entry.header().message(), entry.header().origin());
  }
}
