package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.dialect.Live;
import io.bascule.differ.Difference;
import io.bascule.differ.WayBack;
import io.bascule.generator.RevisionDraft;
import io.bascule.operation.Operations;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Place;
import io.bascule.revision.RevisionHeader;
import io.bascule.schema.Schema;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the next revision of a project, on a connection to its database. */
final class NextRevision {
  private final Project project;
  private final Connection open;

  NextRevision(Project project, Connection open) {
    this.project = project;
    this.open = open;
  }

  /** Writes the changes of the model, if there are any, once they are proved. */
  Optional<NewRevision> write(RevisionRequest request) {
    History history = project.history();
    Place place = place(project, request.slot());
    refuseAside(history, place);
    refuseIfBehind(history);
    Schema model = project.model();
    var maker = new RevisionMaker(open, project.database().dialect(), history, model);
    Live live = request.strictness().of(maker.live());
    Difference difference = maker.changes(request.answers()).certain();
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    Operations upgrade = difference.operations();
    RevisionWriting writing = writing(project, place, request.slot(), request.message());
    RevisionDraft draft =
        writing.draft(upgrade, WayBack.of(upgrade, maker.before(), project.database().dialect()));
    if (request.rehearsal() == Rehearsing.REHEARSE) {
      Rehearsal.of(project.database(), open, live, maker.before(), writing.compiled(draft), model);
    }
    return Optional.of(
        new NewRevision(draft.id(), writing.write(draft), upgrade, live.unmodelled()));
  }

  /** An empty history is held against the ledger too: the database may be of another one. */
  private void refuseIfBehind(History history) {
    if (!project.ledger().pending(open).isEmpty()) {
      Set<String> applied = project.ledger().applied(open);
      throw NotWritten.notAtHead(ids(history.latest(applied)), ids(history.heads()));
    }
  }

  private static void refuseAside(History history, Place place) {
    List<String> heads = ids(history.heads());
    place.after().stream()
        .filter(id -> !heads.contains(id))
        .forEach(
            id -> {
              throw NotWritten.aside(id);
            });
  }

  /** Writes an empty revision, to be filled by hand. */
  static NewRevision blank(Project project, String message, Slot slot) {
    RevisionWriting writing = writing(project, place(project, slot), slot, message);
    RevisionDraft draft = writing.draft(Operations.NONE, Operations.NONE);
    return new NewRevision(draft.id(), writing.write(draft), Operations.NONE, List.of());
  }

  private static RevisionWriting writing(Project project, Place place, Slot slot, String message) {
    return new RevisionWriting(project.workspace(), place, slot.folder(), message);
  }

  /** The place that a slot tells. */
  private static Place place(Project project, Slot slot) {
    refuseLabels(project.history(), slot.labels());
    List<HistoryEntry> parents = project.targets().at(slot.after());
    requireEnds(project, parents, slot.parent());
    Set<String> dependsOn = new LinkedHashSet<>();
    slot.dependsOn().forEach(target -> dependsOn.addAll(ids(project.targets().entries(target))));
    return new Place(ids(parents), List.copyOf(dependsOn), slot.labels());
  }

  /**
   * Refuses what cannot be the label of a new branch, before a file with it keeps the history from
   * being read.
   */
  static void refuseLabels(History history, List<String> labels) {
    for (String label : labels) {
      if (!RevisionHeader.isId(label)) {
        throw NotWritten.notALabel(label);
      }
      if (history.labels().contains(label) || history.find(label).isPresent()) {
        throw NotWritten.labelTaken(label, history.resolve(label));
      }
    }
  }

  /**
   * Refuses to begin a branch where nobody said so.
   *
   * @throws ProjectException if others come after one of the revisions already
   */
  static void requireEnds(Project project, List<HistoryEntry> parents, Slot.Parent wanted) {
    List<String> heads = ids(project.history().heads());
    for (HistoryEntry parent : parents) {
      if (wanted == Slot.Parent.HEAD && !heads.contains(parent.id())) {
        throw NotWritten.notAHead(parent.id(), heads);
      }
    }
  }

  private static List<String> ids(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::id).toList();
  }
}
