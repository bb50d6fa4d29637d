package io.bascule.generator.internal.spelling;

import io.bascule.schema.Type;

/** Types of columns. */
final class TypeSpelling {
  private final Names names;

  TypeSpelling(Names names) {
    this.names = names;
  }

  String code(Type type) {
    return switch (type.kind()) {
      case BOOLEAN -> names.call("bool");
      case SMALLINT, INTEGER, BIGINT, REAL, TEXT, DATE, UUID, JSON ->
          names.call(type.kind().name().toLowerCase(java.util.Locale.ROOT));
      case DOUBLE -> names.call("doublePrecision");
      case CHAR -> sized("character", type);
      case DECIMAL -> decimal(type);
      case VARCHAR -> sized("varchar", type);
      case BINARY -> sized("binary", type);
      case TIME -> sized("time", type);
      case TIMESTAMP -> sized("timestamp", type);
      case TIMESTAMP_WITH_TIME_ZONE -> sized("timestampWithTimeZone", type);
      case ARRAY -> names.call("array", code(type.elementType()));
      case ENUM -> names.call("enumeration", names.shortest(type.enumName()));
      case NAMED -> names.call("type", names.text(type.text()));
    };
  }

  private String decimal(Type type) {
    return type.scale() == Type.NONE
        ? sized("decimal", type)
        : names.call("decimal", number(type.length()), number(type.scale()));
  }

  private String sized(String word, Type type) {
    return type.length() == Type.NONE ? names.call(word) : names.call(word, number(type.length()));
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
