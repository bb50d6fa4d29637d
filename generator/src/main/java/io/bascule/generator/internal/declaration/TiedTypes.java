package io.bascule.generator.internal.declaration;

import io.bascule.schema.Column;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The Java types of numbers whose type only one database has, and of columns without a type: where
 * foreign keys tie them to others, they have the Java type of the others, so that the keys can be
 * typed.
 */
final class TiedTypes {
  /** A column of a table. */
  private record Place(QualifiedName table, String column) {}

  private final Schema schema;
  private final Function<Type, JavaType> types;
  private final Map<Place, Set<Place>> ties = new HashMap<>();
  private final Map<Place, JavaType> found = new HashMap<>();

  /**
   * Ties the columns of a schema.
   *
   * @param types the Java type that a type has by itself
   */
  TiedTypes(Schema schema, Function<Type, JavaType> types) {
    this.schema = schema;
    this.types = types;
    for (Table table : schema.tables()) {
      table.foreignKeys().forEach(key -> tie(table, key));
    }
    Set<Place> seen = new HashSet<>();
    ties.keySet().stream().filter(seen::add).forEach(place -> settle(group(place, seen)));
  }

  /** The Java type of a column. */
  JavaType of(QualifiedName table, Column column) {
    JavaType tied = found.get(new Place(table, column.name()));
    return tied == null ? types.apply(column.type()) : tied;
  }

  private void tie(Table table, ForeignKey key) {
    if (key.referenced().size() != key.columns().size()) {
      return;
    }
    for (int i = 0; i < key.columns().size(); i++) {
      Place own = new Place(table.id(), key.columns().get(i));
      Place other = new Place(key.table(), key.referenced().get(i));
      boolean tied = isNumber(own) && isNumber(other) || isAnything(own) != isAnything(other);
      if (tied && find(own).isPresent() && find(other).isPresent()) {
        ties.computeIfAbsent(own, place -> new LinkedHashSet<>()).add(other);
        ties.computeIfAbsent(other, place -> new LinkedHashSet<>()).add(own);
      }
    }
  }

  private boolean isNumber(Place place) {
    return find(place).filter(type -> types.apply(type).isNumber()).isPresent();
  }

  /** Whether the column has no type at all. */
  private boolean isAnything(Place place) {
    return find(place).filter(type -> isNamed(type) && type.text().isEmpty()).isPresent();
  }

  private Optional<Type> find(Place place) {
    return schema
        .table(place.table())
        .flatMap(table -> table.column(place.column()))
        .map(Column::type)
        .filter(this::isDeclared);
  }

  /** An enum type that the schema does not declare has no Java type. */
  private boolean isDeclared(Type type) {
    return switch (type.kind()) {
      case ARRAY -> isDeclared(type.elementType());
      case ENUM -> schema.enums().has(type.enumName().toString());
      default -> true;
    };
  }

  /** All columns that are tied to one, by however many keys. */
  private List<Place> group(Place start, Set<Place> seen) {
    List<Place> group = new ArrayList<>(List.of(start));
    for (int at = 0; at < group.size(); at++) {
      ties.getOrDefault(group.get(at), Set.of()).stream().filter(seen::add).forEach(group::add);
    }
    return group;
  }

  /** Where the columns with portable types do not agree, nothing can make them. */
  private void settle(List<Place> group) {
    List<JavaType> portable =
        group.stream()
            .map(this::type)
            .filter(type -> !isNamed(type))
            .map(types)
            .distinct()
            .toList();
    List<JavaType> named =
        group.stream()
            .map(this::type)
            .filter(type -> isNamed(type) && !type.text().isEmpty())
            .map(types)
            .distinct()
            .toList();
    List<JavaType> ruling = portable.isEmpty() ? named : portable;
    if (ruling.size() == 1 && ruling.get(0).classes().size() < 2) { // a list has no class literal
      group.stream()
          .filter(place -> isNamed(type(place)))
          .forEach(place -> found.put(place, ruling.get(0)));
    }
  }

  private static boolean isNamed(Type type) {
    return type.kind() == Type.Kind.NAMED;
  }

  private Type type(Place place) {
    return find(place).orElseThrow();
  }
}
