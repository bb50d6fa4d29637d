package io.bascule.differ;

import io.bascule.operation.AlterIndex;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.DropIndex;
import io.bascule.operation.RenameIndex;
import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What must change about the indexes of one table. */
final class IndexChanges {
  private final Sides sides;
  private final Graph graph;
  private final QualifiedName table;
  private final List<String> gone = new ArrayList<>();
  private final List<String> fresh = new ArrayList<>();

  IndexChanges(Sides sides, Graph graph) {
    this.sides = sides;
    this.graph = graph;
    this.table = sides.after().id();
  }

  void record() {
    for (String name : sides.before().indexes().names()) {
      if (sides.after().indexes().has(name)) {
        compare(name);
      } else {
        gone.add(name);
      }
    }
    sides.after().indexes().names().stream()
        .filter(name -> !sides.before().indexes().has(name))
        .forEach(fresh::add);
    renames();
    gone.forEach(this::drop);
    fresh.forEach(this::create);
  }

  private void compare(String name) {
    Index was = normalBefore(name);
    Index is = normalAfter(name);
    if (was.equals(is)) {
      return;
    }
    if (plain(was).equals(plain(is))) {
      graph.add(new AlterIndex(table, before(name), after(name)), Rank.ALTER_TABLE);
    } else {
      gone.add(name);
      fresh.add(name);
    }
  }

  /** The index without what can be changed in place. */
  private static Index plain(Index index) {
    return new Index(
        index.name(),
        index.keys(),
        index.uniqueness(),
        index.where(),
        index.include(),
        index.method(),
        index.nullsEqual(),
        new TreeMap<>(),
        null);
  }

  private void renames() {
    for (String name : List.copyOf(gone)) {
      Optional<String> present =
          fresh.stream()
              .filter(other -> !gone.contains(other))
              .filter(other -> normalBefore(name).withName(other).equals(normalAfter(other)))
              .findFirst();
      if (present.isPresent() && !fresh.contains(name)) {
        gone.remove(name);
        fresh.remove(present.get());
        graph.add(new RenameIndex(table, before(name), present.get()), Rank.RENAME_CONSTRAINT);
      }
    }
  }

  private void drop(String name) {
    graph.add(new DropIndex(table, before(name)), Rank.DROP_INDEX);
  }

  private void create(String name) {
    graph.add(new CreateIndex(table, after(name)), Rank.CREATE_INDEX);
  }

  private Index before(String name) {
    return sides.before().indexes().find(name).orElseThrow();
  }

  private Index after(String name) {
    return sides.after().indexes().find(name).orElseThrow();
  }

  private Index normalBefore(String name) {
    return sides.normalBefore().indexes().find(name).orElseThrow();
  }

  private Index normalAfter(String name) {
    return sides.normalAfter().indexes().find(name).orElseThrow();
  }
}
