package io.bascule.dsl;

import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.Type;

/** A sequence that stands for itself; its next number can be a column's default. */
public final class Sequence {
  private final Parts parts;
  private final String line = Line.here();
  private io.bascule.schema.Sequence sequence;

  Sequence(Parts parts, io.bascule.schema.Sequence sequence) {
    this.parts = parts;
    this.sequence = sequence;
  }

  io.bascule.schema.Sequence sequence() {
    return sequence;
  }

  /** With numbers of PostgreSQL's type {@code smallint} and not {@code bigint}. */
  public Sequence smallint() {
    return as(Type.Kind.SMALLINT);
  }

  /** With numbers of PostgreSQL's type {@code integer} and not {@code bigint}. */
  public Sequence integer() {
    return as(Type.Kind.INTEGER);
  }

  private Sequence as(Type.Kind kind) {
    parts.refuseIfFrozen("sequence " + sequence.name(), line);
    sequence = sequence.as(Type.of(kind));
    return this;
  }

  /** Its next number, as a column's default: PostgreSQL's {@code nextval}. */
  public <N extends Number> Value<N> next() {
    String schema = sequence.id().schema();
    String name =
        (schema.isEmpty() ? "" : SqlText.quoted(schema) + ".")
            + SqlText.quoted(sequence.id().local());
    return new Computed<>(Expression.sql("nextval(" + Literal.of(name) + ")"), Literal::ofValue);
  }
}
