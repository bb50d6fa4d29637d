package io.bascule.revision;

import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.ReorderColumns;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be known before several heads are joined: whether the changes of their branches stand
 * in each other's way. It is found on the folded schema, without a database.
 *
 * <p>Branches are independent when every change of the one goes with every change of the other: on
 * whatever schema the two meet, both orders lead to one schema, each finds what it was written for,
 * and neither takes what the other names. It errs on the side of conflict: what is rewritten and
 * put back within one branch is looked at step by step.
 */
public final class Merge {
  private final List<HistoryEntry> heads;
  private final Set<String> common;
  private final Set<MergeConflict> conflicts = new LinkedHashSet<>();
  private final Set<MergeConflict> doubts = new LinkedHashSet<>();
  private Operations settling = Operations.NONE;

  private Merge(History history, List<HistoryEntry> heads) {
    this.heads = heads;
    this.common = needed(history, heads.get(0));
    heads.forEach(head -> common.retainAll(needed(history, head)));
  }

  /**
   * Looks at the branches that lead to these revisions.
   *
   * @throws HistoryException if they are not several, if one of them comes after another, or if the
   *     history cannot be folded
   */
  public static Merge of(History history, Collection<HistoryEntry> heads) {
    List<HistoryEntry> ends = history.in(ids(List.copyOf(heads)));
    if (ends.size() < 2) {
      throw NoMerge.oneHead(ends);
    }
    for (HistoryEntry end : ends) {
      Set<String> behind = history.behind(end.after());
      for (HistoryEntry other : ends) {
        if (behind.contains(other.id())) {
          throw NoMerge.inOneLine(other, end);
        }
      }
    }
    var merge = new Merge(history, ends);
    merge.look(history);
    if (merge.isIndependent()) {
      merge.settle(history);
    }
    return merge;
  }

  /** Of two branches that each lead to columns of one table, either may have come first. */
  private void settle(History history) {
    Schema wanted = history.schemaAt(ids(heads));
    var backwards = new ArrayList<>(heads);
    Collections.reverse(backwards);
    var reorders = new LinkedHashMap<QualifiedName, Operation>();
    for (List<HistoryEntry> order : List.of(heads, backwards)) {
      for (Table table : inOrder(history, order).tables()) {
        List<String> before = table.columns().names();
        List<String> after = wanted.existing(table.id()).columns().names();
        if (!before.equals(after)) {
          reorders.put(table.id(), new ReorderColumns(table.id(), before, after));
        }
      }
    }
    settling = new Operations(List.copyOf(reorders.values()));
  }

  private static Schema inOrder(History history, List<HistoryEntry> order) {
    Set<String> done = new LinkedHashSet<>();
    Schema schema = history.schemaAt(done);
    for (HistoryEntry head : order) {
      Set<String> before = Set.copyOf(done);
      done.addAll(needed(history, head));
      for (HistoryEntry entry : without(history, done, before)) {
        schema = history.fold(entry, Direction.UP, schema);
      }
    }
    return schema;
  }

  private static List<String> ids(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryEntry::id).toList();
  }

  private static Set<String> needed(History history, HistoryEntry head) {
    return new LinkedHashSet<>(history.withAncestors(List.of(head.id())));
  }

  /** Each two of the branches, and then each with all before it together. */
  private void look(History history) {
    for (int i = 1; i < heads.size(); i++) {
      Set<String> right = needed(history, heads.get(i));
      for (HistoryEntry head : heads.subList(0, i)) {
        look(history, needed(history, head), right);
      }
    }
    for (int i = 2; i < heads.size() && conflicts.isEmpty(); i++) {
      Set<String> left = new LinkedHashSet<>();
      heads.subList(0, i).forEach(head -> left.addAll(needed(history, head)));
      look(history, left, needed(history, heads.get(i)));
    }
  }

  private void look(History history, Set<String> left, Set<String> right) {
    var shared = new LinkedHashSet<>(left);
    shared.retainAll(right);
    Schema start = history.schemaAt(shared);
    var one = new Branch(start, without(history, left, shared));
    var other = new Branch(start, without(history, right, shared));
    conflicts.addAll(Grid.conflicts(start, one, other));
    doubts.addAll(Doubts.of(start, one, other));
  }

  private static List<HistoryEntry> without(History history, Set<String> ids, Set<String> shared) {
    return history.in(ids).stream().filter(entry -> !shared.contains(entry.id())).toList();
  }

  /** The revisions that are joined, in the order of the history. */
  public List<HistoryEntry> heads() {
    return heads;
  }

  /** The ids of the revisions that all the branches have. */
  public Set<String> common() {
    return Set.copyOf(common);
  }

  /** The pairs of changes that stand in each other's way; of each two branches the first ones. */
  public List<MergeConflict> conflicts() {
    return List.copyOf(conflicts);
  }

  /** The pairs of changes that may, and that only a person can judge: SQL and Java. */
  public List<MergeConflict> doubts() {
    return List.copyOf(doubts);
  }

  /** Whether no change of one branch stands in the way of one of another, as far as can be seen. */
  public boolean isIndependent() {
    return conflicts.isEmpty();
  }

  /**
   * Goes on where nothing stands in the way.
   *
   * @throws HistoryException if something does, with all that is known of it
   */
  public Merge orRefuse() {
    if (!isIndependent()) {
      throw NoMerge.conflict(heads, new ArrayList<>(conflicts));
    }
    return this;
  }

  /**
   * Goes on where nothing may stand in the way, either.
   *
   * @throws HistoryException if something may, with what is known of it
   */
  public Merge orDoubt() {
    orRefuse();
    if (!doubts.isEmpty()) {
      throw NoMerge.doubtful(heads, doubts());
    }
    return this;
  }

  /** The doubts in lines for a person who is asked; the empty string if there are none. */
  public String question() {
    return doubts.isEmpty() ? "" : NoMerge.question(doubts());
  }

  /**
   * What makes all databases alike that keep the columns of a table in the order in which they
   * came, whichever branch they had first. It means nothing to others.
   */
  public Operations settling() {
    return settling;
  }
}
