package io.bascule.schema;

import io.bascule.schema.Type.Kind;
import java.util.Set;

/** Whether every value of one type is a value of another, so that no row can be in the way. */
final class Widening {
  private static final Set<Kind> TEXTS = Set.of(Kind.VARCHAR, Kind.ENUM, Kind.UUID);

  /** Fractional digits of seconds where none are said. */
  private static final int MICROSECONDS = 6;

  private Widening() {}

  static boolean holdsAll(Type wide, Type narrow) {
    if (wide.equals(narrow)) {
      return true;
    }
    return switch (wide.kind()) {
      case INTEGER, BIGINT -> narrow.isInteger() && narrow.kind().compareTo(wide.kind()) < 0;
      case DECIMAL -> holdsNumber(wide, narrow);
      case DOUBLE ->
          narrow.kind() == Kind.REAL || narrow.isInteger() && narrow.kind() != Kind.BIGINT;
      case TEXT -> TEXTS.contains(narrow.kind()) || narrow.isInteger();
      case VARCHAR -> holdsText(wide, narrow);
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          narrow.kind() == wide.kind() && seconds(narrow) <= seconds(wide);
      case ARRAY ->
          narrow.kind() == Kind.ARRAY && holdsAll(wide.elementType(), narrow.elementType());
      default -> false;
    };
  }

  private static boolean holdsNumber(Type wide, Type narrow) {
    if (!narrow.isInteger() && narrow.kind() != Kind.DECIMAL) {
      return false;
    }
    if (wide.length() == Type.NONE) {
      return true;
    }
    return (narrow.isInteger() || narrow.length() != Type.NONE)
        && digits(narrow) <= digits(wide)
        && Math.max(narrow.scale(), 0) <= Math.max(wide.scale(), 0);
  }

  /** Digits before the point. */
  private static int digits(Type number) {
    return switch (number.kind()) {
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      default -> number.length() - Math.max(number.scale(), 0);
    };
  }

  private static boolean holdsText(Type wide, Type narrow) {
    if (wide.length() == Type.NONE) {
      return narrow.kind() == Kind.TEXT || narrow.kind() == Kind.VARCHAR;
    }
    return narrow.kind() == Kind.VARCHAR
        && narrow.length() != Type.NONE
        && narrow.length() <= wide.length();
  }

  private static int seconds(Type time) {
    return time.length() == Type.NONE ? MICROSECONDS : time.length();
  }
}
