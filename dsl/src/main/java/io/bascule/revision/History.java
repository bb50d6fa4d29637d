package io.bascule.revision;

import io.bascule.operation.Operation;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All revisions of a project, and which comes after which. It is checked when it is made: every
 * parent is known, no id is there twice, and no revision comes after itself.
 *
 * <p>Where a database stands in it is the set of the revisions that are applied to it.
 */
public final class History {
  /**
   * The table in which a database keeps what of its history was applied. It is part of no schema.
   */
  public static final String LEDGER = "bascule_history";

  /** No revision. */
  public static final History EMPTY = of(List.of());

  private final Graph graph;
  private final Schema start;

  private History(Graph graph, Schema start) {
    this.graph = graph;
    this.start = start;
  }

  /**
   * The history of these revisions, given in any order.
   *
   * @throws HistoryException if they do not make one
   */
  public static History of(Collection<HistoryEntry> entries) {
    return new History(Graph.of(entries), Schema.EMPTY);
  }

  /**
   * The same history for a database that had something before its first revision.
   *
   * @param schema what it had
   */
  public History startingAt(Schema schema) {
    return new History(graph, schema);
  }

  /**
   * The history of revisions whose classes carry their headers.
   *
   * @throws HistoryException if they do not make one
   */
  public static History of(Revision... revisions) {
    return of(List.of(revisions).stream().map(HistoryEntry::of).toList());
  }

  /**
   * All revisions, each behind its parents; where that leaves a choice, the older first. The order
   * is always the same.
   */
  public List<HistoryEntry> entries() {
    return graph.entries();
  }

  /** Whether there is no revision. */
  public boolean isEmpty() {
    return entries().isEmpty();
  }

  /** The revisions that none comes after. */
  public List<HistoryEntry> heads() {
    return entries().stream().filter(entry -> graph.childrenOf(entry.id()).isEmpty()).toList();
  }

  /** The revisions that come after none. */
  public List<HistoryEntry> bases() {
    return entries().stream().filter(entry -> entry.after().isEmpty()).toList();
  }

  /**
   * The one head, if there is a revision at all.
   *
   * @throws HistoryException if there are several
   */
  public Optional<HistoryEntry> head() {
    return head("name the head");
  }

  private Optional<HistoryEntry> head(String verb) {
    List<HistoryEntry> heads = heads();
    if (heads.size() > 1) {
      throw HistoryException.severalHeads(verb, heads);
    }
    return heads.stream().findFirst();
  }

  /** The revision of exactly that id. */
  public Optional<HistoryEntry> find(String id) {
    return Optional.ofNullable(graph.find(id));
  }

  /**
   * The revision of that id, or the only one whose id begins so.
   *
   * @throws HistoryException if there is none, or if there are several
   */
  public HistoryEntry resolve(String prefix) {
    Optional<HistoryEntry> exact = find(prefix);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<HistoryEntry> fitting =
        entries().stream().filter(entry -> entry.id().startsWith(prefix)).toList();
    if (fitting.isEmpty()) {
      throw HistoryException.unknown(prefix, heads());
    }
    if (fitting.size() > 1) {
      throw HistoryException.ambiguous(prefix, fitting);
    }
    return fitting.get(0);
  }

  /** The given revisions and all that they come after, as ids. Unknown ids are left out. */
  public Set<String> withAncestors(Collection<String> ids) {
    return graph.withAncestors(ids);
  }

  /** Those of the given revisions that none of the others comes after, in order. */
  public List<HistoryEntry> latest(Collection<String> applied) {
    return in(applied).stream()
        .filter(entry -> Collections.disjoint(graph.childrenOf(entry.id()), applied))
        .toList();
  }

  /** The given revisions in the order of the history. Unknown ids are left out. */
  public List<HistoryEntry> in(Collection<String> ids) {
    var wanted = Set.copyOf(ids);
    return entries().stream().filter(entry -> wanted.contains(entry.id())).toList();
  }

  /**
   * The revisions to be run, in the order in which they are run.
   *
   * @param direction the way
   * @param applied the ids of the revisions that are applied
   * @param target where it ends
   * @throws HistoryException if the target cannot be reached on that way
   */
  public List<HistoryEntry> path(Direction direction, Set<String> applied, Target target) {
    return switch (direction) {
      case UP -> new Paths(this, graph, applied).up(target);
      case DOWN -> new Paths(this, graph, applied).down(target);
    };
  }

