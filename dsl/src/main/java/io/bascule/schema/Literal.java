package io.bascule.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;

/**
 * A constant, in a form that no dialect has spelled yet.
 *
 * @param kind how it is to be spelled
 * @param text digits for numbers, {@code true} or {@code false} for booleans, lower-case
 *     hexadecimal for bytes, the text itself for strings (dates, times, uuids and enum labels are
 *     strings), and the empty string for NULL
 */
public record Literal(Kind kind, String text) implements Expression {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  /** How a constant is spelled. */
  public enum Kind {
    NUMBER,
    STRING,
    BOOLEAN,
    BYTES,
    NULL
  }

  /** {@code NULL}. */
  public static Literal ofNull() {
    return new Literal(Kind.NULL, "");
  }

  /** A whole number. */
  public static Literal of(long value) {
    return new Literal(Kind.NUMBER, Long.toString(value));
  }

  /** A text. */
  public static Literal of(String value) {
    return new Literal(Kind.STRING, value);
  }

  /** True or false. */
  public static Literal of(boolean value) {
    return new Literal(Kind.BOOLEAN, Boolean.toString(value));
  }

  /** A number in the digits given, such as {@code 12.50}. */
  public static Literal number(String digits) {
    return new Literal(Kind.NUMBER, digits);
  }

  /**
   * The constant for a Java value: numbers, booleans, strings, enums (their {@code name()}), byte
   * arrays, {@code java.time} values, UUIDs and characters.
   *
   * @throws SchemaException if the value is of another class
   */
  public static Literal ofValue(Object value) {
    if (value instanceof Literal literal) {
      return literal;
    }
    if (value instanceof BigDecimal number) {
      return number(number.toPlainString());
    }
    if (value instanceof Number number) {
      return number(number.toString());
    }
    if (value instanceof Boolean flag) {
      return of(flag.booleanValue());
    }
    if (value instanceof byte[] bytes) {
      return new Literal(Kind.BYTES, HexFormat.of().formatHex(bytes));
    }
    if (value instanceof Enum<?> constant) {
      return of(constant.name());
    }
    return of(textOf(value));
  }

  private static String textOf(Object value) {
    if (value instanceof Instant instant) {
      return TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC)) + "+00:00";
    }
    if (value instanceof OffsetDateTime moment) {
      return TIMESTAMP.format(moment) + moment.getOffset().getId().replace("Z", "+00:00");
    }
    if (value instanceof LocalDateTime moment) {
      return TIMESTAMP.format(moment);
    }
    if (value instanceof CharSequence
        || value instanceof Character
        || value instanceof java.util.UUID
        || value instanceof java.time.LocalDate
        || value instanceof java.time.LocalTime) {
      return value.toString();
    }
    throw SchemaException.of(
        "unwritable-constant",
        "Cannot write %s as a constant: no database type is known for %s."
            .formatted(value, value.getClass().getName()));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NULL -> "NULL";
      case STRING -> "'" + text.replace("'", "''") + "'";
      case BYTES -> "X'" + text + "'";
      case NUMBER, BOOLEAN -> text;
    };
  }
}
