package io.bascule.generator.internal.spelling;

import io.bascule.schema.Index;
import io.bascule.schema.Unique;

/** Indexes. */
final class IndexSpelling {
  private final Names names;
  private final ExpressionSpelling expressions;
  private final KeySpelling keys;

  IndexSpelling(Names names, ExpressionSpelling expressions, KeySpelling keys) {
    this.names = names;
    this.expressions = expressions;
    this.keys = keys;
  }

  String code(Index index) {
    var spelled = new StringBuilder();
    spelled.append(names.call("index", names.text(index.name()), keys.list(index.keys())));
    spelled.append(index.isUnique() ? ".unique()" : "");
    var where = index.where();
    if (where != null) {
      spelled.append(".where(").append(expressions.code(where)).append(')');
    }
    if (!index.include().isEmpty()) {
      spelled.append(".including(").append(names.texts(index.include())).append(')');
    }
    if (!index.method().isEmpty()) {
      spelled.append(".using(").append(names.text(index.method())).append(')');
    }
    if (index.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT) {
      spelled.append(".nullsNotDistinct()");
    }
    index
        .parameters()
        .forEach(
            (parameter, value) ->
                spelled.append(
                    ".with(%s, %s)".formatted(names.text(parameter), names.text(value))));
    var comment = index.comment();
    if (comment != null) {
      spelled.append(".withComment(").append(names.text(comment)).append(')');
    }
    return spelled.toString();
  }
}
