package io.bascule.revision;

import io.bascule.operation.Operation;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All revisions of a project, and which comes after which. It is checked when it is made: every
 * parent is known, no id is there twice, and no revision comes after itself.
 *
 * <p>Where a database stands in it is the set of the revisions that are applied to it.
 *
 * <p>It is the one door to the graph, and so a long one: what it is asked is answered behind it.
 */
public final class History {
  /**
   * The table in which a database keeps what of its history was applied. It is part of no schema.
   */
  public static final String LEDGER = "bascule_history";

  /** No revision. */
  public static final History EMPTY = of(List.of());

  private final Replacing replacing;
  private final Set<String> apart;
  private final Graph graph;
  private final Branches branches;
  private final Schema start;

  private History(Replacing replacing, Set<String> apart, Schema start) {
    this.replacing = replacing;
    this.apart = apart;
    this.graph = Graph.of(replacing.seen(apart));
    this.branches = Branches.of(graph);
    this.start = start;
  }

  /**
   * The history of these revisions, given in any order.
   *
   * @throws HistoryException if they do not make one
   */
  public static History of(Collection<HistoryEntry> entries) {
    return new History(Replacing.of(entries), Set.of(), Schema.EMPTY);
  }

  /**
   * The same history for a database that had something before its first revision.
   *
   * @param schema what it had
   */
  public History startingAt(Schema schema) {
    return new History(replacing, apart, schema);
  }

  /**
   * The same history as a database sees it. Where it has some of the revisions that another one
   * {@linkplain Place#replaces() stands for} and not all, it goes on by these.
   *
   * @param applied the ids of all revisions that are applied to it
   * @throws HistoryException if the files of those that it would go on by are gone
   */
  public History seenFrom(Set<String> applied) {
    Optional<HalfReplaced> half = halfReplaced(applied);
    if (half.isPresent()) {
      throw NoWay.halfReplaced(half.get());
    }
    Set<String> others = replacing.apart(applied);
    return others.equals(apart) ? this : new History(replacing, others, start);
  }

  /**
   * What a database has, in the words of the history: a revision that stands for others in place of
   * all of them.
   *
   * @param applied the ids of all revisions that are applied to it
   */
  public Set<String> standing(Set<String> applied) {
    return replacing.standing(applied);
  }

  /** Where a database cannot go on, because it has some of what is replaced, and files are gone. */
  public Optional<HalfReplaced> halfReplaced(Set<String> applied) {
    for (String squash : replacing.apart(applied)) {
      List<String> missing = replacing.missing(squash);
      HistoryEntry entry = replacing.find(squash);
      if (!missing.isEmpty() && entry != null) {
        List<String> had =
            entry.header().place().replaces().stream().filter(applied::contains).toList();
        return Optional.of(new HalfReplaced(entry, had, missing));
      }
    }
    return Optional.empty();
  }

  /** The ids of all revisions that others stand for, as far as they are known. */
  public Set<String> replaced() {
    return replacing.allReplaced(replacing.ids());
  }

  /** The id under which a revision is seen: its own, or that of what stands for it. */
  public String placeOf(String id) {
    return replacing.placeOf(id, apart);
  }

  /** The ids of the revisions that one stands for, with those that these stand for, and so on. */
  public List<String> replacedBy(String id) {
    return List.copyOf(replacing.allReplaced(List.of(id)));
  }

