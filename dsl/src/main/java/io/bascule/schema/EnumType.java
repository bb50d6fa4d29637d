package io.bascule.schema;

import java.util.List;

/**
 * An enumerated type and its labels, in their order. On SQLite, where no such type exists, a column
 * of it is a text with a check.
 *
 * @param id its name
 * @param labels the values, in the database's order
 */
public record EnumType(QualifiedName id, List<String> labels) implements Named {
  public EnumType {
    labels = List.copyOf(labels);
  }

  /** The enum type of that name with the given labels. */
  public static EnumType of(QualifiedName id, String... labels) {
    return new EnumType(id, List.of(labels));
  }

  @Override
  public String name() {
    return id.toString();
  }

  /** The same type with other labels. */
  public EnumType withLabels(List<String> other) {
    return new EnumType(id, other);
  }
}
