package io.bascule.operation;

import io.bascule.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are made only where a condition holds. It is asked once, before the first of them.
 *
 * @param condition the condition
 * @param changes the changes
 */
public record When(Condition condition, Operations changes) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return condition.holds(subject -> subject.isIn(schema)) ? changes.applyTo(schema) : schema;
  }

  @Override
  public Operation inverse() {
    throw new IllegalStateException("what hangs on a condition has no inverse: " + describe());
  }

  @Override
  public String describe() {
    return "when "
        + condition.describe()
        + ": "
        + changes.stream().map(Operation::describe).collect(Collectors.joining(", "));
  }

  @Override
  public List<Hazard> hazards() {
    return changes.hazards();
  }

  @Override
  public List<Operation> leaves() {
    return changes.stream().flatMap(change -> change.leaves().stream()).toList();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.when(this);
  }
}
