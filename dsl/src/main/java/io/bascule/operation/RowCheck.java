package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether rows fit a table as it is at their place of the history. */
final class RowCheck {
  private final Schema schema;
  private final Table table;
  private final String verb;

  RowCheck(Schema schema, Table table, String verb) {
    this.schema = schema;
    this.table = table;
    this.verb = verb;
  }

  /**
   * Looks at all values.
   *
   * @throws SchemaException if the table lacks a column, or if a value is none of its column
   */
  void require(List<String> names, List<Row> rows) {
    List<Column> columns = names.stream().map(this::column).toList();
    for (Row row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        require(columns.get(i), row.values().get(i));
      }
    }
  }

  /**
   * The column of that name, which can be given a value.
   *
   * @throws SchemaException if there is none
   */
  Column column(String name) {
    Column column =
        table
            .column(name)
            .orElseThrow(() -> SchemaException.missing("table " + table.id(), "column", name));
    if (column.generated() != null) {
      throw misfit(column, "the database computes it");
    }
    return column;
  }

  /**
   * Looks at one value.
   *
   * @throws SchemaException if it is none of the column
   */
  void require(Column column, @Nullable Object value) {
    if (value == null) {
      if (!column.nullable()) {
        throw misfit(column, "it must not be NULL");
      }
    } else if (!fits(column.type(), value)) {
      throw misfit(
          column,
          "%s is no %s but a %s"
              .formatted(shown(value), column.type(), value.getClass().getSimpleName()));
    } else if (isTooLong(column.type(), value)) {
      throw misfit(column, "%s is longer than %s".formatted(shown(value), column.type()));
    }
  }

  private boolean fits(Type type, Object value) {
    return switch (type.kind()) {
      case BOOLEAN -> value instanceof Boolean;
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> value instanceof Number;
      case CHAR, VARCHAR, TEXT, JSON -> isText(value);
      case BINARY -> value instanceof byte[];
      case DATE -> value instanceof LocalDate;
      case TIME -> value instanceof LocalTime;
      case TIMESTAMP -> value instanceof LocalDateTime;
      case TIMESTAMP_WITH_TIME_ZONE ->
          Stream.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class)
              .anyMatch(known -> known.isInstance(value));
      case UUID -> value instanceof UUID;
      case ENUM -> isText(value) && isLabel(type, text(value));
      case ARRAY, NAMED -> true;
    };
  }

  private boolean isLabel(Type type, String label) {
    return schema
        .enumType(type.enumName())
        .map(known -> known.labels().contains(label))
        .orElse(true);
  }

  private static boolean isText(Object value) {
    return value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static boolean isTooLong(Type type, Object value) {
    boolean limited = type.kind() == Type.Kind.CHAR || type.kind() == Type.Kind.VARCHAR;
    String text = limited ? text(value) : "";
    return type.length() != Type.NONE && text.codePointCount(0, text.length()) > type.length();
  }

  private static String shown(Object value) {
    String text = text(value);
    return "'" + (text.length() > 60 ? text.substring(0, 59) + "…" : text) + "'";
  }

  private SchemaException misfit(Column column, String why) {
    return SchemaException.of(
        "row-misfit",
        "Cannot %s %s: a value of column %s does not fit: %s."
            .formatted(verb, table.id(), column.name(), why));
  }
}
