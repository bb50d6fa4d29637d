package io.bascule.schema;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column. The portable kinds are spelled by each dialect in its own words; {@link
 * Kind#NAMED} is any type of one database, in that database's own words.
 *
 * @param kind what it holds
 * @param length characters of {@code CHAR} and {@code VARCHAR}, bytes of {@code BINARY}, digits of
 *     {@code DECIMAL}, fractional digits of seconds of times; {@link #NONE} where not said
 * @param scale digits after the point of {@code DECIMAL}; {@link #NONE} where not said
 * @param element the type of an array's elements, else null
 * @param named the enum type's name for {@link Kind#ENUM}, else null
 * @param text the database's own words for {@link Kind#NAMED}, else the empty string
 */
public record Type(
    Kind kind,
    int length,
    int scale,
    @Nullable Type element,
    @Nullable QualifiedName named,
    String text) {

  /** A length or scale that is not said. */
  public static final int NONE = -1;

  /** What a column holds. */
  public enum Kind {
    BOOLEAN,
    SMALLINT,
    INTEGER,
    BIGINT,
    DECIMAL,
    REAL,
    DOUBLE,
    CHAR,
    VARCHAR,
    TEXT,
    BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_WITH_TIME_ZONE,
    UUID,
    JSON,
    ARRAY,
    ENUM,
    NAMED
  }

  /** A type that is its kind and nothing more. */
  public static Type of(Kind kind) {
    return new Type(kind, NONE, NONE, null, null, "");
  }

  /** A kind with a length, or with the fractional digits of its seconds. */
  public static Type of(Kind kind, int length) {
    return new Type(kind, length, NONE, null, null, "");
  }

  /** {@code DECIMAL(precision, scale)}. */
  public static Type decimal(int precision, int scale) {
    return new Type(Kind.DECIMAL, precision, scale, null, null, "");
  }

  /** An array whose elements are of the given type. */
  public static Type arrayOf(Type element) {
    return new Type(Kind.ARRAY, NONE, NONE, element, null, "");
  }

  /** A column of an enum type that the schema declares under that name. */
  public static Type enumeration(QualifiedName name) {
    return new Type(Kind.ENUM, NONE, NONE, null, name, "");
  }

  /** A type in the database's own words, such as {@code citext} or {@code tsvector}. */
  public static Type named(String text) {
    return new Type(Kind.NAMED, NONE, NONE, null, null, text);
  }

  /** Whether it is one of the three integer kinds. */
  public boolean isInteger() {
    return kind == Kind.SMALLINT || kind == Kind.INTEGER || kind == Kind.BIGINT;
  }

  /**
   * Whether every value of another type is one of this type too, as far as that is known: {@code
   * bigint} holds all that {@code integer} does.
   */
  public boolean holdsAll(Type other) {
    return Widening.holdsAll(this, other);
  }

  /** The type of an array's elements. */
  public Type elementType() {
    return Objects.requireNonNull(element, "not an array");
  }

  /** The name of the enum type. */
  public QualifiedName enumName() {
    return Objects.requireNonNull(named, "not an enum");
  }

  /** For people: {@code varchar(20)}, {@code integer[]}. */
  @Override
  public String toString() {
    return switch (kind) {
      case NAMED -> text;
      case ENUM -> enumName().toString();
      case ARRAY -> elementType() + "[]";
      default ->
          kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (length == NONE
                  ? ""
                  : scale == NONE ? "(" + length + ")" : "(" + length + "," + scale + ")");
    };
  }
}
