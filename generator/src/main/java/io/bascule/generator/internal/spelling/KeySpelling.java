package io.bascule.generator.internal.spelling;

import io.bascule.schema.Key;
import java.util.List;
import java.util.stream.Collectors;

/** Keys of indexes, primary keys and unique constraints. */
final class KeySpelling {
  private final Names names;
  private final ExpressionSpelling expressions;

  KeySpelling(Names names, ExpressionSpelling expressions) {
    this.names = names;
    this.expressions = expressions;
  }

  /** The columns' names where all keys are plain columns, else all keys. */
  String list(List<Key> keys) {
    boolean plain = keys.stream().allMatch(KeySpelling::isPlain);
    return keys.stream()
        .map(key -> plain ? names.text(key.column()) : code(key))
        .collect(Collectors.joining(", "));
  }

  private static boolean isPlain(Key key) {
    return key.isColumn() && key.equals(Key.of(key.column()));
  }

  private String code(Key key) {
    var spelled = new StringBuilder();
    String subject = key.isColumn() ? names.text(key.column()) : expressions.code(key.subject());
    spelled.append(names.call("key", subject));
    var collation = key.collation();
    if (collation != null) {
      spelled.append(".collate(").append(names.text(collation)).append(')');
    }
    var operatorClass = key.operatorClass();
    if (operatorClass != null) {
      spelled.append(".using(").append(names.text(operatorClass)).append(')');
    }
    spelled.append(key.order() == Key.Order.DESCENDING ? ".descending()" : "");
    return spelled
        .append(
            switch (key.nulls()) {
              case DEFAULT -> "";
              case FIRST -> ".nullsFirst()";
              case LAST -> ".nullsLast()";
            })
        .toString();
  }
}
