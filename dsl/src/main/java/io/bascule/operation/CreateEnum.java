package io.bascule.operation;

import io.bascule.schema.EnumType;
import io.bascule.schema.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates an enum type.
 *
 * @param type what is created
 */
public record CreateEnum(EnumType type) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.with(type);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof DropEnum drop && drop.type().equals(type)) {
      return Optional.of(Operations.NONE);
    }
    return next instanceof AlterEnum alter && alter.before().equals(type)
        ? Optional.of(Operations.of(new CreateEnum(alter.after())))
        : Optional.empty();
  }

  @Override
  public Operation inverse() {
    return new DropEnum(type);
  }

  @Override
  public String describe() {
    return "create enum type " + type.id();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.createEnum(this);
  }
}
