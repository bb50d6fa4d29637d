package io.bascule.differ;

import io.bascule.operation.AddConstraint;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Creates what is new and drops what is gone. A foreign key stands in its new table where the table
 * that it points to is there by then; where that is not so, because keys run in a circle or because
 * the other table is changed itself, it is added later.
 */
final class TableChanges {
  private final Schema before;
  private final Schema after;
  private final Graph graph;

  TableChanges(Schema before, Schema after, Graph graph) {
    this.before = before;
    this.after = after;
    this.graph = graph;
  }

  void record() {
    create();
    drop();
  }

  private void create() {
    Map<QualifiedName, Table> fresh = missing(after, before);
    Map<Table, Set<ForeignKey>> apart = circular(fresh);
    Map<QualifiedName, Operation> created = new LinkedHashMap<>();
    for (Table table : fresh.values()) {
      Set<ForeignKey> later = new LinkedHashSet<>(apart.getOrDefault(table, Set.of()));
      table.foreignKeys().stream().filter(key -> pointsToChanged(key, fresh)).forEach(later::add);
      var operation = new CreateTable(without(table, later));
      created.put(table.id(), operation);
      graph.add(operation, Rank.CREATE_TABLE);
      later.forEach(key -> graph.add(new AddConstraint(table.id(), key), Rank.ADD_FOREIGN_KEY));
    }
    for (Table table : fresh.values()) {
      for (ForeignKey key : table.foreignKeys()) {
        Operation target = created.get(key.table());
        Operation own = created.get(table.id());
        boolean inside = !apart.getOrDefault(table, Set.of()).contains(key);
        if (target != null && own != null && target != own && inside) {
          graph.before(target, own);
        }
      }
    }
  }

  private boolean pointsToChanged(ForeignKey key, Map<QualifiedName, Table> fresh) {
    return !fresh.containsKey(key.table()) && graph.changes(key.table());
  }

  private void drop() {
    Map<QualifiedName, Table> gone = missing(before, after);
    Map<Table, Set<ForeignKey>> apart = circular(gone);
    Map<QualifiedName, Operation> dropped = new LinkedHashMap<>();
    for (Table table : gone.values()) {
      Set<ForeignKey> earlier = apart.getOrDefault(table, Set.of());
      earlier.forEach(key -> graph.add(new DropConstraint(table.id(), key), Rank.DROP_FOREIGN_KEY));
      var operation = new DropTable(without(table, earlier));
      dropped.put(table.id(), operation);
      graph.add(operation, Rank.DROP_TABLE);
    }
    for (Table table : gone.values()) {
      for (ForeignKey key : table.foreignKeys()) {
        Operation target = dropped.get(key.table());
        Operation own = dropped.get(table.id());
        boolean inside = !apart.getOrDefault(table, Set.of()).contains(key);
        if (target != null && own != null && target != own && inside) {
          graph.before(own, target);
        }
      }
    }
  }

  private static Map<QualifiedName, Table> missing(Schema here, Schema there) {
    var missing = new LinkedHashMap<QualifiedName, Table>();
    for (Table table : here.tables()) {
      if (!there.tables().has(table.name())) {
        missing.put(table.id(), table);
      }
    }
    return missing;
  }

  private static Table without(Table table, Set<ForeignKey> keys) {
    return table.withConstraints(
        table.constraints().stream().filter(rule -> !keys.contains(rule)).toList());
  }

  /** The foreign keys that close a circle among the tables, found by walking along them. */
  private static Map<Table, Set<ForeignKey>> circular(Map<QualifiedName, Table> tables) {
    return new Walk(tables).closing();
  }

  /** A depth-first walk that needs no stack of calls, so that long chains do not break it. */
  private static final class Walk {
    private final Map<QualifiedName, Table> tables;
    private final Set<QualifiedName> done = new HashSet<>();
    private final LinkedHashSet<QualifiedName> path = new LinkedHashSet<>();
    private final Map<Table, Set<ForeignKey>> closing = new LinkedHashMap<>();

    Walk(Map<QualifiedName, Table> tables) {
      this.tables = tables;
    }

    Map<Table, Set<ForeignKey>> closing() {
      tables.keySet().forEach(this::from);
      return closing;
    }

    private record Visit(Table table, Iterator<ForeignKey> keys) {}

    private void from(QualifiedName start) {
      var stack = new ArrayDeque<Visit>();
      enter(start, stack);
      while (!stack.isEmpty()) {
        Visit visit = stack.peek();
        if (visit.keys().hasNext()) {
          follow(visit.table(), visit.keys().next(), stack);
        } else {
          stack.pop();
          path.remove(visit.table().id());
          done.add(visit.table().id());
        }
      }
    }

    private void enter(QualifiedName name, ArrayDeque<Visit> stack) {
      Table table = tables.get(name);
      if (table != null && !done.contains(name)) {
        path.add(name);
        stack.push(new Visit(table, table.foreignKeys().iterator()));
      }
    }

    private void follow(Table table, ForeignKey key, ArrayDeque<Visit> stack) {
      boolean self = key.table().equals(table.id());
      if (!self && path.contains(key.table())) {
        closing.computeIfAbsent(table, own -> new LinkedHashSet<>()).add(key);
      } else if (!self) {
        enter(key.table(), stack);
      }
    }
  }
}
