package io.bascule.differ;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.DropColumn;
import io.bascule.operation.Operation;
import io.bascule.operation.ReorderColumns;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Position;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must change about the columns of one table. */
final class ColumnChanges {
  private final Sides sides;
  private final ColumnOrder order;
  private final Graph graph;

  /** Names of columns that are dropped, and of those that are added; a remade one is in both. */
  private final Set<String> dropped = new LinkedHashSet<>();

  private final Set<String> added = new LinkedHashSet<>();
  private final List<String> altered = new ArrayList<>();

  /** Columns that come and go, to be made in the order of their ranks, as in the whole graph. */
  private final Graph recorded = new Graph();

  ColumnChanges(Sides sides, ColumnOrder order, Graph graph) {
    this.sides = sides;
    this.order = order;
    this.graph = graph;
  }

  void record() {
    compare();
    remakeGenerated();
    recordDrops();
    recordAdds();
    altered.forEach(
        name ->
            graph.add(
                new AlterColumn(sides.after().id(), before(name), after(name)), Rank.ALTER_COLUMN));
    if (order == ColumnOrder.KEPT) {
      recordOrder();
    }
  }

  private void compare() {
    for (String name : sides.before().columns().names()) {
      if (!sides.after().columns().has(name)) {
        dropped.add(name);
      } else if (!column(sides.normalBefore(), name).equals(column(sides.normalAfter(), name))) {
        altered.add(name);
      }
    }
    sides.after().columns().names().stream()
        .filter(name -> !sides.before().columns().has(name))
        .forEach(added::add);
  }

  /**
   * A generated column over one whose type changes, or that is dropped and made anew, is made anew.
   */
  private void remakeGenerated() {
    for (Column column : sides.after().columns()) {
      Generated how = column.generated();
      if (how != null && sides.before().columns().has(column.name()) && standsOnChange(how)) {
        altered.remove(column.name());
        dropped.add(column.name());
        added.add(column.name());
      }
    }
  }

  private boolean standsOnChange(Generated how) {
    Expression expression = how.expression();
    return altered.stream()
        .filter(name -> !before(name).type().equals(after(name).type()))
        .anyMatch(expression::mentions);
  }

  /** Last ones first, so that the way back finds each one's neighbour in its place. */
  private void recordDrops() {
    var names = new ArrayList<>(dropped);
    names.sort(Comparator.comparingInt(this::placeBefore).reversed());
    for (String name : names) {
      Position position = position(name, sides.before(), dropped);
      boolean dependent = added.contains(name) || before(name).generated() != null;
      record(
          new DropColumn(sides.after().id(), before(name), position),
          dependent ? Rank.DROP_DEPENDENT_COLUMN : Rank.DROP_COLUMN);
    }
  }

  private int placeBefore(String name) {
    return sides.before().columns().names().indexOf(name);
  }

  private void recordAdds() {
    for (String name : sides.after().columns().names()) {
      if (added.contains(name)) {
        Position position = position(name, sides.after(), added);
        boolean dependent = after(name).generated() != null;
        record(
            new AddColumn(sides.after().id(), after(name), position),
            dependent ? Rank.ADD_DEPENDENT_COLUMN : Rank.ADD_COLUMN);
      }
    }
  }

  /** Last, if nothing that stays follows; otherwise behind its neighbour. */
  private Position position(String name, Table table, Set<String> moving) {
    if (order == ColumnOrder.FIXED) {
      return Position.LAST;
    }
    List<String> names = table.columns().names();
    boolean last =
        names.subList(names.indexOf(name) + 1, names.size()).stream().allMatch(moving::contains);
    return last ? Position.LAST : Position.of(name, table);
  }

  /** What is left out of order once all columns are dropped and added is put in order. */
  private void recordOrder() {
    Schema alone = Schema.EMPTY.with(sides.before());
    Table table = recorded.ordered().applyTo(alone).existing(sides.before().id());
    List<String> wanted = sides.after().columns().names();
    if (!table.columns().names().equals(wanted)) {
      graph.add(
          new ReorderColumns(table.id(), table.columns().names(), wanted), Rank.REORDER_COLUMNS);
    }
  }

  private void record(Operation operation, Rank rank) {
    recorded.add(operation, rank);
    graph.add(operation, rank);
  }

  private Column before(String name) {
    return column(sides.before(), name);
  }

  private Column after(String name) {
    return column(sides.after(), name);
  }

  private static Column column(Table table, String name) {
    return table.column(name).orElseThrow();
  }
}
