package io.bascule.dsl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was declared in a table or in a group, in the order in which it was said. */
final class Parts {
  private final List<Definition> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private final List<Sequence> sequences = new ArrayList<>();
  private final List<Enumeration<?>> enumerations = new ArrayList<>();
  private final List<Unfinished> unfinished = new ArrayList<>();
  private @Nullable Parts owner;
  private boolean frozen;

  Definition add(Definition column) {
    refuseIfFrozen("column " + column.name(), column.line());
    columns.add(column);
    return column;
  }

  <C extends Constraint> C add(C constraint) {
    refuseIfFrozen("a constraint", constraint.line());
    constraints.add(constraint);
    return constraint;
  }

  Index add(Index index) {
    refuseIfFrozen("an index", index.line());
    indexes.add(index);
    return index;
  }

  Sequence add(Sequence sequence) {
    refuseIfFrozen("a sequence", Line.here());
    sequences.add(sequence);
    return sequence;
  }

  void add(Enumeration<?> enumeration) {
    enumerations.add(enumeration);
  }

  /** Remembers a sentence whose end is still to come. */
  Unfinished begin(String what) {
    refuseIfFrozen(what, Line.here());
    var begun = new Unfinished(what, Line.here());
    unfinished.add(begun);
    return begun;
  }

  void finish(Unfinished begun) {
    unfinished.remove(begun);
  }

  /** Takes in all parts of a group, behind those that are here. */
  void include(Parts group) {
    group.owner = this;
    columns.addAll(group.columns);
    constraints.addAll(group.constraints);
    indexes.addAll(group.indexes);
    sequences.addAll(group.sequences);
    enumerations.addAll(group.enumerations);
    unfinished.addAll(group.unfinished);
  }

  List<Definition> columns() {
    return Collections.unmodifiableList(columns);
  }

  List<Constraint> constraints() {
    return Collections.unmodifiableList(constraints);
  }

  List<Index> indexes() {
    return Collections.unmodifiableList(indexes);
  }

  List<Sequence> sequences() {
    return Collections.unmodifiableList(sequences);
  }

  List<Enumeration<?>> enumerations() {
    return Collections.unmodifiableList(enumerations);
  }

  List<Unfinished> unfinished() {
    return Collections.unmodifiableList(unfinished);
  }

  void freeze() {
    frozen = true;
  }

  /**
   * A sentence whose end is still to come.
   *
   * @param what what it declares
   * @param line where it starts
   */
  record Unfinished(String what, String line) {}

  private boolean isFrozen() {
    var whole = owner;
    return frozen || whole != null && whole.isFrozen();
  }

  void refuseIfFrozen(String what, String declared) {
    if (isFrozen()) {
      throw Mistake.frozen(what, declared);
    }
  }
}
