package io.bascule.operation;

import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Drops a sequence.
 *
 * @param sequence what is dropped, whole
 */
public record DropSequence(Sequence sequence) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.withSequences(schema.sequences().without(sequence.name()));
  }

  @Override
  public Operation inverse() {
    return new CreateSequence(sequence);
  }

  @Override
  public String describe() {
    return "drop sequence " + sequence.id();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropSequence(this);
  }
}
