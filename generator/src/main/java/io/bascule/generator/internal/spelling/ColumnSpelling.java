package io.bascule.generator.internal.spelling;

import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Literal;
import io.bascule.schema.Position;
import java.util.Objects;

/** Columns, and where they stand. */
final class ColumnSpelling {
  private final Names names;
  private final TypeSpelling types;
  private final ExpressionSpelling expressions;
  private final SequenceSpelling sequences;

  ColumnSpelling(
      Names names, TypeSpelling types, ExpressionSpelling expressions, SequenceSpelling sequences) {
    this.names = names;
    this.types = types;
    this.expressions = expressions;
    this.sequences = sequences;
  }

  String code(Column column) {
    var spelled = new StringBuilder();
    spelled.append(names.call("column", names.text(column.name()), types.code(column.type())));
    if (column.nullable()) {
      spelled.append(".asNullable()");
    }
    spelled.append(value(column));
    var collation = column.collation();
    if (collation != null) {
      spelled.append(".withCollation(").append(names.text(collation)).append(')');
    }
    var comment = column.comment();
    if (comment != null) {
      spelled.append(".withComment(").append(names.text(comment)).append(')');
    }
    var onNull = column.onNull();
    if (onNull != null) {
      spelled.append(".withOnNull(").append(names.imports.constant(onNull)).append(')');
    }
    return spelled.toString();
  }

  /** Where the column's value comes from when a row does not say. */
  private String value(Column column) {
    var spelled = new StringBuilder();
    Expression constant = column.defaultValue();
    if (constant instanceof Literal) {
      spelled.append(".defaultTo(").append(expressions.operand(constant)).append(')');
    } else if (constant != null) {
      spelled.append(".withDefault(").append(expressions.code(constant)).append(')');
    }
    var identity = column.identity();
    if (identity != null) {
      spelled.append(sequences.identity(identity));
    }
    var generated = column.generated();
    if (generated != null) {
      String word = generated.storage() == Generated.Storage.STORED ? "storedAs" : "virtualAs";
      String expression = expressions.code(generated.expression());
      spelled.append(".%s(%s)".formatted(word, expression));
    }
    return spelled.toString();
  }

  String position(Position position) {
    return position.place() == Position.Place.FIRST
        ? names.call("first")
        : names.call("after", names.text(Objects.requireNonNull(position.column())));
  }
}
