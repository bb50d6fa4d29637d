package io.bascule.differ;

import io.bascule.dialect.Dialect;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The values that rows get in a column which must not be NULL, and whose own values are gone. */
final class EmptyValues {
  private final Dialect dialect;
  private final Schema schema;

  private EmptyValues(Dialect dialect, Schema schema) {
    this.dialect = dialect;
    this.schema = schema;
  }

  /** Values for columns of that schema. */
  static EmptyValues of(Dialect dialect, Schema schema) {
    return new EmptyValues(dialect, schema);
  }

  /** The value for a column; nothing if none is known. */
  Optional<Literal> value(QualifiedName table, Column column) {
    return schema
        .table(table)
        .flatMap(known -> listed(known, column))
        .or(() -> empty(column.type()));
  }

  /**
   * The first value that a check of this column alone lists: {@code c IN ('a', 'b')}, in whatever
   * words. If it is none, the check will say so.
   */
  private Optional<Literal> listed(Table table, Column column) {
    return isText(column.type())
        ? table.of(Check.class).flatMap(check -> listed(check, table, column)).findFirst()
        : Optional.empty();
  }

  private Stream<Literal> listed(Check check, Table table, Column column) {
    String rule = dialect.spelling().expression(check.rule());
    boolean alone =
        table.columns().stream()
            .allMatch(
                other ->
                    SqlText.mentions(rule, other.name()) == other.name().equals(column.name()));
    List<Token> tokens = SqlText.significant(rule);
    boolean lists =
        tokens.stream().anyMatch(token -> token.is("IN") || token.is("ANY"))
            && tokens.stream().noneMatch(token -> token.is("NOT"));
    return alone && lists
        ? tokens.stream()
            .filter(token -> token.kind() == Kind.STRING)
            .limit(1)
            .map(token -> Literal.of(token.unquoted()))
        : Stream.empty();
  }

  private static boolean isText(Type type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT -> true;
      default -> false;
    };
  }

  private Optional<Literal> empty(Type type) {
    return switch (type.kind()) {
      case BOOLEAN -> Optional.of(Literal.of(false));
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> Optional.of(Literal.of(0));
      case CHAR, VARCHAR, TEXT -> Optional.of(Literal.of(""));
      case BINARY -> Optional.of(Literal.ofValue(new byte[0]));
      case DATE -> Optional.of(Literal.of("1970-01-01"));
      case TIME -> Optional.of(Literal.of("00:00:00"));
      case TIMESTAMP -> Optional.of(Literal.of("1970-01-01 00:00:00"));
      case TIMESTAMP_WITH_TIME_ZONE -> Optional.of(Literal.of("1970-01-01 00:00:00+00:00"));
      case UUID -> Optional.of(Literal.of("00000000-0000-0000-0000-000000000000"));
      case JSON, ARRAY -> Optional.of(Literal.of("{}"));
      case ENUM ->
          schema
              .enumType(type.enumName())
              .map(EnumType::labels)
              .filter(labels -> !labels.isEmpty())
              .map(labels -> Literal.of(labels.get(0)));
      case NAMED -> dialect.emptyValue(type);
    };
  }
}
