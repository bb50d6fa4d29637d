package io.bascule.operation;

import io.bascule.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to rows, or to what the language does not model. It says nothing of the
 * schema, and has no inverse: a revision that goes up with one goes down with another.
 *
 * @param action what is done
 */
public record DataStep(DataAction action) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema;
  }

  @Override
  public Operation inverse() {
    throw new IllegalStateException("a data step has no inverse: " + describe());
  }

  @Override
  public String describe() {
    return action.describe();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dataStep(this);
  }
}
