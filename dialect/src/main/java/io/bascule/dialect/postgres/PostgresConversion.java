package io.bascule.dialect.postgres;

import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type become values of another, where the server does not convert them by itself
 * in an assignment (PostgreSQL's pg_cast, contexts "a" and "i").
 */
final class PostgresConversion {
  private static final Set<Kind> NUMBERS =
      Set.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.REAL, Kind.DOUBLE);
  private static final Set<Kind> MOMENTS =
      Set.of(Kind.DATE, Kind.TIME, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_TIME_ZONE);
  private static final Set<Kind> TEXTS = Set.of(Kind.TEXT, Kind.VARCHAR, Kind.CHAR);

  private final PostgresSpelling spelling;
  private final BiPredicate<String, String> casts;

  /**
   * Conversions on a server.
   *
   * @param casts whether the server has a conversion of its own between two types as they are
   *     spelled
   */
  PostgresConversion(PostgresSpelling spelling, BiPredicate<String, String> casts) {
    this.spelling = spelling;
    this.casts = casts;
  }

  /**
   * The new value as an expression over the old one, or null where the server converts it.
   *
   * @param value the old value as it is spelled: a column's name
   */
  @Nullable String using(String value, Type before, Type after) {
    return isAssigned(before, after) ? null : converted(value, before, after);
  }

  /**
   * Whether the server would take the values for something else: the digits of a number may be read
   * as a date.
   */
  static boolean isMisread(Type before, Type after) {
    return NUMBERS.contains(before.kind()) && MOMENTS.contains(after.kind());
  }

  private String converted(String value, Type before, Type after) {
    String target = spelling.type(after);
    if (isAssigned(before, after)) {
      return cast(value, target);
    }
    if (after.kind() == Kind.ARRAY || before.kind() == Kind.ARRAY) {
      return array(value, before, after);
    }
    return switch (after.kind()) {
      case BOOLEAN ->
          NUMBERS.contains(before.kind()) ? value + " <> 0" : cast(value, before, after);
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> toNumber(value, before, after);
      case TIMESTAMP ->
          before.kind() == Kind.TIMESTAMP_WITH_TIME_ZONE
              ? value + " AT TIME ZONE 'UTC'"
              : cast(value, before, after);
      case TIMESTAMP_WITH_TIME_ZONE -> toMoment(value, before, after);
      case DATE ->
          before.kind() == Kind.TIMESTAMP_WITH_TIME_ZONE
              ? "(" + value + " AT TIME ZONE 'UTC')::date"
              : cast(value, before, after);
      case BINARY -> "convert_to(" + value + "::text, 'UTF8')";
      default -> cast(value, before, after);
    };
  }

  /** By the server's own conversion where it has one, else by the way that both are written. */
  private String cast(String value, Type before, Type after) {
    String target = spelling.type(after);
    if (before.kind() == Kind.BINARY) {
      return cast("convert_from(" + value + ", 'UTF8')", target);
    }
    boolean direct =
        TEXTS.contains(before.kind())
            || TEXTS.contains(after.kind())
            || casts.test(spelling.type(before), target);
    return cast(direct ? value : value + "::text", target);
  }

  private String array(String value, Type before, Type after) {
    String target = spelling.type(after);
    if (before.kind() == Kind.ARRAY && after.kind() == Kind.ARRAY) {
      String from = spelling.type(before.elementType());
      String to = spelling.type(after.elementType());
      boolean direct = TEXTS.contains(before.elementType().kind()) || casts.test(from, to);
      return cast(direct ? value : value + "::text", target);
    }
    if (before.kind() == Kind.ARRAY) {
      Type element = before.elementType();
      return TEXTS.contains(after.kind()) && !TEXTS.contains(element.kind())
          ? cast(value, "text")
          : converted(value + "[1]", element, after);
    }
    Type element = after.elementType();
    return TEXTS.contains(before.kind()) && !TEXTS.contains(element.kind())
        ? cast(value, target)
        : "CASE WHEN %s IS NOT NULL THEN ARRAY[%s]::%s END"
            .formatted(value, converted(value, before, element), target);
  }

  /** Only integer has a conversion from boolean. */
  private String toNumber(String value, Type before, Type after) {
    return before.kind() == Kind.BOOLEAN && after.kind() != Kind.INTEGER
        ? cast(cast(value, "integer"), spelling.type(after))
        : cast(value, before, after);
  }

  /** Moments without a zone are taken as UTC. */
  private String toMoment(String value, Type before, Type after) {
    return switch (before.kind()) {
      case TIMESTAMP -> value + " AT TIME ZONE 'UTC'";
      case DATE -> value + "::timestamp AT TIME ZONE 'UTC'";
      default -> cast(value, before, after);
    };
  }

  private static String cast(String value, String type) {
    return value + "::" + type;
  }

  private static boolean isAssigned(Type before, Type after) {
    Kind from = before.kind();
    Kind to = after.kind();
    if (from == Kind.ARRAY && to == Kind.ARRAY) {
      return isAssigned(before.elementType(), after.elementType());
    }
    if (TEXTS.contains(to)) {
      return from != Kind.BINARY && from != Kind.ARRAY;
    }
    if (NUMBERS.contains(from) && NUMBERS.contains(to)) {
      return true;
    }
    if (from == Kind.DATE && to == Kind.TIMESTAMP || from == Kind.TIMESTAMP && to == Kind.DATE) {
      return true;
    }
    return from == to && from != Kind.ENUM && from != Kind.NAMED;
  }

  /** A condition that is true of values that cannot be converted, or null where none is safe. */
  @Nullable String unfit(String column, Type before, Type after, int version) {
    Kind to = after.kind();
    if (TEXTS.contains(before.kind())
        && !TEXTS.contains(to)
        && to != Kind.ARRAY
        && to != Kind.BINARY) {
      return unfitText(column, after, version);
    }
    if (TEXTS.contains(to) && isShorter(before, after)) {
      return "length(%s::text) > %d".formatted(column, after.length());
    }
    String value = using(column, before, after);
    if (version >= 16 && value != null && value.startsWith(column + "::text::")) {
      return unfitText(column, after, version); // only some values are written alike
    }
    if (!NUMBERS.contains(before.kind())) {
      return null;
    }
    return switch (to) {
      case SMALLINT -> outside(column, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> outside(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DECIMAL ->
          after.length() == Type.NONE
              ? null
              : "abs(round(%s::numeric, %d)) >= 1e%d"
                  .formatted(column, scale(after), after.length() - scale(after));
      default -> null;
    };
  }

  private static boolean isShorter(Type before, Type after) {
    boolean fits =
        TEXTS.contains(before.kind())
            && before.length() != Type.NONE
            && before.length() <= after.length();
    return after.length() != Type.NONE && before.kind() != Kind.ARRAY && !fits;
  }

  private static int scale(Type type) {
    return Math.max(0, type.scale());
  }

  private static String outside(String column, long least, long greatest) {
    return "%s NOT BETWEEN %d AND %d".formatted(column, least, greatest);
  }

  private @Nullable String unfitText(String column, Type after, int version) {
    if (after.kind() == Kind.ENUM) {
      return "%s::text <> ALL (enum_range(NULL::%s)::text[])"
          .formatted(column, spelling.type(after));
    }
    if (version >= 16) {
      return "NOT pg_input_is_valid(%s::text, %s)"
          .formatted(column, spelling.string(spelling.type(after)));
    }
    return switch (after.kind()) {
      case SMALLINT, INTEGER, BIGINT -> column + " !~ '^\\s*[-+]?[0-9]{1,18}\\s*$'";
      case DECIMAL, REAL, DOUBLE ->
          column + " !~* '^\\s*([-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[-+]?[0-9]+)?|nan)\\s*$'";
      case BOOLEAN ->
          "lower(btrim(%s)) NOT IN ('t', 'true', 'y', 'yes', 'on', '1', 'f', 'false', 'n', 'no', 'off', '0')"
              .formatted(column);
      case UUID -> column + " !~* '^[{]?([0-9a-f]{4}-?){8}[}]?$'";
      default -> null;
    };
  }
}
