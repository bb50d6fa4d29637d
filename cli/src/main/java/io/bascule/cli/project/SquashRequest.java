package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.revision.Range;
import java.util.Set;
import java.util.TreeSet;

/**
 * What shall be squashed, and how.
 *
 * @param range the first and the last revision
 * @param message one line on what the squashed revision does; made from the range where empty
 * @param elided the revisions whose data steps are left out, as targets say them
 * @param rehearsal whether both ways are proved to lead to the same before the file is kept
 * @param replaced what becomes of the files of the revisions that it stands for
 */
public record SquashRequest(
    Range range, String message, Set<String> elided, Rehearsing rehearsal, Replaced replaced) {
  /** What becomes of the files of the revisions that are replaced. */
  public enum Replaced {
    /** They stay, for databases that have some of them. */
    KEEP,
    /** They go: every database has all of them, or none. */
    REMOVE
  }

  public SquashRequest {
    elided = Set.copyOf(new TreeSet<>(elided));
  }

  /** A rehearsed squash of a range that keeps the files. */
  public static SquashRequest of(Range range) {
    return new SquashRequest(range, "", Set.of(), Rehearsing.REHEARSE, Replaced.KEEP);
  }
}
