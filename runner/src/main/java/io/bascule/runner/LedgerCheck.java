package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.runner.LedgerException.Kind;
import io.bascule.runner.LedgerFinding.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what a database tells of itself fits the history, so that it can be led along it. */
final class LedgerCheck {
  private final Ledger ledger;
  private final History history;
  private final List<LedgerFinding> findings = new ArrayList<>();

  private LedgerCheck(Ledger ledger, History history) {
    this.ledger = ledger;
    this.history = history;
  }

  /**
   * Checks all that can be wrong.
   *
   * @param what what is to be done, for the message: {@code upgrade to head}
   * @throws LedgerException if it does not fit
   */
  static void check(String what, Ledger ledger, History history) {
    check(what, ledger, history, EnumSet.allOf(Kind.class));
  }

  /** Checks only what can be wrong in one of these ways. */
  static void check(String what, Ledger ledger, History history, Set<Kind> kinds) {
    for (LedgerFinding finding : findings(ledger, history)) {
      if (kinds.contains(finding.kind())) {
        throw LedgerException.of(what, finding);
      }
    }
  }

  /** All that is wrong. */
  static List<LedgerFinding> findings(Ledger ledger, History history) {
    Optional<History.HalfReplaced> half = history.halfReplaced(ledger.asTold().applied());
    if (half.isPresent()) {
      return List.of(halfReplaced(ledger, half.get()));
    }
    Outlook seen = Outlook.of(history, ledger);
    var check = new LedgerCheck(seen.ledger(), seen.history());
    ledger.unfinished().forEach(row -> check.findings.add(unfinished(row)));
    check.unknown();
    check.edited();
    check.parents();
    return List.copyOf(check.findings);
  }

  private static LedgerFinding unfinished(LedgerRow row) {
    String verb = row.direction() == Direction.UP ? "to" : "from";
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("begun", List.of(LedgerException.row(row))));
    facts.add(
        Fact.of("reason", "some of its statements last at once, so they could not be taken back"));
    if (!row.reason().isEmpty()) {
      facts.add(Fact.of("failed", row.reason()));
    }
    facts.add(Fact.of("either", "another run is at it now: wait for it"));
    facts.add(
        Fact.of(
            "or",
            "it was broken off: bascule %s goes on behind what is done, if the ledger keeps the rest"
                .formatted(row.direction().verb())));
    facts.add(Fact.of("or", "finish it or take it back by hand, and then"));
    return new LedgerFinding(
        Kind.UNFINISHED_REVISION,
        List.of(row),
        "the %s %s %s was begun and did not end"
            .formatted(row.direction().verb(), verb, row.revision()),
        facts,
        List.of(
            "bascule repair --as done      # where it was finished",
            "bascule repair --as undone    # where it was taken back"));
  }

  private static LedgerFinding halfReplaced(Ledger ledger, History.HalfReplaced half) {
    HistoryEntry squash = half.squash();
    return new LedgerFinding(
        Kind.PARTLY_REPLACED,
        ledger.asTold().standing().stream()
            .filter(row -> half.applied().contains(row.revision()))
            .toList(),
        "the database has a part of what %s replaces, and the files of the rest are gone"
            .formatted(squash.id()),
        List.of(
            new Fact("squashed", List.of(RunnerException.row(squash))),
            Fact.of("applied", String.join(", ", half.applied())),
            Fact.of("missing", String.join(", ", half.missing()))),
        List.of(
            "bring back the files of %s, to go on by them"
                .formatted(String.join(", ", half.missing())),
            "bascule downgrade --from-ledger   # to take back what it has, by what the ledger keeps"));
  }

  private void unknown() {
    List<LedgerRow> unknown =
        ledger.standing().stream().filter(row -> history.find(row.revision()).isEmpty()).toList();
    if (unknown.isEmpty()) {
      return;
    }
    String ids = String.join(", ", unknown.stream().map(LedgerRow::revision).toList());
    List<HistoryEntry> heads = history.heads();
    findings.add(
        new LedgerFinding(
            Kind.UNKNOWN_REVISION,
            unknown,
            "the database is at %s, which the history does not have".formatted(ids),
            List.of(
                new Fact("applied", unknown.stream().map(LedgerException::row).toList()),
                new Fact(
                    heads.size() == 1 ? "head" : "heads",
                    heads.stream().map(RunnerException::row).toList())),
            List.of(
                "git pull   to have the revisions that others have written",
                "bascule downgrade --from-ledger   # to take it back by what the ledger keeps of it",
                "bascule stamp --purge REVISION   # if the database is in truth at that one")));
  }

  private void edited() {
    for (LedgerRow row : ledger.standing()) {
      Optional<HistoryEntry> entry = history.find(row.revision());
      if (entry.isPresent() && !row.fingerprint().matches(entry.get().header().fingerprint())) {
        findings.add(edited(row, entry.get()));
      }
    }
  }

  private static LedgerFinding edited(LedgerRow row, HistoryEntry entry) {
    return new LedgerFinding(
        Kind.EDITED_REVISION,
        List.of(row),
        "%s was edited after it was applied".formatted(entry.id()),
        List.of(
            new Fact("revision", List.of(RunnerException.row(entry))),
            Fact.of("applied", Moments.forPeople(row.at()) + " by " + row.who()),
            Fact.of("then", row.fingerprint().toString()),
            Fact.of("now", entry.header().fingerprint().toString())),
        List.of(
            "take the edit of %s back, and make a revision of its own of it"
                .formatted(entry.header().origin()),
            "bascule repair   # if only its downgrade(…) was edited: what was done stays as it is"));
  }

  private void parents() {
    Set<String> applied = ledger.applied();
    for (LedgerRow row : ledger.standing()) {
      Optional<HistoryEntry> entry = history.find(row.revision());
      for (String parent : entry.map(HistoryEntry::after).orElse(List.of())) {
        if (!applied.contains(parent)) {
          findings.add(missingParent(history.resolve(parent), row));
        }
      }
    }
  }

  private static LedgerFinding missingParent(HistoryEntry missing, LedgerRow child) {
    return new LedgerFinding(
        Kind.MISSING_PARENT,
        List.of(child),
        "%s is not applied, but %s that comes after it is"
            .formatted(missing.id(), child.revision()),
        List.of(
            new Fact("missing", List.of(RunnerException.row(missing))),
            new Fact("applied", List.of(LedgerException.row(child)))),
        List.of(
            "let %s come after the head, in the RevisionInfo of %s"
                .formatted(missing.id(), missing.header().origin()),
            "bascule stamp %s   # if the database has in truth what %s does"
                .formatted(child.revision(), missing.id())));
  }
}
