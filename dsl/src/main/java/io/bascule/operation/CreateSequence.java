package io.bascule.operation;

import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a sequence.
 *
 * @param sequence what is created
 */
public record CreateSequence(Sequence sequence) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.with(sequence);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof DropSequence drop && drop.sequence().equals(sequence)) {
      return Optional.of(Operations.NONE);
    }
    return Optional.empty(); // what a sequence has counted stays when it is altered
  }

  @Override
  public Operation inverse() {
    return new DropSequence(sequence);
  }

  @Override
  public String describe() {
    return "create sequence " + sequence.id();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.createSequence(this);
  }
}
