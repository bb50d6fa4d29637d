package io.bascule.operation;

import io.bascule.schema.Column;
import java.util.Objects;
import java.util.Optional;

/** How changes of one column fold, where no row can tell the difference. */
final class ColumnFolds {
  private ColumnFolds() {}

  /** A column that is added, and changed at once. */
  static Optional<Operations> altered(AddColumn add, AlterColumn alter) {
    Column first = add.column();
    Column last = alter.after();
    boolean fits = alter.before().equals(first) && alter.using() == null;
    return fits && (sameValues(first, last) || isEmpty(first) && isEmpty(last))
        ? Optional.of(Operations.of(new AddColumn(add.table(), last, add.position())))
        : Optional.empty();
  }

  /** Whether the rows that are there get the same value from either column. */
  private static boolean sameValues(Column first, Column last) {
    return first.type().equals(last.type())
        && Objects.equals(first.defaultValue(), last.defaultValue())
        && Objects.equals(first.identity(), last.identity())
        && Objects.equals(first.generated(), last.generated());
  }

  /** Whether the rows that are there get NULL. */
  private static boolean isEmpty(Column column) {
    return column.nullable()
        && column.defaultValue() == null
        && column.identity() == null
        && column.generated() == null;
  }

  /**
   * Two changes of one column. Only one of them may convert values; and what the first demands of
   * them, the second must not give up.
   */
  static Optional<Operations> altered(AlterColumn one, AlterColumn two) {
    Column first = one.before();
    Column between = one.after();
    Column last = two.after();
    boolean plain = one.using() == null && two.using() == null && between.equals(two.before());
    boolean oneType = first.type().equals(between.type()) || between.type().equals(last.type());
    boolean computed =
        Objects.equals(first.generated(), between.generated())
            && Objects.equals(between.generated(), last.generated());
    boolean required = between.nullable() || !last.nullable();
    boolean numbered =
        Objects.equals(first.identity(), between.identity())
            || Objects.equals(between.identity(), last.identity());
    if (!plain || !oneType || !computed || !required || !numbered) {
      return Optional.empty();
    }
    return Optional.of(
        first.equals(last)
            ? Operations.NONE
            : Operations.of(new AlterColumn(one.table(), first, last)));
  }
}
