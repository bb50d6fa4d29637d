package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.dialect.Live;
import io.bascule.differ.Difference;
import io.bascule.differ.WayBack;
import io.bascule.generator.RevisionDraft;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.schema.Schema;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Writes the last revision again, with what the model has changed since, if no database has it. */
final class Updating {
  private final Project project;
  private final Connection open;

  Updating(Project project, Connection open) {
    this.project = project;
    this.open = open;
  }

  /** The revision with all changes, folded, in its own file; nothing if there are no changes. */
  Optional<NewRevision> write(RevisionRequest request) {
    HistoryEntry last = last(request.slot());
    refuseUnmovable(last);
    Schema model = project.model();
    var maker = new RevisionMaker(open, project.database().dialect(), without(last), model);
    Live live = request.strictness().of(maker.live());
    Difference difference = maker.changesBehind(last, request.answers()).certain();
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    Operations more = difference.operations();
    Operations upgrade = last.upgrade().then(more).folded();
    Operations back =
        WayBack.of(more, maker.behind(last), project.database().dialect())
            .then(last.downgrade())
            .folded();
    String irreversible = last.irreversible().orElse("");
    RevisionWriting writing =
        RevisionWriting.again(project.workspace(), last.header(), request.message());
    RevisionDraft draft =
        writing.draft(upgrade, irreversible.isEmpty() ? back : last.downgrade(), irreversible);
    if (request.rehearsal() == Rehearsing.REHEARSE && irreversible.isEmpty()) {
      Rehearsal.of(project.database(), open, live, maker.before(), writing.compiled(draft), model);
    }
    return Optional.of(
        new NewRevision(draft.id(), writing.write(draft), upgrade, live.unmodelled()));
  }

  /** The revision that is written again. */
  private HistoryEntry last(Slot slot) {
    List<HistoryEntry> found = project.targets().at(slot.after());
    if (found.size() != 1) {
      throw NotRewritten.nothingToUpdate();
    }
    HistoryEntry last = found.get(0);
    if (!project.history().next(last).isEmpty()) {
      throw NotWritten.aside(last.id());
    }
    if (project.ledger().applied(open).contains(last.id())) {
      throw NotRewritten.alreadyApplied(last);
    }
    if (!last.header().place().replaces().isEmpty()) {
      throw NotRewritten.standsForOthers(last);
    }
    List<HistoryEntry> pending = project.ledger().pending(open);
    if (pending.size() > 1) {
      throw NotRewritten.behind(last, pending);
    }
    return last;
  }

  private static void refuseUnmovable(HistoryEntry last) {
    for (Direction direction : Direction.values()) {
      for (Operation operation : last.operations(direction).list()) {
        Stretch.unmovable(operation)
            .ifPresent(
                why -> {
                  throw NotRewritten.unmovable(
                      "write %s again".formatted(last.id()),
                      last,
                      operation,
                      why,
                      "bascule edit %s   # or bascule revision, which writes the changes by themselves"
                          .formatted(last.id()));
                });
      }
    }
  }

  private History without(HistoryEntry last) {
    return History.of(
        project.history().entries().stream()
            .filter(entry -> !entry.id().equals(last.id()))
            .toList());
  }
}
