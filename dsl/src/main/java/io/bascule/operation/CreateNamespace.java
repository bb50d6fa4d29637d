package io.bascule.operation;

import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a schema, in the sense of a namespace for tables.
 *
 * @param name its name
 */
public record CreateNamespace(String name) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.withNamespace(name);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    return next instanceof DropNamespace drop && drop.name().equals(name)
        ? Optional.of(Operations.NONE)
        : Optional.empty();
  }

  @Override
  public Operation inverse() {
    return new DropNamespace(name);
  }

  @Override
  public String describe() {
    return "create schema " + name;
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.createNamespace(this);
  }
}
