package io.bascule.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a declaration says besides the schema itself: which names are new names of old things, and
 * which source line declares what. Notes are no part of a schema's equality.
 *
 * @param formerTables the former name of a table, by its present one
 * @param formerColumns the former name of a column, by {@code table.column} with the present names
 * @param formerLabels the former label of an enum value, by {@code type.label}
 * @param origins the source line, as {@code Orders.java:14}, by {@code table} or {@code
 *     table.element}
 */
public record Notes(
    Map<QualifiedName, QualifiedName> formerTables,
    Map<String, String> formerColumns,
    Map<String, String> formerLabels,
    Map<String, String> origins) {

  /** Nothing to say. */
  public static final Notes NONE = new Notes(Map.of(), Map.of(), Map.of(), Map.of());

  public Notes {
    formerTables = Collections.unmodifiableMap(new TreeMap<>(formerTables));
    formerColumns = Collections.unmodifiableMap(new TreeMap<>(formerColumns));
    formerLabels = Collections.unmodifiableMap(new TreeMap<>(formerLabels));
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
  }

  /** The name that this table had before, if its declaration tells one. */
  public Optional<QualifiedName> formerName(QualifiedName table) {
    return Optional.ofNullable(formerTables.get(table));
  }

  /** The name that this column had before, if its declaration tells one. */
  public Optional<String> formerName(QualifiedName table, String column) {
    return Optional.ofNullable(formerColumns.get(table + "." + column));
  }

  /** The source line of a table, or of an element of one, if it is known. */
  public Optional<String> origin(QualifiedName table, String element) {
    String place = element.isEmpty() ? table.toString() : table + "." + element;
    return Optional.ofNullable(origins.get(place));
  }

  /** These notes and one more renamed table. */
  public Notes renamed(QualifiedName before, QualifiedName after) {
    var more = new TreeMap<>(formerTables);
    more.put(after, before);
    return new Notes(more, formerColumns, formerLabels, origins);
  }

  /** These notes and one more renamed column. */
  public Notes renamed(QualifiedName table, String before, String after) {
    var more = new TreeMap<>(formerColumns);
    more.put(table + "." + after, before);
    return new Notes(formerTables, more, formerLabels, origins);
  }

  /** These notes and one more renamed label of an enum type. */
  public Notes renamedLabel(QualifiedName type, String before, String after) {
    var more = new TreeMap<>(formerLabels);
    more.put(type + "." + after, before);
    return new Notes(formerTables, formerColumns, more, origins);
  }

  /** These notes and one more source line. */
  public Notes from(QualifiedName table, String element, String line) {
    var more = new TreeMap<>(origins);
    more.put(element.isEmpty() ? table.toString() : table + "." + element, line);
    return new Notes(formerTables, formerColumns, formerLabels, more);
  }
}
