package io.bascule.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one schema of many table sources. */
final class Assembly implements TableSource.Others {
  private final Map<Class<?>, TableSource> sources = new LinkedHashMap<>();
  private final Map<QualifiedName, QualifiedName> formerTables = new TreeMap<>();
  private final Map<String, String> formerColumns = new TreeMap<>();
  private final Map<String, String> formerLabels = new TreeMap<>();
  private final Map<String, String> origins = new TreeMap<>();

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
      all = assembly.merge(all, source.declare(assembly, naming));
    }
    return all.withNotes(assembly.notes());
  }

  private Notes notes() {
    formerTables.keySet().forEach(table -> refuseCircle(table, formerTables::get));
    for (Map.Entry<String, String> note : formerColumns.entrySet()) {
      String table = note.getKey().substring(0, note.getKey().lastIndexOf('.') + 1);
      refuseCircle(
          note.getKey(),
          column -> {
            String former = formerColumns.get(column);
            return former == null ? null : table + former;
          });
    }
    return new Notes(formerTables, formerColumns, formerLabels, origins);
  }

  /** Nobody could tell names that were exchanged from names that are yet to be. */
  private static <N> void refuseCircle(N start, Function<N, @Nullable N> former) {
    var seen = new LinkedHashSet<N>(List.of(start));
    for (N name = former.apply(start); name != null; name = former.apply(name)) {
      if (!seen.add(name)) {
        throw SchemaException.of(
            "renamed-in-circle",
            """
            Cannot build the schema: %s are renamed in a circle.

              try     rename one of them to a name of its own, and to the last one in the next revision"""
                .formatted(
                    seen.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
      }
    }
  }

  @Override
  public <S extends TableSource> S find(Class<S> wanted, String asker) {
    @Nullable TableSource found = sources.get(wanted);
    if (found == null) {
      throw SchemaException.of(
          "reference-outside-schema",
          """
          Cannot build the schema: %s references %s, which is not in it.

            try     add %s::new to Schema.of(…)"""
              .formatted(asker, wanted.getSimpleName(), wanted.getSimpleName()));
    }
    return wanted.cast(found);
  }

  private Schema merge(Schema all, Schema part) {
    var namespaces = new TreeSet<>(all.namespaces());
    namespaces.addAll(part.namespaces());
    part.tables().stream()
        .map(t -> t.id().schema())
        .filter(s -> !s.isEmpty())
        .forEach(namespaces::add);
    Schema merged = all.withNamespaces(namespaces);
    for (EnumType type : part.enums()) {
      merged = withEnum(merged, type);
    }
    for (Sequence sequence : part.sequences()) {
      merged = merged.with(sequence);
    }
    for (Table table : part.tables()) {
      merged = withTable(merged, table, part.notes());
    }
    Notes notes = part.notes();
    formerTables.putAll(notes.formerTables());
    formerColumns.putAll(notes.formerColumns());
    formerLabels.putAll(notes.formerLabels());
    notes.origins().forEach(origins::putIfAbsent);
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
          "enum-declared-twice",
          "Cannot build the schema: the enum type %s is declared with the labels %s and with %s."
              .formatted(type.id(), known.get().labels(), type.labels()));
    }
    return all;
  }

  private Schema withTable(Schema all, Table table, Notes notes) {
    if (all.tables().has(table.name())) {
      throw SchemaException.of(
          "declared-twice",
          """
          Cannot build the schema: two tables are called %s.

            first   %s
            second  %s
            try     give one of them another name"""
              .formatted(table.name(), line(origins, table), line(notes.origins(), table)));
    }
    return all.with(table);
  }

  private static String line(Map<String, String> origins, Table table) {
    return origins.getOrDefault(table.id().toString(), "(no source line)");
  }
}
