package io.bascule.cli.project;

import io.bascule.cli.project.Verification.Part;
import io.bascule.cli.project.Verification.State;
import io.bascule.dialect.Damage;
import io.bascule.dialect.Dialect;
import io.bascule.differ.Answers;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operations;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Refusal;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerException;
import io.bascule.runner.Runner;
import io.bascule.schema.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks at a database from all sides. It is only read. */
final class Inspection {
  private final Project project;
  private final Connection connection;
  private final Dialect dialect;
  private final Runner runner;

  Inspection(Project project, Connection connection) {
    this.project = project;
    this.connection = connection;
    this.dialect = project.database().dialect();
    this.runner = Runner.of(connection, dialect, project.history());
  }

  Standing standing() {
    Ledger ledger = runner.ledger();
    return new Standing(
        project.database().name(),
        product(),
        ledger,
        runner.underway(),
        headers(seen(ledger).heads()),
        headers(pending(ledger)),
        runner.findings(),
        drift(ledger, LiveSchema.read(connection, dialect).schema()).orElse(null));
  }

  Verification verification() {
    var parts = new ArrayList<Part>();
    parts.add(new Part("connection", State.OK, product(), List.of()));
    parts.add(integrity());
    parts.add(ledger());
    Schema live = LiveSchema.read(connection, dialect).schema();
    parts.add(history(live));
    parts.add(model(live));
    List<Finding> heads = project.headsFindings();
    if (!heads.isEmpty()) {
      parts.add(part("heads", "", heads));
    }
    return new Verification(parts);
  }

  private String product() {
    try {
      DatabaseMetaData facts = connection.getMetaData();
      return facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion();
    } catch (SQLException failure) {
      throw project.database().failed(failure);
    }
  }

  private List<HistoryEntry> pending(Ledger ledger) {
    Set<String> applied = ledger.applied();
    return seen(ledger).entries().stream().filter(entry -> !applied.contains(entry.id())).toList();
  }

  /** The history as the database sees it; all of it as it is where files are gone. */
  private History seen(Ledger ledger) {
    History whole = project.history();
    Set<String> applied = ledger.applied();
    return whole.halfReplaced(applied).isPresent() ? whole : whole.seenFrom(applied);
  }

  private static List<RevisionHeader> headers(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::header).toList();
  }

  private Part integrity() {
    List<Damage> damages;
    try {
      damages = dialect.damages(connection);
    } catch (SQLException failure) {
      String sentence = "The check ends with an error: %s.".formatted(dialect.reason(failure));
      Refusal refusal = Refusal.of("damaged-database", sentence);
      return wrong("integrity", "the check itself failed", List.of(Finding.of(refusal)));
    }
    List<Finding> found = damages.stream().map(Inspection::finding).toList();
    return part("integrity", "the database finds nothing wrong with itself", found);
  }

  private static Finding finding(Damage damage) {
    String sentence = "%s: %s.".formatted(first(damage.subject()), damage.what());
    return Finding.of(Refusal.of(damage.code(), sentence).tryThis(damage.mend()));
  }

  private static String first(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private Part ledger() {
    try {
      int pending = pending(runner.ledger()).size();
      String note =
          pending == 0
              ? "it fits the revisions, and none is pending"
              : "it fits the revisions; %d pending: bascule upgrade".formatted(pending);
      return part(
          "ledger",
          note,
          runner.findings().stream()
              .map(found -> new Finding(found.code(), found.text()))
              .toList());
    } catch (LedgerException unreadable) {
      return wrong(
          "ledger",
          "it cannot be read",
          List.of(new Finding(unreadable.code(), String.valueOf(unreadable.getMessage()))));
    }
  }

  private Part history(Schema live) {
    String subject = "history";
    Optional<Operations> drift;
    try {
      drift = drift(runner.ledger(), live);
    } catch (LedgerException unreadable) {
      return skipped(subject, "not compared: the ledger cannot be read");
    }
    return drift
        .map(
            operations ->
                compared(
                    "drift",
                    subject,
                    "the database is as its revisions make it",
                    "Somebody changed the database besides its revisions:",
                    "take it back by hand, or bascule diff --to revision:head --output sql",
                    operations))
        .orElseGet(() -> skipped(subject, "not compared: the revisions do not say all of it"));
  }

  private Part model(Schema live) {
    String subject = "model";
    Schema model;
    try {
      model = project.model();
    } catch (ProjectException none) {
      return skipped(
          subject,
          "not compared: "
              + String.valueOf(none.getMessage()).lines().findFirst().orElse("there is none"));
    }
    int pending = pending(runner.ledger()).size();
    return compared(
        "model-differs",
        subject,
        "the database is as the model",
        "The database differs from the model; to agree, it must",
        pending > 0 ? "bascule upgrade" : "bascule revision && bascule upgrade",
        comparer().toDeclared(live, model, Answers.DROP_ALL).operations());
  }

  /**
   * What somebody did to the database besides its revisions; nothing is told where the history does
   * not know all that was applied, or begins at a database with tables.
   */
  private Optional<Operations> drift(Ledger ledger, Schema live) {
    History history = seen(ledger);
    if (ledger.applied().stream().anyMatch(id -> history.find(id).isEmpty())) {
      return Optional.empty();
    }
    try {
      Schema folded = history.schemaAt(ledger.applied());
      return Optional.of(comparer().toLive(folded, live, Answers.DROP_ALL).operations());
    } catch (HistoryException unfoldable) {
      if (unfoldable.kind() == HistoryException.Kind.UNFOLDABLE) {
        return Optional.empty();
      }
      throw unfoldable;
    }
  }

  private Comparer comparer() {
    return new Comparer(connection, dialect);
  }

  private static Part compared(
      String code,
      String subject,
      String same,
      String differs,
      String mend,
      Operations operations) {
    if (operations.isEmpty()) {
      return new Part(subject, State.OK, same, List.of());
    }
    Refusal refusal = Refusal.of(code, differs);
    refusal.facts("change", Summary.lines(operations).stream().map(List::of).toList());
    return wrong(
        subject,
        "%d %s"
            .formatted(
                Summary.lines(operations).size(),
                Summary.lines(operations).size() == 1 ? "difference" : "differences"),
        List.of(Finding.of(refusal.tryThis(mend))));
  }

  private static Part part(String subject, String fine, List<Finding> findings) {
    return findings.isEmpty()
        ? new Part(subject, State.OK, fine, List.of())
        : wrong(
            subject, findings.size() == 1 ? "1 problem" : findings.size() + " problems", findings);
  }

  private static Part wrong(String subject, String note, List<Finding> findings) {
    return new Part(subject, State.WRONG, note, findings);
  }

  private static Part skipped(String subject, String note) {
    return new Part(subject, State.SKIPPED, note, List.of());
  }
}
