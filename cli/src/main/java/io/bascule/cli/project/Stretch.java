package io.bascule.cli.project;

import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Place;
import io.bascule.revision.Range;
import io.bascule.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a history that one revision can stand for: one way leads in, and one leads out. */
final class Stretch {
  /** Why an action cannot be moved into another revision; empty if it can. */
  private static final DataAction.Visitor<String> UNMOVABLE =
      new DataAction.Visitor<>() {
        @Override
        public String sql(DataAction.Sql sql) {
          return "";
        }

        @Override
        public String call(DataAction.Call call) {
          return "has a step in Java, which cannot be written again";
        }

        @Override
        public String precondition(DataAction.Precondition precondition) {
          return precondition.then() == DataAction.Precondition.Then.SKIP
              ? "may leave out its rest, and would leave out what comes behind it too"
              : "";
        }

        @Override
        public String insert(DataAction.Insert insert) {
          return "";
        }

        @Override
        public String decision(DataAction.Decision decision) {
          return "";
        }

        @Override
        public String backfill(Backfill backfill) {
          return "";
        }

        @Override
        public String delete(Delete delete) {
          return "";
        }

        @Override
        public String forEachRow(ForEachRow each) {
          return "has a step in Java, which cannot be written again";
        }
      };

  private final History history;
  private final Range range;
  private final List<HistoryEntry> entries;
  private final Set<String> ids;

  private Stretch(History history, Range range, List<HistoryEntry> entries) {
    this.history = history;
    this.range = range;
    this.entries = entries;
    this.ids = ids(entries);
  }

  /**
   * The stretch of these revisions.
   *
   * @throws ProjectException if they are none, with the revision that stands in the way
   */
  static Stretch of(History history, Range range, List<HistoryEntry> entries) {
    var stretch = new Stretch(history, range, entries);
    if (entries.size() < 2) {
      throw NotRewritten.tooFew(range, entries);
    }
    stretch.refuseSeveral();
    stretch.refuseBranches();
    stretch.refuseBetween();
    return stretch;
  }

  private static Set<String> ids(List<HistoryEntry> entries) {
    return new LinkedHashSet<>(entries.stream().map(HistoryEntry::id).toList());
  }

  private void refuseSeveral() {
    List<HistoryEntry> ends = history.latest(ids);
    if (ends.size() > 1) {
      throw NotRewritten.severalEnds(range, ends);
    }
    List<HistoryEntry> beginnings =
        entries.stream()
            .filter(entry -> entry.after().isEmpty() || !ids.containsAll(entry.after()))
            .toList();
    if (beginnings.size() > 1) {
      throw NotRewritten.severalBeginnings(range, beginnings);
    }
  }

  private void refuseBranches() {
    for (HistoryEntry inside : entries.subList(0, entries.size() - 1)) {
      for (HistoryEntry next : history.next(inside)) {
        if (!ids.contains(next.id())) {
          throw NotRewritten.branchesOff(range, inside, next);
        }
      }
    }
  }

  /** What needs one of them, and is needed by another. */
  private void refuseBetween() {
    Set<String> needed = history.withAncestors(ids);
    needed.removeAll(ids);
    for (HistoryEntry outside : history.in(needed)) {
      if (!Collections.disjoint(history.withAncestors(Set.of(outside.id())), ids)) {
        throw NotRewritten.needsBetween(range, outside);
      }
    }
  }

  List<HistoryEntry> entries() {
    return entries;
  }

  HistoryEntry first() {
    return entries.get(0);
  }

  HistoryEntry last() {
    return entries.get(entries.size() - 1);
  }

  /** Where a revision stands that stands for them. */
  Place place() {
    var needs = new LinkedHashSet<String>();
    var labels = new LinkedHashSet<String>();
    for (HistoryEntry entry : entries) {
      needs.addAll(entry.header().place().dependsOn());
      labels.addAll(entry.header().place().labels());
    }
    needs.removeAll(ids);
    return new Place(first().after(), List.copyOf(needs), List.copyOf(labels), List.copyOf(ids));
  }

  /** Why there is no way back over them; empty if there is one. */
  String irreversible() {
    return entries.stream()
        .flatMap(
            entry ->
                entry.irreversible().map(reason -> "%s: %s".formatted(entry.id(), reason)).stream())
        .reduce("", (all, reason) -> all.isEmpty() ? reason : all + "; " + reason);
  }

  /**
   * All changes of one way, in the order in which they are made, without the data steps that can be
   * left out.
   *
   * @param left the ids of the revisions whose data steps are all left out
   * @param elided where what is left out is told
   */
  Operations changes(Direction direction, Set<String> left, List<String> elided) {
    var way = new ArrayList<>(entries);
    if (direction == Direction.DOWN) {
      Collections.reverse(way);
    }
    var all = new ArrayList<Operation>();
    for (HistoryEntry entry : way) {
      for (Operation operation : entry.operations(direction).list()) {
        if (operation instanceof DataStep step && isLeft(step, entry, left)) {
          elided.add("%s  %s".formatted(entry.id(), step.describe()));
        } else {
          refuseUnmovable(entry, operation);
          all.add(operation);
        }
      }
    }
    return new Operations(all);
  }

  /**
   * The same history without the data steps that are left out.
   *
   * @param left the ids of the revisions whose data steps are all left out
   */
  History sparing(Set<String> left) {
    return History.of(
        history.entries().stream()
            .map(entry -> ids.contains(entry.id()) ? sparing(entry, left) : entry)
            .toList());
  }

  private static HistoryEntry sparing(HistoryEntry entry, Set<String> left) {
    return new HistoryEntry(
        entry.header(),
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            record(changes, Direction.UP);
          }

          @Override
          public void downgrade(Changes changes) {
            entry.irreversible().ifPresent(changes::irreversible);
            record(changes, Direction.DOWN);
          }

          private void record(Changes changes, Direction direction) {
            entry.operations(direction).stream()
                .filter(
                    operation -> !(operation instanceof DataStep step && isLeft(step, entry, left)))
                .forEach(changes::add);
          }
        });
  }

  private static boolean isLeft(DataStep step, HistoryEntry entry, Set<String> left) {
    return step.isElidable() || left.contains(entry.id());
  }

  private void refuseUnmovable(HistoryEntry entry, Operation operation) {
    unmovable(operation)
        .ifPresent(
            why -> {
              throw NotRewritten.unmovable(
                  "squash " + range,
                  entry,
                  operation,
                  why,
                  "--elide %s   if no new database needs its data steps, or a range without it"
                      .formatted(entry.id()));
            });
  }

  /** Why a change cannot be moved into another revision, if it cannot. */
  static Optional<String> unmovable(Operation operation) {
    return operation.leaves().stream()
        .filter(DataStep.class::isInstance)
        .map(leaf -> ((DataStep) leaf).action().accept(UNMOVABLE))
        .filter(why -> !why.isEmpty())
        .findFirst();
  }
}
