package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.code.Words;
import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Defaults and other expressions in the words that a table has at hand. */
final class ValueText {
  /** Java types whose constants are read from texts. */
  private static final Map<Class<?>, Function<String, Object>> READ =
      Map.of(
          LocalDate.class, LocalDate::parse,
          LocalTime.class, LocalTime::parse,
          LocalDateTime.class, text -> LocalDateTime.parse(text.replace(' ', 'T')),
          Instant.class, text -> Instant.parse(text.replace(' ', 'T').replace("+00:00", "Z")),
          UUID.class, UUID::fromString);

  private final Blueprint blueprint;
  private final Imports imports;
  private final Spelling spelling;

  ValueText(Blueprint blueprint, Imports imports, Spelling spelling) {
    this.blueprint = blueprint;
    this.imports = imports;
    this.spelling = spelling;
  }

  /** An expression of whatever Java type is wanted. */
  String any(Expression expression) {
    if (expression instanceof Expression.Sql sql && sql.text().equals(sql.text().strip())) {
      return "sql(" + text(sql.text()) + ")";
    }
    if (expression instanceof Expression.PerDialect many && !many.texts().isEmpty()) {
      return many.texts().entrySet().stream()
          .map(own -> "on(" + text(own.getKey()) + ", " + text(own.getValue()) + ")")
          .collect(Collectors.joining(", ", "sql(", ")"));
    }
    return "sql(" + spelling.code(expression) + ")";
  }

  /** A default of a column whose values have that type. */
  String constant(Expression value, Type type, JavaType java) {
    String typed =
        value instanceof Literal literal ? literal(literal, type, java) : clock(value, java);
    return typed == null ? any(value) : typed;
  }

  private @Nullable String clock(Expression value, JavaType java) {
    if (value.equals(Expression.apply(Operator.CURRENT_TIMESTAMP))) {
      return "currentTimestamp()";
    }
    if (value.equals(Expression.apply(Operator.CURRENT_DATE)) && java.is(LocalDate.class)) {
      return "currentDate()";
    }
    return value.equals(Expression.apply(Operator.CURRENT_TIME)) && java.is(LocalTime.class)
        ? "currentTime()"
        : null;
  }

  /** A constant of the column's own Java type, or null if it is none. */
  private @Nullable String literal(Literal literal, Type type, JavaType java) {
    return switch (literal.kind()) {
      case NULL -> "nothing()";
      case NUMBER -> number(literal.text(), type, java);
      case BOOLEAN -> java.is(Boolean.class) ? literal.text() : null;
      case BYTES -> bytes(literal.text(), java);
      case STRING -> string(literal, type, java);
    };
  }

  private static @Nullable String number(String digits, Type type, JavaType java) {
    if (!java.isNumber() || type.kind() == Type.Kind.ARRAY) {
      return null;
    }
    boolean named = type.kind() == Type.Kind.NAMED;
    boolean exact = !named || java.is(Integer.class) || java.is(Long.class);
    if (!exact || !digits.matches("0|-?[1-9][0-9]{0,17}")) {
      return "digits(" + Words.quoted(digits) + ")";
    }
    long number = Long.parseLong(digits);
    boolean small = number == (int) number;
    if (named && !small && java.is(Integer.class)) {
      return "digits(" + Words.quoted(digits) + ")";
    }
    return small && !(named && java.is(Long.class)) ? digits : digits + "L";
  }

  private @Nullable String bytes(String digits, JavaType java) {
    return java.is(byte[].class) && digits.matches("([0-9a-f]{2})*")
        ? imports.type(HexFormat.class) + ".of().parseHex(" + Words.quoted(digits) + ")"
        : null;
  }

  private @Nullable String string(Literal literal, Type type, JavaType java) {
    if (java.is(String.class)) {
      return text(literal.text());
    }
    var own = blueprint.findEnum(type);
    if (own != null) {
      String constant = own.constants().get(literal.text());
      return constant == null ? null : own.name() + "." + constant;
    }
    if (type.kind() == Type.Kind.ARRAY) {
      return literal.text().equals("{}") ? imports.type(List.class) + ".of()" : null;
    }
    return read(literal, java);
  }

  /** The constant as its own text tells it, if reading that gives the same constant. */
  private @Nullable String read(Literal literal, JavaType java) {
    Class<?> wanted = java.classes().get(0);
    Function<String, Object> reader = READ.get(wanted);
    if (reader == null) {
      return null;
    }
    try {
      Object value = reader.apply(literal.text());
      return Literal.ofValue(value).equals(literal) ? spelling.code(value) : null;
    } catch (DateTimeParseException | IllegalArgumentException | SchemaException e) {
      return null;
    }
  }

  private String text(String value) {
    return spelling.code(value);
  }
}
