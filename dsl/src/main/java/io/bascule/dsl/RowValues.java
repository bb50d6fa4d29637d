package io.bascule.dsl;

import io.bascule.operation.Backfill;
import io.bascule.schema.Declare;
import io.bascule.schema.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of rows that are there get which values, and in which rows.
 *
 * @param <S> the class itself
 */
public abstract sealed class RowValues<S> permits RowFill, RowUpdate {
  private final Snapshot snapshot;
  private final Backfill said;

  RowValues(Snapshot snapshot, Backfill said) {
    this.snapshot = snapshot;
    this.said = said;
  }

  final Snapshot snapshot() {
    return snapshot;
  }

  final Backfill said() {
    return said;
  }

  abstract S with(Backfill other);

  /** The same, where that column becomes the constant; {@link #clear} for NULL. */
  public final <X> S set(Column<X> column, X value) {
    return assign(column, snapshot.plain(column, Mistake.present(value, "a constant")));
  }

  /** The same, where that column becomes the whole number. */
  public final S set(Column<Long> column, long value) {
    return set(column, Long.valueOf(value));
  }

  /** The same, where that column becomes another one, or what is computed of the row as it was. */
  public final <X> S set(Column<X> column, Value<X> value) {
    return assign(column, snapshot.expression(value));
  }

  /** The same, where that column becomes what SQL computes of the row as it was. */
  public final S set(Column<?> column, Expression value) {
    return assign(column, snapshot.checked(Mistake.present(value, "an expression")));
  }

  /** The same, where that column becomes NULL. */
  public final S clear(Column<?> column) {
    return assign(column, null);
  }

  private S assign(Column<?> column, @Nullable Object value) {
    return with(said.set(snapshot.name(column), value));
  }

  /** The same, for the rows of which the condition is true. */
  public final S where(Value<Boolean> condition) {
    return only(snapshot.expression(condition));
  }

  /** The same, for the rows of which a condition in SQL is true. */
  public final S where(String condition) {
    return only(Declare.sql(Mistake.present(condition, "a condition")));
  }

  /** The same, for the rows of which a condition is true. */
  public final S where(Expression condition) {
    return only(snapshot.checked(Mistake.present(condition, "a condition")));
  }

  private S only(Expression condition) {
    Expression before = said.where();
    return with(said.where(before == null ? condition : before.and(condition)));
  }
}
