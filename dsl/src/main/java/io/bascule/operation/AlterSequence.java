package io.bascule.operation;

import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes the range or the steps of a sequence.
 *
 * @param before the sequence as it was
 * @param after the sequence as it shall be
 */
public record AlterSequence(Sequence before, Sequence after) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.withSequences(schema.sequences().replacing(before.name(), after));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    return next instanceof DropSequence drop && drop.sequence().equals(after)
        ? Optional.of(Operations.of(new DropSequence(before)))
        : Optional.empty();
  }

  @Override
  public Operation inverse() {
    return new AlterSequence(after, before);
  }

  @Override
  public String describe() {
    return "alter sequence " + before.id();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.alterSequence(this);
  }
}
