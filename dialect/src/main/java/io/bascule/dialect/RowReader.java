package io.bascule.dialect;

import io.bascule.schema.Column;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of the database as the Java class that a column's type has. What a database may hold
 * although the type says otherwise, as SQLite does, is no value of that class, and is told when
 * somebody wants it.
 */
final class RowReader {
  /** As both databases write a moment: the hours of its offset at least. */
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendOffset("+HH:mm:ss", "Z")
          .toFormatter(Locale.ROOT);

  private final Table table;

  RowReader(Table table) {
    this.table = table;
  }

  /** In the place of a value that is none. */
  record Unreadable(SchemaException failure) {}

  /** The value, null where it is NULL, or {@link Unreadable}. */
  @Nullable Object read(ResultSet result, int index, Column column) throws SQLException {
    Object raw = result.getObject(index);
    if (raw == null) {
      return null;
    }
    try {
      return value(result, index, raw, column.type());
    } catch (ArithmeticException | IllegalArgumentException | DateTimeException e) {
      return new Unreadable(unreadable(column, raw));
    }
  }

  private static Object value(ResultSet result, int index, Object raw, Type type)
      throws SQLException {
    return switch (type.kind()) {
      case BOOLEAN -> truth(raw);
      case SMALLINT -> number(result, index).shortValueExact();
      case INTEGER -> number(result, index).intValueExact();
      case BIGINT -> number(result, index).longValueExact();
      case DECIMAL -> number(result, index);
      case REAL -> fraction(raw).floatValue();
      case DOUBLE -> fraction(raw).doubleValue();
      case BINARY -> bytes(raw);
      case DATE -> LocalDate.parse(text(result, index));
      case TIME -> LocalTime.parse(text(result, index));
      case TIMESTAMP -> LocalDateTime.parse(text(result, index).replace(' ', 'T'));
      case TIMESTAMP_WITH_TIME_ZONE -> moment(text(result, index).replace(' ', 'T'));
      case UUID -> UUID.fromString(text(result, index));
      case CHAR, VARCHAR, TEXT, JSON, ENUM -> text(result, index);
      case NAMED -> raw;
      case ARRAY -> throw new IllegalArgumentException("an array");
    };
  }

  private static String text(ResultSet result, int index) throws SQLException {
    return String.valueOf(result.getString(index));
  }

  private static BigDecimal number(ResultSet result, int index) throws SQLException {
    return new BigDecimal(text(result, index));
  }

  private static Number fraction(Object raw) {
    if (raw instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("no number");
  }

  /** SQLite's truth is a number. */
  private static Boolean truth(Object raw) {
    if (raw instanceof Boolean truth) {
      return truth;
    }
    if (raw instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
      return number.doubleValue() == 1;
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  private static byte[] bytes(Object raw) {
    if (raw instanceof byte[] bytes) {
      return bytes;
    }
    throw new IllegalArgumentException("no bytes");
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text, MOMENT).toInstant();
  }

  private SchemaException unreadable(Column column, Object raw) {
    boolean array = column.type().kind() == Type.Kind.ARRAY;
    String text = raw instanceof byte[] ? "bytes" : "'" + raw + "'";
    return SchemaException.of(
        "unreadable-value",
        """
        Cannot read column %s of %s: %s.

          try     %s"""
            .formatted(
                column.name(),
                table.id(),
                array
                    ? "row by row, arrays are not read"
                    : "%s is no %s".formatted(text, column.type()),
                array
                    ? "changes.jdbc(…), which has the driver's own words"
                    : "correct the row, or leave it out by .where(…)"));
  }
}
