package io.bascule.operation;

import io.bascule.schema.EnumType;
import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops an enum type.
 *
 * @param type what is dropped, whole
 */
public record DropEnum(EnumType type) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.withEnums(schema.enums().without(type.name()));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    return next instanceof CreateEnum create && create.type().equals(type)
        ? Optional.of(Operations.NONE)
        : Optional.empty();
  }

  @Override
  public Operation inverse() {
    return new CreateEnum(type);
  }

  @Override
  public String describe() {
    return "drop enum type " + type.id();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropEnum(this);
  }
}
