package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.generator.RevisionDraft;
import io.bascule.generator.RevisionFile;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one revision of several. */
final class Squashing {
  private final Project project;
  private final History history;

  Squashing(Project project) {
    this.project = project;
    this.history = project.history();
  }

  /** Writes the revision that stands for the others, once it is proved. */
  Squashed squash(SquashRequest request) {
    Stretch stretch =
        Stretch.of(history, request.range(), project.targets().between(request.range()));
    Set<String> left = new LinkedHashSet<>();
    request
        .elided()
        .forEach(target -> project.targets().entries(target).forEach(e -> left.add(e.id())));
    var elided = new ArrayList<String>();
    Operations whole = stretch.changes(Direction.UP, left, elided);
    String irreversible = stretch.irreversible();
    Operations back =
        irreversible.isEmpty() ? stretch.changes(Direction.DOWN, left, elided) : Operations.NONE;
    Optional<Schema> before = schemaBefore(stretch);
    Operations upgrade = folded(whole, before.orElse(null));
    Operations downgrade = folded(back, before.map(whole::applyTo).orElse(null));
    var writing =
        new RevisionWriting(project.workspace(), stretch.place(), null, message(request, stretch));
    RevisionDraft draft = writing.draft(upgrade, downgrade, irreversible);
    Revision compiled = writing.compiled(draft);
    if (request.rehearsal() == Rehearsing.REHEARSE) {
      rehearse(stretch, stretch.sparing(left), new HistoryEntry(header(draft), compiled));
    }
    Path file = writing.write(draft);
    List<Path> removed =
        request.replaced() == SquashRequest.Replaced.REMOVE ? remove(stretch) : List.of();
    return new Squashed(
        draft.id(), file, draft.place().replaces(), whole.list().size(), upgrade, elided, removed);
  }

  private static String message(SquashRequest request, Stretch stretch) {
    return request.message().isEmpty()
        ? "squash %s to %s".formatted(stretch.first().id(), stretch.last().id())
        : request.message();
  }

  private static RevisionHeader header(RevisionDraft draft) {
    return RevisionHeader.of(draft.id())
        .withPlace(draft.place())
        .withMessage(draft.message())
        .withCreated(draft.created().toString())
        .withFingerprint(Fingerprint.UNKNOWN);
  }

  /** What the history makes up to the stretch, if it makes up the whole schema. */
  private Optional<Schema> schemaBefore(Stretch stretch) {
    try {
      Set<String> needed = new LinkedHashSet<>(stretch.place().needs());
      Schema before = history.schemaAt(needed);
      stretch.entries().forEach(entry -> history.schemaAt(entry.id()));
      return Optional.of(before);
    } catch (HistoryException unfoldable) {
      if (unfoldable.kind() == HistoryException.Kind.UNFOLDABLE) {
        return Optional.empty();
      }
      throw unfoldable;
    }
  }

  /** Fewer changes; where they would not fold to the same schema, all of them. */
  private static Operations folded(Operations whole, @Nullable Schema start) {
    Operations folded = whole.folded();
    return start == null || leadsToTheSame(whole, folded, start) ? folded : whole;
  }

  private static boolean leadsToTheSame(Operations whole, Operations folded, Schema start) {
    Schema expected = whole.applyTo(start);
    try {
      Schema actual = folded.applyTo(start);
      return expected.equals(actual)
          && expected.tables().stream()
              .allMatch(
                  table ->
                      table
                          .columns()
                          .names()
                          .equals(actual.existing(table.id()).columns().names()));
    } catch (SchemaException unfit) {
      return false;
    }
  }

  private void rehearse(Stretch stretch, History former, HistoryEntry squash) {
    Database own = project.database();
    own.with(
        own::openOrEmpty,
        open -> {
          new BothWays(own, open, former, stretch, squash).perform();
          return squash;
        });
  }

  private List<Path> remove(Stretch stretch) {
    Set<String> ids = new LinkedHashSet<>(stretch.place().replaces());
    List<Path> files =
        project.workspace().files().stream()
            .filter(file -> ids.contains(file.id()))
            .map(RevisionFile::path)
            .toList();
    files.forEach(TextFile::delete);
    project.workspace().forget();
    return files;
  }
}
