package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Which tables can have rows, and the order in which they get them: a table comes after all that
 * its rows must point to. Where required keys run in a circle that is checked at once, no row can
 * ever be put into it, and its tables stay empty.
 */
final class Population {
  private final BiPredicate<Table, Column> required;
  private final Map<QualifiedName, Table> ordered = new LinkedHashMap<>();

  Population(Schema schema, BiPredicate<Table, Column> required) {
    this.required = required;
    List<Table> candidates = new ArrayList<>(schema.tables().list());
    int before;
    do {
      before = candidates.size();
      order(candidates);
      candidates = candidates.stream().filter(this::canPoint).toList();
    } while (candidates.size() < before);
  }

  private void order(List<Table> candidates) {
    ordered.clear();
    var waiting = new ArrayList<>(candidates);
    int before;
    do {
      before = waiting.size();
      for (Table table : List.copyOf(waiting)) {
        if (table.foreignKeys().stream().allMatch(key -> isReady(table, key))) {
          ordered.put(table.id(), table);
          waiting.remove(table);
        }
      }
    } while (waiting.size() < before);
  }

  private boolean isReady(Table table, ForeignKey key) {
    boolean self = key.table().equals(table.id());
    return self || ordered.containsKey(key.table()) || isOpen(table, key) || isLate(key);
  }

  /** Whether all rows that the table must point to are there in the end. */
  private boolean canPoint(Table table) {
    return ordered.containsKey(table.id())
        && table.foreignKeys().stream()
            .allMatch(key -> isOpen(table, key) || ordered.containsKey(key.table()));
  }

  /** Whether the key may be NULL. */
  boolean isOpen(Table table, ForeignKey key) {
    return key.columns().stream()
        .noneMatch(column -> required.test(table, table.column(column).orElseThrow()));
  }

  static boolean isLate(ForeignKey key) {
    return key.deferral() == Deferral.INITIALLY_DEFERRED;
  }

  /** The tables that get rows, in order. */
  List<Table> tables() {
    return List.copyOf(ordered.values());
  }

  /** Whether the rows of one table are there before those of the other. */
  boolean isBefore(QualifiedName first, QualifiedName second) {
    var names = List.copyOf(ordered.keySet());
    return ordered.containsKey(first) && names.indexOf(first) < names.indexOf(second);
  }

  boolean has(QualifiedName table) {
    return ordered.containsKey(table);
  }
}
