package io.bascule.dsl;

import io.bascule.schema.Declare;
import io.bascule.schema.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows a piece of Java is given, and in which order. */
public final class RowChoice {
  private final Snapshot snapshot;
  private final @Nullable Expression condition;
  private final List<String> key;

  RowChoice(Snapshot snapshot, @Nullable Expression condition, List<String> key) {
    this.snapshot = snapshot;
    this.condition = condition;
    this.key = key;
  }

  /** The rows of which the condition is true. */
  public RowChoice where(Value<Boolean> rule) {
    return only(snapshot.expression(rule));
  }

  /** The rows of which a condition in SQL is true. */
  public RowChoice where(String rule) {
    return only(Declare.sql(Mistake.present(rule, "a condition")));
  }

  private RowChoice only(Expression rule) {
    Expression before = condition;
    return new RowChoice(snapshot, before == null ? rule : before.and(rule), key);
  }

  /** In the order of these columns, which are the primary key or another unique one. */
  public RowChoice by(Column<?>... columns) {
    return new RowChoice(
        snapshot, condition, java.util.stream.Stream.of(columns).map(snapshot::name).toList());
  }

  @Nullable Expression condition() {
    return condition;
  }

  List<String> key() {
    return key;
  }
}
