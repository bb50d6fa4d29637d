package io.bascule.cli.project;

import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Range;
import io.bascule.revision.Target;
import java.util.List;
import java.util.Set;

/** The revisions that people mean by a target or a range. */
public final class Targets {
  private final Project project;

  Targets(Project project) {
    this.project = project;
  }

  /**
   * The revisions that a target means; none before everything. The database is asked only where the
   * target counts from where it is.
   *
   * @throws io.bascule.revision.HistoryException if there is no such place
   */
  public List<HistoryEntry> at(String target) {
    Target place = Target.parse(target);
    return project.history().at(place, place.isRelative() ? project.ledger().applied() : Set.of());
  }

  /**
   * The revisions that a target means, at least one.
   *
   * @throws io.bascule.revision.HistoryException if there is no such place
   * @throws ProjectException if it is before everything
   */
  public List<HistoryEntry> entries(String target) {
    List<HistoryEntry> entries = at(target);
    if (entries.isEmpty()) {
      throw NotWritten.noRevisionAt(target);
    }
    return entries;
  }

  /**
   * A part of the history with both its ends, as {@code a:b} tells it.
   *
   * @throws io.bascule.revision.HistoryException if its beginning does not lead to its end
   */
  public List<HistoryEntry> between(Range range) {
    boolean relative = range.from().isRelative() || range.to().isRelative();
    return project.history().between(range, relative ? project.ledger().applied() : Set.of());
  }
}
