package io.bascule.differ;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.dialect.Equivalence;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.AlterSequence;
import io.bascule.operation.AlterTable;
import io.bascule.operation.CreateEnum;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.DropEnum;
import io.bascule.operation.DropNamespace;
import io.bascule.operation.DropSequence;
import io.bascule.operation.Operations;
import io.bascule.schema.EnumType;
import io.bascule.schema.Notes;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import java.util.List;
import java.util.TreeMap;

/** Finds the changes between two schemas whose renames are done, and puts them in order. */
final class Comparison {
  private final Schema before;
  private final Schema after;
  private final List<Sides> sides;
  private final Equivalence equivalence;
  private final ColumnOrder order;
  private final Notes notes;
  private final Graph graph = new Graph();

  Comparison(
      Schema before,
      Schema after,
      List<Sides> sides,
      Equivalence equivalence,
      ColumnOrder order,
      Notes notes) {
    this.before = before;
    this.after = after;
    this.sides = sides;
    this.equivalence = equivalence;
    this.order = order;
    this.notes = notes;
  }

  Operations operations() {
    namespaces();
    enums();
    sequences();
    sides.forEach(this::table);
    new TableChanges(before, after, graph).record();
    new KeyDependents(sides, graph).record();
    return graph.ordered();
  }

  private void namespaces() {
    for (String name : after.namespaces()) {
      if (!before.namespaces().contains(name)) {
        graph.add(new CreateNamespace(name), Rank.CREATE_NAMESPACE);
      }
    }
    for (String name : before.namespaces()) {
      if (!after.namespaces().contains(name)) {
        graph.add(new DropNamespace(name), Rank.DROP_NAMESPACE);
      }
    }
  }

  private void enums() {
    for (EnumType type : after.enums()) {
      var former = before.enumType(type.id());
      if (former.isEmpty()) {
        graph.add(new CreateEnum(type), Rank.CREATE_TYPE);
      } else if (!former.get().equals(type)) {
        graph.add(alter(former.get(), type), Rank.CREATE_TYPE);
      }
    }
    for (EnumType type : before.enums()) {
      if (after.enumType(type.id()).isEmpty()) {
        graph.add(new DropEnum(type), Rank.DROP_TYPE);
      }
    }
  }

  private AlterEnum alter(EnumType former, EnumType type) {
    var renames = new TreeMap<String, String>();
    for (String label : type.labels()) {
      String old = notes.formerLabels().get(type.id() + "." + label);
      if (old != null && former.labels().contains(old) && !former.labels().contains(label)) {
        renames.put(old, label);
      }
    }
    return new AlterEnum(former, type, renames);
  }

  private void sequences() {
    for (Sequence sequence : after.sequences()) {
      var former = before.sequences().find(sequence.name());
      if (former.isEmpty()) {
        graph.add(new CreateSequence(sequence), Rank.CREATE_TYPE);
      } else if (!equivalence.normal(former.get()).equals(equivalence.normal(sequence))) {
        graph.add(new AlterSequence(former.get(), sequence), Rank.CREATE_TYPE);
      }
    }
    for (Sequence sequence : before.sequences()) {
      if (!after.sequences().has(sequence.name())) {
        graph.add(new DropSequence(sequence), Rank.DROP_TYPE);
      }
    }
  }

  private void table(Sides table) {
    if (table.differ() || order == ColumnOrder.KEPT) {
      new ColumnChanges(table, order, graph).record();
      new ConstraintChanges(table, equivalence, graph).record();
      new IndexChanges(table, graph).record();
      attributes(table);
    }
  }

  private void attributes(Sides table) {
    if (!table.normalBefore().attributes().equals(table.normalAfter().attributes())) {
      graph.add(
          new AlterTable(
              table.after().id(), table.before().attributes(), table.after().attributes()),
          Rank.ALTER_TABLE);
    }
  }
}
