package io.bascule.cli.project;

import io.bascule.revision.HistoryEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How revisions that are there are written again: several as one, the last with more, by hand. */
public final class Rewriting {
  private final Project project;

  Rewriting(Project project) {
    this.project = project;
  }

  /**
   * Writes one revision that stands for several.
   *
   * @throws io.bascule.revision.HistoryException if there is no such range
   * @throws ProjectException if one cannot stand for them, or the rehearsal fails
   */
  public Squashed squash(SquashRequest request) {
    Squashed squashed = new Squashing(project).squash(request);
    project.forget();
    return squashed;
  }

  /**
   * Writes the last revision again, with what the model has changed since.
   *
   * @return what was written, or nothing where there is nothing to change
   * @throws io.bascule.differ.DifferException if only a person can tell a rename from a drop
   * @throws ProjectException if the database has it, has drifted, or the rehearsal fails
   */
  public Optional<NewRevision> update(RevisionRequest request) {
    Database own = project.database();
    Optional<NewRevision> written =
        own.with(own::openOrEmpty, open -> new Updating(project, open).write(request));
    project.forget();
    return written;
  }

  /**
   * The file of a revision, by its id or the beginning of one, even where the revisions make no
   * history; or by any other target.
   *
   * @throws ProjectException if it is not one revision, or not a file
   */
  public Path file(String target) {
    List<Path> named = project.workspace().filesOf(target);
    if (named.size() == 1) {
      return named.get(0);
    }
    List<HistoryEntry> entries = project.targets().entries(target);
    if (entries.size() != 1) {
      throw NotRewritten.noFile(target);
    }
    return project.workspace().file(entries.get(0).id()).path();
  }

  /**
   * Opens the file of a revision in an editor, and looks at what became of it.
   *
   * @throws ProjectException if there is no editor, or if the revisions are none any more
   */
  public Edited edit(String target) {
    return new Editing(project).edit(file(target));
  }
}