  /**
   * A revision of which a database has some of what it stands for, and cannot be given the rest.
   *
   * @param squash the revision that stands for others
   * @param applied those of them that the database has
   * @param missing those of them of which no file is there
   */
  public record HalfReplaced(HistoryEntry squash, List<String> applied, List<String> missing) {}

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
    List<HistoryEntry> heads = heads();
    if (heads.size() > 1) {
      throw NoWay.severalHeads("name the head", heads);
    }
    return heads.stream().findFirst();
  }

  /** The revision of exactly that id. */
  public Optional<HistoryEntry> find(String id) {
    return Optional.ofNullable(graph.find(id));
  }

  /**
   * The revision of that id, the one whose branch has that label, or the only one whose id begins
   * so.
   *
   * @throws HistoryException if there is none, or if there are several
   */
  public HistoryEntry resolve(String prefix) {
    Optional<HistoryEntry> exact = find(prefix);
    if (exact.isPresent()) {
      return exact.get();
    }
    @Nullable HistoryEntry start = branches.start(prefix);
    if (start != null) {
      return start;
    }
    List<HistoryEntry> fitting =
        entries().stream().filter(entry -> entry.id().startsWith(prefix)).toList();
    if (fitting.isEmpty()) {
      return standingFor(prefix);
    }
    if (fitting.size() > 1) {
      throw NoWay.ambiguous(prefix, fitting);
    }
    return fitting.get(0);
  }

  /** What stands in the place of a revision that is not seen. */
  private HistoryEntry standingFor(String prefix) {
    List<String> fitting =
        replacing.ids().contains(prefix)
            ? List.of(prefix)
            : replacing.ids().stream().filter(id -> id.startsWith(prefix)).toList();
    if (fitting.isEmpty()) {
      throw NoWay.unknown(prefix, heads());
    }
    var found = new LinkedHashSet<HistoryEntry>();
    for (String id : fitting) {
      HistoryEntry seen = find(replacing.placeOf(id, apart)).orElseThrow();
      if (!replacing.endsAs(id, seen.id())) {
        throw NoWay.replaced(id, seen);
      }
      found.add(seen);
    }
    if (found.size() > 1) {
      throw NoWay.ambiguous(prefix, List.copyOf(found));
    }
    return found.iterator().next();
  }

  /**
   * The given revisions and all that they need: what they come after or depend on. Unknown ids are
   * left out.
   */
  public Set<String> withAncestors(Collection<String> ids) {
    return graph.withNeeded(ids);
  }

  /** The given revisions and all that they come after, but not what they depend on. */
  Set<String> behind(Collection<String> ids) {
    return graph.withAncestors(ids);
  }

  /** The revisions that come right after a revision. */
  public List<HistoryEntry> next(HistoryEntry entry) {
    return in(graph.childrenOf(entry.id()));
  }

  /** The labels of all branches, sorted. */
  public Set<String> labels() {
    return branches.labels();
  }

  /** The labels of the branches that a revision is on, sorted. */
  public List<String> labelsOf(HistoryEntry entry) {
    return branches.labelsOf(entry.id());
  }

  /**
   * The ids of a branch: of the revision that it is named after, of all that comes after it, and of
   * the unbranched line that leads to it.
   *
   * @param name its label, or the id of a revision or the beginning of one
   * @throws HistoryException if there is no such branch
   */
  public Set<String> branch(String name) {
    @Nullable HistoryEntry start = branches.start(name);
    if (start == null && entries().stream().noneMatch(entry -> entry.id().startsWith(name))) {
      throw NoWay.unknownBranch(name, labels());
    }
    return branches.on(start == null ? resolve(name) : start);
  }

  /**
   * The revisions that a target means.
   *
   * @param target what somebody said
   * @param applied the ids of the revisions that are applied: {@code current}, {@code +n} and
   *     {@code -n} count from there
   * @return the revisions; none before everything
   * @throws HistoryException if there is no such place, or more than one
   */
  public List<HistoryEntry> at(Target target, Set<String> applied) {
    History seen = seenFrom(applied);
    return Places.of(seen, seen.graph, standing(applied)).at(target);
  }

  /**
   * The revisions of a part of the history, with both its ends.
   *
   * @param range what somebody said
   * @param applied the ids of the revisions that are applied
   * @throws HistoryException if it begins at what does not lead to its end
   */
  public List<HistoryEntry> between(Range range, Set<String> applied) {
    return seenFrom(applied).part(range, standing(applied));
  }

  private List<HistoryEntry> part(Range range, Set<String> applied) {
    List<HistoryEntry> from = at(range.from(), applied);
    List<String> to = ids(at(range.to(), applied));
    Set<String> all = graph.withAncestors(to);
    if (!all.containsAll(ids(from))) {
      throw NoWay.notBehind(range, from);
    }
    Set<String> before = graph.withAncestors(ids(from));
    ids(from).forEach(before::remove);
    all.removeAll(before);
    return in(all);
  }

  private static List<String> ids(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::id).toList();
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
    History seen = seenFrom(applied);
    var paths = new Paths(seen, seen.graph, standing(applied));
    return switch (direction) {
      case UP -> paths.up(target);
      case DOWN -> reversible(target, paths.down(target));
    };
  }

  private static List<HistoryEntry> reversible(Target target, List<HistoryEntry> way) {
    for (HistoryEntry entry : way) {
      entry
          .irreversible()
          .ifPresent(
              reason -> {
                throw NoWay.irreversible(target, entry, reason);
              });
    }
    return way;
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
        throw BrokenHistory.unfoldable(entry, operation, e);
      }
    }
    return schema;
  }
}
