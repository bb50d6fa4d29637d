package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.Simulator.Stored;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the schema table lists at one time, found by name without going through it. */
final class StoredObjects {
  private final List<Stored> all;
  private final Map<String, Stored> tables = new HashMap<>();
  private final Map<String, List<Stored>> byTable;
  private final Set<String> names = new HashSet<>();

  StoredObjects(List<Stored> all) {
    this.all = List.copyOf(all);
    this.byTable =
        this.all.stream().collect(Collectors.groupingBy(o -> SqliteNames.fold(o.table())));
    for (Stored object : this.all) {
      String name = SqliteNames.fold(object.name());
      names.add(name);
      if (object.type().equals("table") || object.type().equals("view")) {
        tables.putIfAbsent(name, object);
      }
    }
  }

  /** All of them, in the order in which SQLite lists them. */
  List<Stored> all() {
    return all;
  }

  /** The table or view of that name, letter case aside. */
  Optional<Stored> table(String name) {
    return Optional.ofNullable(tables.get(SqliteNames.fold(name)));
  }

  /** The indexes that were made by statements of their own, or the triggers, of a table. */
  List<Stored> of(String type, String table) {
    return byTable.getOrDefault(SqliteNames.fold(table), List.of()).stream()
        .filter(o -> o.type().equals(type) && o.sql() != null)
        .toList();
  }

  /** Whether anything has that name. */
  boolean has(String name) {
    return names.contains(SqliteNames.fold(name));
  }
}
