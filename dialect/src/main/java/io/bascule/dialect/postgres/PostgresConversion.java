package io.bascule.dialect.postgres;

import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type become values of another, where the server does not convert them by itself
 * in an assignment (PostgreSQL's pg_cast, contexts "a" and "i").
 */
final class PostgresConversion {
  private static final Set<Kind> NUMBERS =
      Set.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.REAL, Kind.DOUBLE);
  private static final Set<Kind> TEXTS = Set.of(Kind.TEXT, Kind.VARCHAR, Kind.CHAR);

  private final PostgresSpelling spelling;

  PostgresConversion(PostgresSpelling spelling) {
    this.spelling = spelling;
  }

  /**
   * The new value as an expression over the old one, or null where the server converts it.
   *
   * @param column the column's name as it is spelled
   */
  @Nullable String using(String column, Type before, Type after) {
    if (isAssigned(before, after)) {
      return null;
    }
    String target = spelling.type(after);
    return switch (after.kind()) {
      case BOOLEAN -> NUMBERS.contains(before.kind()) ? column + " <> 0" : cast(column, target);
      case ARRAY -> toArray(column, before, after);
      case TIMESTAMP -> toTimestamp(column, before, target);
      case TIMESTAMP_WITH_TIME_ZONE -> toMoment(column, before, target);
      case DATE ->
          before.kind() == Kind.TIMESTAMP_WITH_TIME_ZONE
              ? "(" + column + " AT TIME ZONE 'UTC')::date"
              : cast(column, target);
      case BINARY ->
          TEXTS.contains(before.kind())
              ? "convert_to(%s, 'UTF8')".formatted(column)
              : cast(column, target);
      case TEXT, VARCHAR, CHAR -> toText(column, before);
      case ENUM -> cast(before.kind() == Kind.TEXT ? column : column + "::text", target);
      default -> toOther(column, before, after);
    };
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

  private static String cast(String value, String type) {
    return value + "::" + type;
  }

  private String toArray(String column, Type before, Type after) {
    String target = spelling.type(after);
    return before.kind() == Kind.ARRAY || TEXTS.contains(before.kind()) && !holdsText(after)
        ? cast(throughText(column, before, after), target)
        : "CASE WHEN %s IS NOT NULL THEN ARRAY[%s]::%s END".formatted(column, column, target);
  }

  private static boolean holdsText(Type list) {
    return TEXTS.contains(list.elementType().kind());
  }

  /** Arrays of two enum types have no conversion but by way of their texts. */
  private static String throughText(String column, Type before, Type after) {
    boolean labels =
        before.kind() == Kind.ARRAY
            && before.elementType().kind() == Kind.ENUM
            && after.elementType().kind() == Kind.ENUM;
    return labels ? column + "::text[]" : column;
  }

  /** Moments without a zone are taken as UTC. */
  private static String toTimestamp(String column, Type before, String target) {
    return before.kind() == Kind.TIMESTAMP_WITH_TIME_ZONE
        ? column + " AT TIME ZONE 'UTC'"
        : cast(column, target);
  }

  private static String toMoment(String column, Type before, String target) {
    return switch (before.kind()) {
      case TIMESTAMP -> column + " AT TIME ZONE 'UTC'";
      case DATE -> column + "::timestamp AT TIME ZONE 'UTC'";
      default -> cast(column, target);
    };
  }

  private static String toText(String column, Type before) {
    return before.kind() == Kind.BINARY
        ? "convert_from(%s, 'UTF8')".formatted(column)
        : before.kind() == Kind.ARRAY && TEXTS.contains(before.elementType().kind())
            ? column + "[1]"
            : column + "::text";
  }

  private String toOther(String column, Type before, Type after) {
    String target = spelling.type(after);
    if (before.kind() == Kind.ARRAY) {
      return cast(column + "[1]", target);
    }
    // Only integer has a conversion from boolean.
    return before.kind() == Kind.BOOLEAN
            && after.kind() != Kind.INTEGER
            && NUMBERS.contains(after.kind())
        ? cast(cast(column, "integer"), target)
        : cast(column, target);
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
