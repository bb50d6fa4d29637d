package io.bascule.dsl;

import io.bascule.schema.Column;
import io.bascule.schema.Literal;
import io.bascule.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** The columns that a declaration can have: one method a type. */
abstract sealed class Types extends Words permits Elements {
  private final Parts parts = new Parts();

  Types() {}

  final Parts parts() {
    return parts;
  }

  private Definition define(String name, Type type) {
    String present = Mistake.present(name, "a column");
    return parts.add(new Definition(parts, Column.of(present, type)));
  }

  /** True or false. */
  protected final PlainColumn<Boolean> bool(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.BOOLEAN)), Literal::ofValue);
  }

  /** A whole number of two bytes. */
  protected final IntegerColumn<Short> smallint(String name) {
    return new IntegerColumn<>(define(name, Type.of(Type.Kind.SMALLINT)), Literal::ofValue);
  }

  /** A whole number of four bytes. */
  protected final IntegerColumn<Integer> integer(String name) {
    return new IntegerColumn<>(define(name, Type.of(Type.Kind.INTEGER)), Literal::ofValue);
  }

  /** A whole number of eight bytes. */
  protected final IntegerColumn<Long> bigint(String name) {
    return new IntegerColumn<>(define(name, Type.of(Type.Kind.BIGINT)), Literal::ofValue);
  }

  /** A decimal number of any size. */
  protected final NumberColumn<BigDecimal> decimal(String name) {
    return new NumberColumn<>(define(name, Type.of(Type.Kind.DECIMAL)), Literal::ofValue);
  }

  /** A whole decimal number of that many digits. */
  protected final NumberColumn<BigDecimal> decimal(String name, int precision) {
    return new NumberColumn<>(
        define(name, Type.of(Type.Kind.DECIMAL, precision)), Literal::ofValue);
  }

  /** A decimal number of that many digits, of which so many are behind the point. */
  protected final NumberColumn<BigDecimal> decimal(String name, int precision, int scale) {
    return new NumberColumn<>(define(name, Type.decimal(precision, scale)), Literal::ofValue);
  }

  /** A binary fraction of four bytes. */
  protected final NumberColumn<Float> real(String name) {
    return new NumberColumn<>(define(name, Type.of(Type.Kind.REAL)), Literal::ofValue);
  }

  /** A binary fraction of eight bytes. */
  protected final NumberColumn<Double> doublePrecision(String name) {
    return new NumberColumn<>(define(name, Type.of(Type.Kind.DOUBLE)), Literal::ofValue);
  }

  /** A text of a length that the database decides. */
  protected final TextColumn character(String name) {
    return new TextColumn(define(name, Type.of(Type.Kind.CHAR)), Literal::ofValue);
  }

  /** A text of that many characters, filled up with spaces. */
  protected final TextColumn character(String name, int length) {
    return new TextColumn(define(name, Type.of(Type.Kind.CHAR, length)), Literal::ofValue);
  }

  /** A text of any length. */
  protected final TextColumn varchar(String name) {
    return new TextColumn(define(name, Type.of(Type.Kind.VARCHAR)), Literal::ofValue);
  }

  /** A text of at most that many characters. */
  protected final TextColumn varchar(String name, int length) {
    return new TextColumn(define(name, Type.of(Type.Kind.VARCHAR, length)), Literal::ofValue);
  }

  /** A text of any length. */
  protected final TextColumn text(String name) {
    return new TextColumn(define(name, Type.of(Type.Kind.TEXT)), Literal::ofValue);
  }

  /** Bytes. */
  protected final PlainColumn<byte[]> binary(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.BINARY)), Literal::ofValue);
  }

  /** At most that many bytes, where the database counts them. */
  protected final PlainColumn<byte[]> binary(String name, int length) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.BINARY, length)), Literal::ofValue);
  }

  /** A day. */
  protected final PlainColumn<LocalDate> date(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.DATE)), Literal::ofValue);
  }

  /** A time of day. */
  protected final PlainColumn<LocalTime> time(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.TIME)), Literal::ofValue);
  }

  /** A time of day, with that many digits of a second. */
  protected final PlainColumn<LocalTime> time(String name, int fraction) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.TIME, fraction)), Literal::ofValue);
  }

  /** A day and a time of day, wherever that may be. */
  protected final PlainColumn<LocalDateTime> timestamp(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.TIMESTAMP)), Literal::ofValue);
  }

  /** A day and a time of day, with that many digits of a second. */
  protected final PlainColumn<LocalDateTime> timestamp(String name, int fraction) {
    return new PlainColumn<>(
        define(name, Type.of(Type.Kind.TIMESTAMP, fraction)), Literal::ofValue);
  }

  /** A moment. */
  protected final PlainColumn<Instant> timestampWithTimeZone(String name) {
    return new PlainColumn<>(
        define(name, Type.of(Type.Kind.TIMESTAMP_WITH_TIME_ZONE)), Literal::ofValue);
  }

  /** A moment, with that many digits of a second. */
  protected final PlainColumn<Instant> timestampWithTimeZone(String name, int fraction) {
    return new PlainColumn<>(
        define(name, Type.of(Type.Kind.TIMESTAMP_WITH_TIME_ZONE, fraction)), Literal::ofValue);
  }

  /** A UUID. */
  protected final PlainColumn<UUID> uuid(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.UUID)), Literal::ofValue);
  }

  /** A JSON document, as text; on PostgreSQL, {@code jsonb}. */
  protected final PlainColumn<String> json(String name) {
    return new PlainColumn<>(define(name, Type.of(Type.Kind.JSON)), Literal::ofValue);
  }

  /**
   * One of the constants of a Java enum, kept as the database's enum type of the class's name in
   * snake case.
   */
  protected final <E extends Enum<E>> PlainColumn<E> enumeration(String name, Class<E> type) {
    return enumeration(name, Enumeration.of(type));
  }

  /**
   * One of the constants of a Java enum, kept as an enum type of that name.
   *
   * @param typeName the enum type, as {@code type} or {@code schema.type}
   */
  protected final <E extends Enum<E>> PlainColumn<E> enumeration(
      String name, String typeName, Class<E> type) {
    return enumeration(name, Enumeration.of(type).named(typeName));
  }

  /** One of the constants of a Java enum, kept as that enum type. */
  protected final <E extends Enum<E>> PlainColumn<E> enumeration(String name, Enumeration<E> type) {
    parts.add(Mistake.present(type, "column " + name));
    Definition definition = define(name, Type.enumeration(type.name()));
    definition.readBy(label -> type.constant(String.valueOf(label)));
    return new PlainColumn<>(definition, type::literal);
  }

  /**
   * A column of any type of the database.
   *
   * @param words the type in the database's own words, such as {@code citext}
   * @param type the Java type of its values
   */
  protected final <T> OtherColumn<T> type(String name, String words, Class<T> type) {
    Mistake.present(type, "column " + name);
    return other(define(name, Type.named(words)), type);
  }

  /**
   * A column as the schema keeps it, for what no other word here can say.
   *
   * @param type the Java type of its values
   */
  protected final <T> OtherColumn<T> column(Column column, Class<T> type) {
    Mistake.present(type, "column " + Mistake.present(column, "a column").name());
    return other(parts.add(new Definition(parts, column)), type);
  }

  private static <T> OtherColumn<T> other(Definition definition, Class<T> type) {
    definition.readBy(
        value -> {
          if (type.isInstance(value)) {
            return value;
          }
          if (type == String.class) {
            return value.toString();
          }
          throw Mistake.unreadable(definition.name(), value, type);
        });
    return new OtherColumn<>(definition, Literal::ofValue);
  }
}
