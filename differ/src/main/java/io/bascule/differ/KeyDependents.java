package io.bascule.differ;

import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameConstraint;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Key;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Foreign keys that stay, but stand on something that is replaced: on a key of the table that they
 * point to, or on columns whose types change so much that the two sides do not match half-way. They
 * are dropped before and added again after.
 */
final class KeyDependents {
  private final List<Sides> sides;
  private final Graph graph;
  private final Map<QualifiedName, Set<Set<String>>> droppedKeys = new HashMap<>();
  private final Map<QualifiedName, Set<String>> retyped = new HashMap<>();
  private final Set<QualifiedName> keyless = new HashSet<>();

  KeyDependents(List<Sides> sides, Graph graph) {
    this.sides = sides;
    this.graph = graph;
  }

  void record() {
    List<Operation> known = graph.operations();
    known.forEach(this::look);
    for (Sides table : sides) {
      for (ForeignKey key : staying(table, known)) {
        if (standsOnChange(table.after().id(), key)) {
          remake(table, key, known);
        }
      }
    }
  }

  private void look(Operation operation) {
    if (operation instanceof DropConstraint drop) {
      look(drop.table(), drop.constraint());
    } else if (operation instanceof DropIndex drop && drop.index().isUnique()) {
      var columns = drop.index().keys().stream().map(Key::column).toList();
      keys(drop.table()).add(new HashSet<>(columns));
    } else if (operation instanceof AlterColumn alter
        && !matches(alter.before().type(), alter.after().type())) {
      retyped.computeIfAbsent(alter.table(), t -> new HashSet<>()).add(alter.after().name());
    }
  }

  private void look(QualifiedName table, Constraint dropped) {
    if (dropped instanceof PrimaryKey || dropped instanceof Unique) {
      keys(table).add(new HashSet<>(dropped.columns()));
    }
    if (dropped instanceof PrimaryKey) {
      keyless.add(table);
    }
  }

  private Set<Set<String>> keys(QualifiedName table) {
    return droppedKeys.computeIfAbsent(table, t -> new HashSet<>());
  }

  /** Whether the two types can still be compared by one of the server's own operators. */
  private static boolean matches(Type before, Type after) {
    return before.equals(after)
        || before.isInteger() && after.isInteger()
        || isText(before) && isText(after);
  }

  private static boolean isText(Type type) {
    return type.kind() == Type.Kind.TEXT || type.kind() == Type.Kind.VARCHAR;
  }

  private static List<ForeignKey> staying(Sides table, List<Operation> known) {
    var staying = new ArrayList<>(table.before().foreignKeys());
    for (Operation operation : known) {
      if (operation instanceof DropConstraint drop && drop.table().equals(table.after().id())) {
        staying.remove(drop.constraint());
      }
    }
    return staying;
  }

  private boolean standsOnChange(QualifiedName own, ForeignKey key) {
    Set<Set<String>> dropped = droppedKeys.getOrDefault(key.table(), Set.of());
    boolean keyGone =
        key.referenced().isEmpty()
            ? keyless.contains(key.table())
            : dropped.contains(new HashSet<>(key.referenced()));
    return keyGone
        || key.columns().stream().anyMatch(retyped.getOrDefault(own, Set.of())::contains)
        || key.referenced().stream()
            .anyMatch(retyped.getOrDefault(key.table(), Set.of())::contains);
  }

  /** A key that changes besides comes back as it shall be: once dropped, none can be changed. */
  private void remake(Sides table, ForeignKey key, List<Operation> known) {
    Table after = table.after();
    Constraint wanted = key;
    for (Operation operation : known) {
      Constraint changed = after.id().equals(operation.table()) ? changed(operation, key) : key;
      if (!changed.equals(key)) {
        graph.remove(operation);
        wanted = changed;
      }
    }
    graph.add(new DropConstraint(after.id(), key), Rank.DROP_FOREIGN_KEY);
    graph.add(new AddConstraint(after.id(), wanted), Rank.ADD_FOREIGN_KEY);
  }

  private static Constraint changed(Operation operation, ForeignKey key) {
    if (operation instanceof AlterConstraint alter && alter.before().equals(key)) {
      return alter.after();
    }
    return operation instanceof RenameConstraint rename && rename.before().equals(key)
        ? key.withName(rename.after())
        : key;
  }
}
