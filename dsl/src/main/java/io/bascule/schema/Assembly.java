package io.bascule.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one schema of many table sources. */
final class Assembly implements TableSource.Others {
  private final Map<Class<?>, TableSource> sources = new LinkedHashMap<>();

  private Assembly(Supplier<? extends TableSource>[] makers) {
    for (Supplier<? extends TableSource> maker : makers) {
      TableSource source = maker.get();
      if (sources.put(source.getClass(), source) != null) {
        throw SchemaException.declaredTwice("the schema", source.getClass().getName());
      }
    }
  }

  static Schema of(Naming naming, Supplier<? extends TableSource>[] makers) {
    var assembly = new Assembly(makers);
    Schema all = Schema.EMPTY;
    for (TableSource source : assembly.sources.values()) {
      all = merge(all, source.declare(assembly, naming));
    }
    return all;
  }

  @Override
  public <S extends TableSource> S find(Class<S> wanted, String asker) {
    @Nullable TableSource found = sources.get(wanted);
    if (found == null) {
      throw SchemaException.of(
          """
          Cannot build the schema: %s references %s, which is not in it.

            try     add %s::new to Schema.of(…)"""
              .formatted(asker, wanted.getSimpleName(), wanted.getSimpleName()));
    }
    return wanted.cast(found);
  }

  private static Schema merge(Schema all, Schema part) {
    var namespaces = new TreeSet<>(all.namespaces());
    namespaces.addAll(part.namespaces());
    part.tables().stream()
        .map(t -> t.id().schema())
        .filter(s -> !s.isEmpty())
        .forEach(namespaces::add);
    Schema merged = all.withNamespaces(namespaces).withNotes(merge(all.notes(), part.notes()));
    for (EnumType type : part.enums()) {
      merged = withEnum(merged, type);
    }
    for (Sequence sequence : part.sequences()) {
      merged = merged.with(sequence);
    }
    for (Table table : part.tables()) {
      merged = withTable(merged, table, part.notes());
    }
    return merged;
  }

  /** Several tables may use one enum type, as long as they mean the same. */
  private static Schema withEnum(Schema all, EnumType type) {
    var known = all.enumType(type.id());
    if (known.isEmpty()) {
      return all.with(type);
    }
    if (!known.get().equals(type)) {
      throw SchemaException.of(
          "Cannot build the schema: the enum type %s is declared with the labels %s and with %s."
              .formatted(type.id(), known.get().labels(), type.labels()));
    }
    return all;
  }

  private static Schema withTable(Schema all, Table table, Notes notes) {
    if (all.tables().has(table.name())) {
      throw SchemaException.of(
          """
          Cannot build the schema: two tables are called %s.

            first   %s
            second  %s
            try     give one of them another name"""
              .formatted(table.name(), line(all.notes(), table), line(notes, table)));
    }
    return all.with(table);
  }

  private static String line(Notes notes, Table table) {
    return notes.origin(table.id(), "").orElse("(no source line)");
  }

  private static Notes merge(Notes left, Notes right) {
    return new Notes(
        both(left.formerTables(), right.formerTables()),
        both(left.formerColumns(), right.formerColumns()),
        both(left.formerLabels(), right.formerLabels()),
        both(right.origins(), left.origins()));
  }

  private static <K extends Comparable<K>, V> Map<K, V> both(Map<K, V> left, Map<K, V> right) {
    var all = new TreeMap<>(left);
    all.putAll(right);
    return all;
  }
}
