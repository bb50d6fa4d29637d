package io.bascule.schema;

/**
 * A sequence that stands for itself (one that a column owns is that column's {@link Identity}).
 *
 * @param id its name
 * @param type an integer type; {@code BIGINT} by default
 * @param options range and steps
 */
public record Sequence(QualifiedName id, Type type, SequenceOptions options) implements Named {
  /** A sequence of big integers with the database's own options. */
  public static Sequence of(QualifiedName id) {
    return new Sequence(id, Type.of(Type.Kind.BIGINT), SequenceOptions.DEFAULT);
  }

  @Override
  public String name() {
    return id.toString();
  }

  /** The same with numbers of another integer type. */
  public Sequence as(Type other) {
    return new Sequence(id, other, options);
  }

  /** The same with another range or other steps. */
  public Sequence withOptions(SequenceOptions other) {
    return new Sequence(id, type, other);
  }
}
