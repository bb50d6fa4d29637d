package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Unique;
import java.util.List;
import java.util.stream.Collectors;

/** Indexes as statements of a table's constructor, and the keys of all that has some. */
final class KeyText {
  private final TableClass table;
  private final Chosen chosen;
  private final ValueText values;
  private final Spelling spelling;

  KeyText(TableClass table, Chosen chosen, ValueText values, Spelling spelling) {
    this.table = table;
    this.chosen = chosen;
    this.values = values;
    this.spelling = spelling;
  }

  String index(Index index) {
    var spelled = new StringBuilder("index(");
    spelled.append(chosen.isChosen(index) ? spelling.code(index.name()) : "");
    spelled.append(").on(").append(list(index.keys())).append(')');
    spelled.append(index.isUnique() ? ".unique()" : "");
    var where = index.where();
    if (where != null) {
      spelled.append(".where(").append(values.any(where)).append(')');
    }
    spelled.append(including(index.include()));
    if (!index.method().isEmpty()) {
      spelled.append(".using(").append(spelling.code(index.method())).append(')');
    }
    if (index.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT) {
      spelled.append(".nullsNotDistinct()");
    }
    index.parameters().forEach((name, value) -> spelled.append(parameter(name, value)));
    var comment = index.comment();
    if (comment != null) {
      spelled.append(".comment(").append(spelling.code(comment)).append(')');
    }
    return spelled.toString();
  }

  private String parameter(String name, String value) {
    return ".parameter(%s, %s)".formatted(spelling.code(name), spelling.code(value));
  }

  String list(List<Key> keys) {
    return keys.stream().map(this::key).collect(Collectors.joining(", "));
  }

  String columns(List<String> names) {
    return names.stream().map(table::existing).collect(Collectors.joining(", "));
  }

  String including(List<String> names) {
    return names.isEmpty() ? "" : ".including(" + columns(names) + ")";
  }

  private String key(Key key) {
    String path = table.path(key.column());
    String subject = path == null ? values.any(key.subject()) : path;
    boolean descending = key.order() == Key.Order.DESCENDING;
    String special = special(key);
    return subject + (descending ? ".desc()" : special.isEmpty() ? "" : ".asc()") + special;
  }

  private String special(Key key) {
    var collation = key.collation();
    var operators = key.operatorClass();
    return (collation == null ? "" : ".collate(" + spelling.code(collation) + ")")
        + (operators == null ? "" : ".using(" + spelling.code(operators) + ")")
        + switch (key.nulls()) {
          case DEFAULT -> "";
          case FIRST -> ".nullsFirst()";
          case LAST -> ".nullsLast()";
        };
  }
}
