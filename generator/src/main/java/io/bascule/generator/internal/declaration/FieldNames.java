package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Camel;
import io.bascule.generator.internal.code.Words;
import io.bascule.schema.Column;
import io.bascule.schema.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of a table's columns. */
final class FieldNames {
  private final Set<String> taken = new HashSet<>();

  private FieldNames() {}

  /** A field for each column of the table, by the column's name. */
  static Map<String, String> of(Table table) {
    var names = new FieldNames();
    var fields = new LinkedHashMap<String, String>();
    for (Column column : table.columns()) {
      fields.put(column.name(), names.give(column.name()));
    }
    return fields;
  }

  private String give(String column) {
    String camel = Camel.lower(column);
    String wanted = camel;
    if (!Words.isName(camel)) {
      wanted =
          !camel.isEmpty() && Words.isName(camel + "Column") ? camel + "Column" : "column" + camel;
    }
    String free = wanted;
    for (int number = 2; !taken.add(free); number++) {
      free = wanted + number;
    }
    return free;
  }
}
