package io.bascule.generator.internal.declaration;

import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Identity;
import io.bascule.schema.Naming;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all classes of a declaration know of each other before one of them is written. */
final class Blueprint {
  /** First words of types that only one database has, and what their values are in Java. */
  private static final Map<String, Class<?>> NAMED =
      classes(
          Map.of(
              BigDecimal.class, "numeric number dec decimal",
              Short.class, "int2 smallserial",
              Integer.class, "int int4 integer tinyint mediumint serial",
              Long.class, "int8 bigint bigserial oid",
              Float.class, "float4",
              Double.class, "double float float8",
              Boolean.class, "bool",
              byte[].class, "blob tinyblob mediumblob longblob binary varbinary bytea"));

  private static Map<String, Class<?>> classes(Map<Class<?>, String> words) {
    var classes = new TreeMap<String, Class<?>>();
    words.forEach(
        (type, all) -> {
          for (String word : all.split(" ")) {
            classes.put(word, type);
          }
        });
    return classes;
  }

  private static final Set<Type.Kind> COLLATED =
      Set.of(Type.Kind.CHAR, Type.Kind.VARCHAR, Type.Kind.TEXT, Type.Kind.ARRAY, Type.Kind.NAMED);

  private final Schema schema;
  private final Naming naming;
  private final Map<QualifiedName, TableClass> tables = new TreeMap<>();
  private final Map<QualifiedName, EnumClass> enums = new TreeMap<>();
  private final TiedTypes tied;

  Blueprint(Schema schema, Naming naming, String sourceClass) {
    this.schema = schema;
    this.naming = naming;
    var names = new ClassNames();
    names.take(sourceClass);
    schema.tables().stream()
        .sorted(Comparator.comparing(Table::id))
        .forEach(
            table -> tables.put(table.id(), TableClass.of(table, names.give(table.id(), "Table"))));
    schema.enums().stream()
        .sorted(Comparator.comparing(EnumType::id))
        .forEach(type -> enums.put(type.id(), EnumClass.of(type, names.give(type.id(), "Type"))));
    tied = new TiedTypes(schema, this::javaType);
  }

  Schema schema() {
    return schema;
  }

  Naming naming() {
    return naming;
  }

  /** The classes of the tables, by the tables' names. */
  List<TableClass> tables() {
    return List.copyOf(tables.values());
  }

  /** The enums that some column has, by their names. */
  List<EnumClass> enums() {
    return enums.values().stream().filter(own -> isUsed(own.type())).toList();
  }

  /** The enum types that no column has. */
  List<EnumType> bareEnums() {
    return schema.enums().stream().filter(own -> !isUsed(own)).toList();
  }

  private boolean isUsed(EnumType type) {
    return schema.tables().stream()
        .flatMap(table -> table.columns().stream())
        .anyMatch(column -> isPlain(column) && type.id().equals(enumOf(column.type())));
  }

  private static @Nullable QualifiedName enumOf(Type type) {
    return type.kind() == Type.Kind.ARRAY ? enumOf(type.elementType()) : type.named();
  }

  @Nullable TableClass find(QualifiedName table) {
    return tables.get(table);
  }

  @Nullable EnumClass findEnum(Type type) {
    return type.kind() == Type.Kind.ENUM ? enums.get(type.enumName()) : null;
  }

  /** Whether the typed words can say the column; if not, it is told as the schema keeps it. */
  boolean isPlain(Column column) {
    var identity = column.identity();
    return isKnown(column.type())
        && (column.collation() == null || COLLATED.contains(column.type().kind()))
        && (identity == null || column.type().isInteger() && isPlain(identity));
  }

  private static boolean isPlain(Identity identity) {
    var sequence = identity.sequence();
    return sequence == null || identity.kind() == Identity.Kind.SERIAL && isPlain(sequence);
  }

  /** Whether a text that is split at its first dot gives the name. */
  static boolean isPlain(QualifiedName name) {
    return name.schema().indexOf('.') < 0
        && (!name.inDefaultSchema() || name.local().indexOf('.') < 0);
  }

  private boolean isKnown(Type type) {
    return switch (type.kind()) {
      case ENUM -> enums.containsKey(type.enumName());
      case ARRAY -> isKnown(type.elementType());
      default -> true;
    };
  }

  /** The Java type of the column's values; a plain one where the column is told as it is kept. */
  JavaType javaType(QualifiedName table, Column column) {
    if (isPlain(column)) {
      return tied.of(table, column);
    }
    return switch (column.type().kind()) {
      case ENUM -> JavaType.of(String.class);
      case ARRAY -> JavaType.of(Object.class); // there are no class literals of generic types
      default -> tied.of(table, column);
    };
  }

  /** The Java type that values of the type have by themselves. */
  JavaType javaType(Type type) {
    return switch (type.kind()) {
      case BOOLEAN -> JavaType.of(Boolean.class);
      case SMALLINT -> JavaType.of(Short.class);
      case INTEGER -> JavaType.of(Integer.class);
      case BIGINT -> JavaType.of(Long.class);
      case DECIMAL -> JavaType.of(BigDecimal.class);
      case REAL -> JavaType.of(Float.class);
      case DOUBLE -> JavaType.of(Double.class);
      case CHAR, VARCHAR, TEXT, JSON -> JavaType.of(String.class);
      case BINARY -> JavaType.of(byte[].class);
      case DATE -> JavaType.of(LocalDate.class);
      case TIME -> JavaType.of(LocalTime.class);
      case TIMESTAMP -> JavaType.of(LocalDateTime.class);
      case TIMESTAMP_WITH_TIME_ZONE -> JavaType.of(Instant.class);
      case UUID -> JavaType.of(UUID.class);
      case ARRAY -> javaType(type.elementType()).list();
      case ENUM -> JavaType.own(Objects.requireNonNull(enums.get(type.enumName())).name());
      case NAMED -> JavaType.of(named(type.text()));
    };
  }

  private static Class<?> named(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return Object.class;
    }
    boolean written = lower.contains("char") || lower.contains("text") || lower.contains("clob");
    return written ? String.class : NAMED.getOrDefault(lower.split("[ (]", 2)[0], String.class);
  }
}
