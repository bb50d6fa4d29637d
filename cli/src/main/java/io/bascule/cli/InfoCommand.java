package io.bascule.cli;

import io.bascule.cli.project.Standing;
import io.bascule.operation.Operations;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.LedgerFinding;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Underway;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** One screen that says where a database stands. */
@Command(
    name = "info",
    aliases = "status",
    mixinStandardHelpOptions = true,
    description = "Says where the database stands: revision, head, last run, last failure, drift.")
final class InfoCommand extends ProjectCommand {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  Answer answer() {
    Standing standing = options.project().standing();
    var lines = new ArrayList<String>();
    add(lines, "database", standing.url());
    add(lines, "product", standing.product());
    add(lines, "current", current(standing));
    add(lines, standing.heads().size() > 1 ? "heads" : "head", heads(standing.heads()));
    add(lines, "pending", pending(standing.pending()));
    for (Underway revision : standing.underway()) {
      add(lines, "unfinished", revision.describe() + "\ngo on: bascule " + revision.command());
    }
    add(lines, "last run", last(standing).map(InfoCommand::said).orElse("none"));
    add(
        lines,
        "last failure",
        standing.ledger().lastFailure().map(InfoCommand::failed).orElse("none"));
    add(lines, "ledger", ledger(standing));
    add(lines, "drift", drift(standing.drift()));
    return facts(Answer.of(String.join(System.lineSeparator(), lines)), standing);
  }

  private static void add(List<String> lines, String label, String text) {
    String first = label;
    for (String line : text.lines().toList()) {
      lines.add("%-13s %s".formatted(first, line));
      first = "";
    }
  }

  private static String current(Standing standing) {
    List<LedgerRow> current = standing.ledger().current();
    return current.isEmpty()
        ? "base: no revision is applied"
        : current.stream()
            .map(row -> row.revision() + "  " + row.message())
            .collect(Collectors.joining("\n"));
  }

  private static String heads(List<RevisionHeader> heads) {
    return heads.isEmpty()
        ? "none: there are no revisions"
        : heads.stream()
            .map(head -> head.id() + "  " + head.message())
            .collect(Collectors.joining("\n"));
  }

  private static String pending(List<RevisionHeader> pending) {
    return pending.isEmpty() ? "none" : Texts.count(pending.size(), "revision");
  }

  private static Optional<LedgerRow> last(Standing standing) {
    return standing.ledger().rows().stream().reduce((before, after) -> after);
  }

  /** One line on a line of the ledger. */
  static String said(LedgerRow row) {
    var words = new ArrayList<String>();
    words.add(row.direction().verb() + " " + row.revision());
    words.add(row.state().name().toLowerCase(Locale.ROOT));
    words.add(MOMENT.format(row.at()));
    words.add("by " + row.who());
    if (row.duration() != null) {
      words.add("in " + row.duration().toMillis() + " ms");
    }
    words.add("with " + row.tool());
    return String.join(", ", words);
  }

  private static String failed(LedgerRow row) {
    return said(row) + "\n" + row.reason();
  }

  private static String ledger(Standing standing) {
    List<LedgerFinding> findings = standing.findings();
    if (findings.isEmpty()) {
      return "fits the revisions";
    }
    return findings.stream()
        .map(finding -> "\n%s  %s".formatted(finding.code(), finding.sentence()))
        .collect(
            Collectors.joining(
                "", Texts.count(findings.size(), "problem") + ": bascule verify", ""));
  }

  private static String drift(@Nullable Operations drift) {
    if (drift == null) {
      return "unknown: the revisions do not say all that the database has";
    }
    return drift.isEmpty()
        ? "none"
        : Texts.count(drift.list().size(), "change") + ": bascule verify";
  }

  private static Answer facts(Answer answer, Standing standing) {
    @Nullable Operations drift = standing.drift();
    return answer
        .with("database", standing.url())
        .with("product", standing.product())
        .with("current", standing.ledger().current().stream().map(CurrentCommand::facts).toList())
        .with("heads", standing.heads().stream().map(Texts::facts).toList())
        .with("pending", standing.pending().stream().map(Texts::facts).toList())
        .with("unfinished", standing.underway().stream().map(InfoCommand::facts).toList())
        .with("lastRun", last(standing).map(InfoCommand::facts).orElse(null))
        .with("lastFailure", standing.ledger().lastFailure().map(InfoCommand::facts).orElse(null))
        .with("problems", standing.findings().stream().map(InfoCommand::facts).toList())
        .with("drift", drift == null ? null : drift.list().size());
  }

  private static Map<String, @Nullable Object> facts(Underway revision) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", revision.row().revision());
    facts.put("direction", revision.row().direction().verb());
    facts.put("statementsDone", revision.row().statementsDone());
    facts.put("rowsDone", revision.total() == 0 ? null : revision.rows());
    facts.put("rows", revision.total() == 0 ? null : revision.total());
    facts.put("goOn", "bascule " + revision.command());
    return facts;
  }

  private static Map<String, @Nullable Object> facts(LedgerFinding finding) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("code", finding.code());
    facts.put("sentence", finding.sentence());
    return facts;
  }

  /** The same for programs. */
  static Map<String, @Nullable Object> facts(LedgerRow row) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("revision", row.revision());
    facts.put("direction", row.direction().verb());
    facts.put("state", row.state().name().toLowerCase(Locale.ROOT));
    facts.put("at", row.at().toString());
    facts.put("milliseconds", row.duration() == null ? null : row.duration().toMillis());
    facts.put("who", row.who());
    facts.put("tool", row.tool());
    facts.put("reason", row.reason());
    return facts;
  }
}
