package io.bascule.differ;

import io.bascule.dialect.Dialect;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Column;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way back of a revision. It is the inverse of the way there, but for one thing: a column that
 * was dropped and must not be NULL cannot come back to a table with rows unless they get a value.
 * The values are gone, so the rows get an empty one of the type, or the first that a check allows,
 * by a default that is taken away at once.
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
    Optional<Literal> empty =
        open ? Optional.empty() : EmptyValues.of(dialect, before).value(add.table(), column);
    if (empty.isEmpty()) {
      return List.of(add);
    }
    Column filled = column.withDefault(empty.get());
    return List.of(
        new AddColumn(add.table(), filled, add.position()),
        new AlterColumn(add.table(), filled, column));
  }
}
