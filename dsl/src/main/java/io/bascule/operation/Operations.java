package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes in the order in which they are made.
 *
 * @param list the changes
 */
public record Operations(List<Operation> list) {
  /** No change. */
  public static final Operations NONE = new Operations(List.of());

  public Operations {
    list = List.copyOf(list);
  }

  /** These changes in this order. */
  public static Operations of(Operation... operations) {
    return new Operations(List.of(operations));
  }

  /**
   * What a schema is after the changes.
   *
   * @throws io.bascule.schema.SchemaException if one of them does not fit the schema before it
   */
  public Schema applyTo(Schema schema) {
    Schema changed = schema;
    for (Operation operation : list) {
      changed = operation.applyTo(changed);
    }
    return changed;
  }

  /**
   * The way back: each change's inverse, last first.
   *
   * @throws IllegalStateException if one of them is a data step, which has no inverse of its own
   */
  public Operations inverse() {
    var back = new ArrayList<Operation>(list.stream().map(Operation::inverse).toList());
    Collections.reverse(back);
    return new Operations(back);
  }

  /**
   * Fewer changes that come to the same, for every schema and for all rows: what a later one takes
   * back is left out, and what changes a table that was just made is made with it. Data steps stay,
   * each between the changes that it stood between.
   */
  public Operations folded() {
    return new Operations(Folding.folded(list));
  }

  /** These changes, and others behind them. */
  public Operations then(Operations others) {
    var all = new ArrayList<>(list);
    all.addAll(others.list);
    return new Operations(all);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** The changes as a stream. */
  public Stream<Operation> stream() {
    return list.stream();
  }

  /**
   * What the changes may cost, in their order. What is done to a table that they have made costs
   * nothing, until a data step may have put rows into it.
   */
  public List<Hazard> hazards() {
    var hazards = new ArrayList<Hazard>();
    var fresh = new HashSet<QualifiedName>();
    for (Operation operation : list) {
      if (operation instanceof CreateTable create) {
        fresh.add(create.subject().id());
      } else if (operation.leaves().stream().anyMatch(Operations::changesRows)) {
        fresh.clear();
      }
      QualifiedName table = operation.table();
      if (table == null || !fresh.contains(table)) {
        hazards.addAll(operation.hazards());
      }
    }
    return List.copyOf(hazards);
  }

  private static boolean changesRows(Operation operation) {
    return operation instanceof DataStep step && !step.action().onlyAsks();
  }
}
