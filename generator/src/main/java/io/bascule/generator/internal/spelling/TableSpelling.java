package io.bascule.generator.internal.spelling;

import io.bascule.generator.internal.code.Parts;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.ArrayList;
import java.util.List;

/** Whole tables, and what is said of them as a whole. */
final class TableSpelling {
  private final Names names;
  private final ColumnSpelling columns;
  private final ConstraintSpelling constraints;
  private final IndexSpelling indexes;
  private final Parts parts;

  TableSpelling(
      Names names,
      ColumnSpelling columns,
      ConstraintSpelling constraints,
      IndexSpelling indexes,
      Parts parts) {
    this.names = names;
    this.columns = columns;
    this.constraints = constraints;
    this.indexes = indexes;
    this.parts = parts;
  }

  String code(Table table) {
    List<List<String>> groups = Parts.grouped(elements(table));
    String spelled = names.shortest(table.id());
    if (groups.size() < 2) {
      String elements = groups.isEmpty() ? "" : ", " + String.join(", ", groups.get(0));
      spelled = names.call("table", spelled + elements);
    } else {
      spelled = inParts(names.call("table", spelled), groups);
    }
    return spelled + said(table.attributes(), "comment", "trait", "parameter");
  }

  /** A table with more elements than one method can make: each part adds some to the former's. */
  private String inParts(String empty, List<List<String>> groups) {
    String type = names.imports.type(Table.class);
    String table = empty;
    for (List<String> group : groups) {
      table = parts.value(type, table + ".with(" + String.join(", ", group) + ")");
    }
    return table;
  }

  /** What the table is made of, in order. */
  private List<String> elements(Table table) {
    var elements = new ArrayList<String>();
    table.columns().forEach(column -> elements.add(columns.code(column)));
    table.constraints().forEach(constraint -> elements.add(constraints.code(constraint)));
    table.indexes().forEach(index -> elements.add(indexes.code(index)));
    return elements;
  }

  String attributes(TableAttributes attributes) {
    return names.call("attributes") + said(attributes, "withComment", "with", "with");
  }

  private String said(TableAttributes attributes, String comment, String trait, String parameter) {
    var spelled = new StringBuilder();
    var text = attributes.comment();
    if (text != null) {
      spelled.append(".%s(%s)".formatted(comment, names.text(text)));
    }
    for (TableAttributes.Trait kind : attributes.traits()) {
      spelled.append(".%s(%s)".formatted(trait, names.imports.constant(kind)));
    }
    attributes
        .parameters()
        .forEach(
            (name, value) ->
                spelled.append(
                    ".%s(%s, %s)".formatted(parameter, names.text(name), names.text(value))));
    return spelled.toString();
  }
}