  /**
   * The schema at a revision, made from what the revisions record and without a database.
   *
   * @param id the revision, by its whole id
   * @throws HistoryException if there is no such revision, or if the changes do not fit together
   *     because the history does not begin at an empty database
   */
  public Schema schemaAt(String id) {
    return schemaAt(Set.of(resolve(id).id()));
  }

  /**
   * The schema that some revisions make, together with all that they come after; that of none is
   * what the history {@linkplain #startingAt starts at}, which is empty unless told.
   *
   * @throws HistoryException if the changes do not fit together
   */
  public Schema schemaAt(Collection<String> ids) {
    Schema schema = start;
    for (HistoryEntry entry : in(withAncestors(ids))) {
      schema = fold(entry, Direction.UP, schema);
    }
    return schema;
  }

  /**
   * What a schema is after one revision was run.
   *
   * @throws HistoryException if its changes do not fit the schema
   */
  public Schema fold(HistoryEntry entry, Direction direction, Schema before) {
    Schema schema = before;
    for (Operation operation : entry.operations(direction).list()) {
      try {
        schema = operation.applyTo(schema);
      } catch (SchemaException e) {
        throw HistoryException.unfoldable(entry, operation, e);
      }
    }
    return schema;
  }

  /** The ways from where a database stands. */
  private record Paths(History history, Graph graph, Set<String> applied) {
    List<HistoryEntry> up(Target target) {
      if (target instanceof Target.Forward forward) {
        return forward(forward);
      }
      if (target instanceof Target.Named named) {
        return pending(Set.of(history.resolve(named.prefix()).id()));
      }
      if (target instanceof Target.Head) {
        return toHead(target);
      }
      throw HistoryException.wrongWay(Direction.UP, target);
    }

    private List<HistoryEntry> toHead(Target target) {
      return history
          .head("upgrade to " + target)
          .map(head -> pending(Set.of(head.id())))
          .orElse(List.of());
    }

    private List<HistoryEntry> forward(Target.Forward target) {
      List<HistoryEntry> all = toHead(target);
      if (target.count() > all.size()) {
        throw HistoryException.tooFar(Direction.UP, target.count(), all.size());
      }
      return all.subList(0, target.count());
    }

    private List<HistoryEntry> pending(Set<String> ends) {
      return history.in(graph.withAncestors(ends)).stream()
          .filter(entry -> !applied.contains(entry.id()))
          .toList();
    }

    List<HistoryEntry> down(Target target) {
      if (target instanceof Target.Back back) {
        return back(back);
      }
      if (target instanceof Target.Named named) {
        return downTo(history.resolve(named.prefix()));
      }
      if (target instanceof Target.Start) {
        return reversed(applied);
      }
      throw HistoryException.wrongWay(Direction.DOWN, target);
    }

    /** Takes back what comes after the target, and no more. */
    private List<HistoryEntry> downTo(HistoryEntry target) {
      if (!applied.contains(target.id())) {
        throw HistoryException.notApplied(target, history.latest(applied));
      }
      var after = new LinkedHashSet<>(graph.withDescendants(Set.of(target.id())));
      after.remove(target.id());
      after.retainAll(applied);
      return reversed(after);
    }

    private List<HistoryEntry> back(Target.Back target) {
      var left = new LinkedHashSet<>(applied);
      var way = new ArrayList<HistoryEntry>();
      while (way.size() < target.count()) {
        List<HistoryEntry> ends = history.latest(left);
        if (ends.isEmpty()) {
          throw HistoryException.tooFar(Direction.DOWN, target.count(), way.size());
        }
        if (ends.size() > 1) {
          throw HistoryException.severalCurrent("downgrade by " + target.count(), ends);
        }
        way.add(ends.get(0));
        left.remove(ends.get(0).id());
      }
      return way;
    }

    private List<HistoryEntry> reversed(Collection<String> ids) {
      var way = new ArrayList<>(history.in(ids));
      Collections.reverse(way);
      return way;
    }
  }
}
