package io.bascule.differ;

import io.bascule.dialect.Dialect;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way back of a revision. It is the inverse of the way there, but for one thing: a column that
 * was dropped and must not be NULL cannot come back to a table with rows unless they get a value.
 * The values are gone, so the rows get an empty one of the type, by a default that is taken away at
 * once.
 */
public final class WayBack {
  private WayBack() {}

  /**
   * The changes that lead back.
   *
   * @param there the changes that are taken back
   * @param before the schema that they lead back to
   * @param dialect who knows the types that only one database has
   */
  public static Operations of(Operations there, Schema before, Dialect dialect) {
    var back = new ArrayList<Operation>();
    for (Operation operation : there.inverse().list()) {
      back.addAll(
          operation instanceof AddColumn add ? filled(add, before, dialect) : List.of(operation));
    }
    return new Operations(back);
  }

  private static List<Operation> filled(AddColumn add, Schema before, Dialect dialect) {
    Column column = add.column();
    boolean open =
        column.nullable()
            || column.defaultValue() != null
            || column.identity() != null
            || column.generated() != null;
    Optional<Literal> empty = open ? Optional.empty() : empty(column.type(), before, dialect);
    if (empty.isEmpty()) {
      return List.of(add);
    }
    Column filled = column.withDefault(empty.get());
    return List.of(
        new AddColumn(add.table(), filled, add.position()),
        new AlterColumn(add.table(), filled, column));
  }

  private static Optional<Literal> empty(Type type, Schema before, Dialect dialect) {
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
          before
              .enumType(type.enumName())
              .map(EnumType::labels)
              .filter(labels -> !labels.isEmpty())
              .map(labels -> Literal.of(labels.get(0)));
      case NAMED -> dialect.emptyValue(type);
    };
  }
}
