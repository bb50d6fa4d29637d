package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.schema.Column;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column in the words of a table: its type, and what the column alone says. */
final class ColumnText {
  private final QualifiedName table;
  private final Blueprint blueprint;
  private final Imports imports;
  private final Spelling spelling;
  private final ValueText values;

  ColumnText(
      QualifiedName table,
      Blueprint blueprint,
      Imports imports,
      Spelling spelling,
      ValueText values) {
    this.table = table;
    this.blueprint = blueprint;
    this.imports = imports;
    this.spelling = spelling;
    this.values = values;
  }

  /** {@code public final Column<Long> id}. */
  String field(Column column, String name) {
    JavaType type = javaType(column);
    type.classes().stream().filter(own -> !own.isArray()).forEach(imports::type);
    return "public final %s<%s> %s"
        .formatted(imports.type(io.bascule.dsl.Column.class), type.text(), name);
  }

  private JavaType javaType(Column column) {
    return blueprint.javaType(table, column);
  }

  /**
   * The column.
   *
   * @param keys what its keys say
   * @param links what its foreign key says
   */
  String code(Column column, String keys, String links, @Nullable String former) {
    String renamed = former == null ? "" : ".renamedFrom(" + text(former) + ")";
    if (!blueprint.isPlain(column)) {
      String type = javaType(column).text();
      return "column(%s, %s.class)".formatted(spelling.code(column), type) + keys + links + renamed;
    }
    return typed(column.type(), text(column.name()), javaType(column))
        + identity(column.identity())
        + keys
        + (column.nullable() ? ".nullable()" : "")
        + said("collate", column.collation())
        + value(column)
        + onNull(column)
        + links
        + said("comment", column.comment())
        + renamed;
  }

  private String typed(Type type, String name, JavaType java) {
    return switch (type.kind()) {
      case BOOLEAN -> "bool(" + name + ")";
      case SMALLINT, INTEGER, BIGINT, REAL, TEXT, DATE, UUID, JSON ->
          type.kind().name().toLowerCase(Locale.ROOT) + "(" + name + ")";
      case DOUBLE -> "doublePrecision(" + name + ")";
      case CHAR -> sized("character", name, type);
      case DECIMAL, VARCHAR, BINARY, TIME, TIMESTAMP ->
          sized(type.kind().name().toLowerCase(Locale.ROOT), name, type);
      case TIMESTAMP_WITH_TIME_ZONE -> sized("timestampWithTimeZone", name, type);
      case ARRAY ->
          typed(type.elementType(), name, blueprint.javaType(type.elementType())) + ".array()";
      case ENUM -> "enumeration(" + name + enumeration(type) + ")";
      case NAMED -> named(type, name, java);
    };
  }

  private static String sized(String word, String name, Type type) {
    return word
        + "("
        + name
        + (type.length() == Type.NONE ? "" : ", " + type.length())
        + (type.scale() == Type.NONE ? "" : ", " + type.scale())
        + ")";
  }

  private String enumeration(Type type) {
    EnumClass own = java.util.Objects.requireNonNull(blueprint.findEnum(type));
    String java = own.name() + ".class";
    if (own.isConventional()) {
      return ", " + java;
    }
    if (Blueprint.isPlain(type.enumName())) {
      return ", " + text(type.enumName().toString()) + ", " + java;
    }
    return ", %s.of(%s).named(%s)"
        .formatted(
            imports.type(io.bascule.dsl.Enumeration.class), java, spelling.name(type.enumName()));
  }

  private String named(Type type, String name, JavaType java) {
    java.classes().forEach(imports::type);
    return "type(%s, %s, %s.class)".formatted(name, text(type.text()), java.text());
  }

  private String identity(@Nullable Identity identity) {
    if (identity == null) {
      return "";
    }
    String word =
        switch (identity.kind()) {
          case ALWAYS -> ".identityAlways(";
          case BY_DEFAULT -> ".identity(";
          case SERIAL -> ".serial(";
        };
    var sequence = identity.sequence();
    String name = sequence == null ? "" : text(sequence.toString());
    String options = options(identity.options());
    return word + name + (name.isEmpty() || options.isEmpty() ? "" : ", ") + options + ")";
  }

  private String options(SequenceOptions options) {
    return options.equals(SequenceOptions.DEFAULT)
        ? ""
        : "options -> options" + spelling.options(options);
  }

  private String value(Column column) {
    var value = column.defaultValue();
    String spelled =
        value == null
            ? ""
            : ".defaultTo(" + values.constant(value, column.type(), javaType(column)) + ")";
    var generated = column.generated();
    if (generated == null) {
      return spelled;
    }
    String word = generated.storage() == Generated.Storage.STORED ? "storedAs" : "virtualAs";
    return spelled + ".%s(%s)".formatted(word, values.any(generated.expression()));
  }

  private static String onNull(Column column) {
    var clause = column.onNull();
    return clause == null ? "" : ".onNull(" + clause.name() + ")";
  }

  private String said(String word, @Nullable String text) {
    return text == null ? "" : "." + word + "(" + text(text) + ")";
  }

  private String text(String value) {
    return spelling.code(value);
  }
}
