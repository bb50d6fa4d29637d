package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Stage;
import io.bascule.differ.Differ;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operations;
import io.bascule.operation.ReorderColumns;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Merge;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.revision.Target;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.schema.Schema;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the branches that shall be joined on empty databases, one behind the other in both orders,
 * and back: both must end alike. What the branches share is run first.
 */
final class MergeRehearsal {
  /** The id that the joining revision has on the stage. */
  private static final String JOINING = "bascule_joining";

  private final Dialect dialect;
  private final Connection stage;
  private final History history;
  private final Target ground;

  private MergeRehearsal(Dialect dialect, Connection stage, History history, Target ground) {
    this.dialect = dialect;
    this.stage = stage;
    this.history = history;
    this.ground = ground;
  }

  /**
   * Rehearses a merge.
   *
   * @param joining the revision that joins the branches
   * @throws ProjectException if the branches do not pass in both orders, or do not end alike
   */
  static void of(Project project, Merge found, Revision joining) {
    Database own = project.database();
    own.with(
        own::openOrEmpty,
        open -> {
          List<HistoryEntry> heads = new ArrayList<>(found.heads());
          Schema there = end(own, open, project.history(), found, heads, joining);
          Collections.reverse(heads);
          Schema here = end(own, open, project.history(), found, heads, joining);
          Operations between = Differ.of(own.dialect()).diff(here, there).operations();
          if (between.stream().anyMatch(change -> !(change instanceof ReorderColumns))) {
            throw NotWritten.ordersDiffer(Summary.lines(between));
          }
          return there;
        });
  }

  private static Schema end(
      Database own,
      Connection open,
      History history,
      Merge found,
      List<HistoryEntry> heads,
      Revision joining) {
    try (Stage stage = own.dialect().stage(open, own::openAt)) {
      List<HistoryEntry> common = history.in(found.common());
      Target ground =
          common.isEmpty() ? Target.BASE : new Target.Named(common.get(common.size() - 1).id());
      History row = inRows(history, found, common, joining);
      return new MergeRehearsal(own.dialect(), stage.connection(), row, ground).perform(heads);
    } catch (DialectException refused) {
      throw NotWritten.noRehearsal(String.valueOf(refused.getMessage()), refused);
    }
  }

  /**
   * The same history with all that is common in one row, so that its end is one place to go back
   * to.
   */
  private static History inRows(
      History history, Merge found, List<HistoryEntry> common, Revision joining) {
    var entries = new ArrayList<HistoryEntry>();
    List<String> last = List.of();
    for (HistoryEntry entry : common) {
      entries.add(placed(entry, Place.after(last)));
      last = List.of(entry.id());
    }
    List<String> heads = found.heads().stream().map(HistoryEntry::id).toList();
    for (HistoryEntry entry : history.in(history.withAncestors(heads))) {
      if (!found.common().contains(entry.id())) {
        entries.add(placed(entry, place(entry, found.common(), last)));
      }
    }
    entries.add(
        new HistoryEntry(RevisionHeader.of(JOINING).withPlace(Place.after(heads)), joining));
    return History.of(entries);
  }

  private static Place place(HistoryEntry entry, Set<String> common, List<String> last) {
    Set<String> after = new LinkedHashSet<>(entry.header().place().needs());
    if (after.isEmpty() || after.removeAll(common)) {
      after.addAll(last);
    }
    return Place.after(List.copyOf(after));
  }

  private static HistoryEntry placed(HistoryEntry entry, Place place) {
    return new HistoryEntry(entry.header().withPlace(place), entry.revision());
  }

  /** What the branches make in one order, once it was taken back and made again. */
  private Schema perform(List<HistoryEntry> heads) {
    String way = heads.stream().map(HistoryEntry::id).collect(Collectors.joining(", then "));
    Runner runner = Runner.of(stage, dialect, history);
    if (ground != Target.BASE) {
      run(() -> runner.upgrade(ground), "on what they share");
    }
    Schema start = read();
    up(runner, heads, way);
    Schema end = read();
    if (!isReversible(runner, way)) {
      return end;
    }
    expect(Differ.of(dialect).diff(start, read()).operations(), "after the way down: " + way);
    up(runner, heads, way);
    expect(Differ.of(dialect).diff(end, read()).operations(), "after the way up again: " + way);
    return end;
  }

  private void up(Runner runner, List<HistoryEntry> heads, String way) {
    for (HistoryEntry head : heads) {
      run(() -> runner.upgrade(new Target.Named(head.id())), "on the way up: " + way);
    }
    run(() -> runner.upgrade(new Target.Named(JOINING)), "on the way up: " + way);
  }

  /** Takes the branches back, unless one of them says that it cannot be. */
  private boolean isReversible(Runner runner, String way) {
    try {
      run(() -> runner.downgrade(ground), "on the way down: " + way);
      return true;
    } catch (HistoryException irreversible) {
      if (irreversible.kind() == HistoryException.Kind.IRREVERSIBLE) {
        return false;
      }
      throw irreversible;
    }
  }

  private Schema read() {
    return LiveSchema.read(stage, dialect).schema();
  }

  private static void run(Runnable way, String step) {
    try {
      way.run();
    } catch (RunnerException | DialectException failure) {
      throw NotWritten.mergeFailed(
          step, Rehearsal.reason(String.valueOf(failure.getMessage())), failure);
    }
  }

  /** What hangs on the order in which columns came is no difference. */
  private static void expect(Operations changes, String step) {
    List<String> differences =
        changes.stream()
            .filter(change -> !(change instanceof ReorderColumns))
            .map(change -> change.describe())
            .toList();
    if (!differences.isEmpty()) {
      throw NotWritten.mergeFailed(
          step,
          "the schema is not what it was; to be, it must\n" + String.join("\n", differences),
          null);
    }
  }
}
