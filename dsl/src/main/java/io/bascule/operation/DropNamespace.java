package io.bascule.operation;

import io.bascule.schema.Schema;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Drops a schema, in the sense of a namespace for tables.
 *
 * @param name its name
 */
public record DropNamespace(String name) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    var fewer = new TreeSet<>(schema.namespaces());
    fewer.remove(name);
    return schema.withNamespaces(fewer);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    return next instanceof CreateNamespace create && create.name().equals(name)
        ? Optional.of(Operations.NONE)
        : Optional.empty();
  }

  @Override
  public Operation inverse() {
    return new CreateNamespace(name);
  }

  @Override
  public String describe() {
    return "drop schema " + name;
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropNamespace(this);
  }
}
