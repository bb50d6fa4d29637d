package io.bascule.revision;

import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.revision.Parts.Part;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a change does to the names of a schema, as it was seen on its own branch.
 *
 * @param touched the parts that it makes, takes away or changes, by their names
 * @param gains the names that it takes for itself
 * @param loses the names that nobody can point to any more
 * @param alters those that mean something else than before
 * @param needs what it points to
 */
record Footprint(
    Map<String, Part> touched,
    Set<String> gains,
    Set<String> loses,
    Set<String> alters,
    Needs needs) {
  /** A table before its parts. */
  static final Comparator<String> WHOLE_FIRST =
      Comparator.comparing((String name) -> !name.startsWith("table ") && !name.startsWith("name "))
          .thenComparing(Comparator.naturalOrder());

  static Footprint of(Operation change, Schema before, Schema after) {
    Map<String, Part> was = Parts.of(before, after);
    Map<String, Part> is = Parts.of(after, before);
    var touched = new TreeMap<String, Part>(WHOLE_FIRST);
    keepOthers(touched, was, is);
    keepOthers(touched, is, was);
    var gains = new TreeSet<String>();
    var loses = new TreeSet<String>();
    for (String name : touched.keySet()) {
      gains.addAll(part(is, name).claims());
      loses.addAll(part(was, name).offers());
    }
    for (String name : touched.keySet()) {
      gains.removeAll(part(was, name).claims());
      loses.removeAll(part(is, name).offers());
    }
    return new Footprint(
        touched, gains, loses, altered(touched, was, is), needs(change, before, after, touched));
  }

  private static void keepOthers(
      Map<String, Part> touched, Map<String, Part> some, Map<String, Part> others) {
    some.forEach(
        (name, part) -> {
          if (!part.value().equals(part(others, name).value())) {
            touched.put(name, part);
          }
        });
  }

  private static Part part(Map<String, Part> parts, String name) {
    return parts.getOrDefault(name, Part.NONE);
  }

  /** What is still there, and is read in another way than before. */
  private static Set<String> altered(
      Map<String, Part> touched, Map<String, Part> was, Map<String, Part> is) {
    var altered = new HashSet<String>();
    for (String name : touched.keySet()) {
      Object before = part(was, name).value();
      Object after = part(is, name).value();
      boolean other =
          before instanceof EnumType && after instanceof EnumType
              || before instanceof Column column
                  && after instanceof Column changed
                  && isOther(column, changed);
      if (other) {
        altered.addAll(part(is, name).offers());
      }
    }
    return altered;
  }

  private static boolean isOther(Column before, Column after) {
    return !before.type().equals(after.type())
        || !Objects.equals(before.collation(), after.collation())
        || !Objects.equals(before.generated(), after.generated());
  }

  /** What is renamed only points to what it pointed to before. */
  private static Needs needs(
      Operation change, Schema before, Schema after, Map<String, Part> touched) {
    var needs = new Needs(after);
    if (change instanceof RenameTable || change instanceof RenameColumn) {
      return needs;
    }
    for (Operation leaf : change.leaves()) {
      if (leaf instanceof AlterColumn alter) {
        Expression using = alter.using();
        if (using != null) {
          before.table(alter.table()).ifPresent(table -> needs.add(table, using));
        }
      }
    }
    after.enums().stream()
        .filter(type -> touched.containsKey("enum type " + type.id()))
        .forEach(type -> needs.add(type.id()));
    after.sequences().stream()
        .filter(sequence -> touched.containsKey("sequence " + sequence.id()))
        .forEach(sequence -> needs.add(sequence.id()));
    for (Table table : after.tables()) {
      if (!before.table(table.id()).equals(Optional.of(table))) {
        addParts(needs, table, touched);
      }
    }
    return needs;
  }

  private static void addParts(Needs needs, Table table, Map<String, Part> touched) {
    if (touched.containsKey("table " + table.id())) {
      needs.add(table.id());
    }
    for (Column column : table.columns()) {
      if (touched.containsKey(Parts.column(table.id(), column.name()))) {
        needs.add(table, column);
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (touched.containsKey(Parts.constraint(table.id(), constraint))) {
        needs.add(table, constraint);
      }
    }
    for (Index index : table.indexes()) {
      if (touched.containsKey(Parts.index(table.id(), index))) {
        needs.add(table, index);
      }
    }
  }

  /** A name that two sets share, that of a whole table rather; the empty string if none. */
  static String shared(Set<String> some, Set<String> others) {
    if (Collections.disjoint(some, others)) {
      return "";
    }
    return some.stream().filter(others::contains).min(WHOLE_FIRST).orElse("");
  }

  /** Whether it changes nothing that can be seen. */
  boolean isEmpty() {
    return touched.isEmpty();
  }
}
