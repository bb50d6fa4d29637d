package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.generator.RevisionDraft;
import io.bascule.operation.Operations;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Merge;
import io.bascule.revision.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Joins several heads of a history. */
public final class Joining {
  private final Project project;

  Joining(Project project) {
    this.project = project;
  }

  /**
   * Whether the branches that lead to some revisions stand in each other's way. No database is
   * asked, unless a target counts from where it is.
   *
   * @param targets the revisions, as targets say them: {@code heads}, ids, {@code label@head}
   * @param parent whether they must be ends of the history
   * @throws io.bascule.revision.HistoryException if there is no such place, if they are not
   *     several, if one of them comes after another, or if the history cannot be folded
   * @throws ProjectException if others come after one of them already, and it must be an end
   */
  public Merge look(List<String> targets, Slot.Parent parent) {
    var ends = new LinkedHashMap<String, HistoryEntry>();
    for (String target : targets) {
      project.targets().entries(target).forEach(entry -> ends.put(entry.id(), entry));
    }
    Merge found = Merge.of(project.history(), ends.values());
    NextRevision.requireEnds(project, found.heads(), parent);
    return found;
  }

  /**
   * Writes the revision that joins them, once the branches were run in both orders.
   *
   * @param found what is known of them
   * @throws io.bascule.revision.HistoryException if they stand in each other's way
   * @throws ProjectException if the rehearsal fails
   */
  public NewRevision write(Merge found, MergeRequest request) {
    NextRevision.refuseLabels(project.history(), request.labels());
    Place place = Place.after(ids(found)).withLabels(request.labels());
    String message = request.message().isEmpty() ? "merge " + words(found) : request.message();
    var writing = new RevisionWriting(project.workspace(), place, null, message);
    Operations settling = keepsOrder() ? found.orRefuse().settling() : Operations.NONE;
    RevisionDraft draft = writing.draft(settling, Operations.NONE);
    if (request.rehearsal() == Rehearsing.REHEARSE) {
      MergeRehearsal.of(project, found, writing.compiled(draft));
    }
    var written = new NewRevision(draft.id(), writing.write(draft), settling, List.of());
    project.forget();
    return written;
  }

  /** Whether the database keeps the columns of a table in the order in which they came. */
  private boolean keepsOrder() {
    return project.hasDatabase() && project.database().dialect().columnOrder() == ColumnOrder.KEPT;
  }

  private static List<String> ids(Merge found) {
    return found.heads().stream().map(HistoryEntry::id).toList();
  }

  private static String words(Merge found) {
    return ids(found).stream().collect(Collectors.joining(" and "));
  }
}
