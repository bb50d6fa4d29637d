package io.bascule.dsl;

import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Members;
import io.bascule.schema.Naming;
import io.bascule.schema.Notes;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.TableSource.Others;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes a schema of one declared table. */
final class Declaration {
  private final Table table;
  private final Others others;
  private final Naming naming;
  private Notes notes = Notes.NONE;

  Declaration(Table table, Others others, Naming naming) {
    this.table = table;
    this.others = others;
    this.naming = naming;
  }

  QualifiedName id() {
    return table.id();
  }

  <R extends Table> R find(Class<R> wanted, String asker) {
    return others.find(wanted, asker);
  }

  Schema schema() {
    refuseMistakes();
    var made =
        new io.bascule.schema.Table(id(), columns(), List.of(), Members.none(), table.attributes());
    var named = new Christening(made, naming);
    for (Constraint constraint : table.parts().constraints()) {
      named.add(constraint.resolve(this), constraint.line());
    }
    for (Index index : table.parts().indexes()) {
      named.add(index.index(), index.line());
    }
    var whole = named.table();
    note();
    notes = named.note(notes);
    return withTypes(Schema.ofTables(List.of(whole))).withNotes(notes);
  }

  private Members<Column> columns() {
    return Members.of(
        "table " + id(), table.parts().columns().stream().map(Definition::column).toList());
  }

  private void note() {
    notes = notes.from(id(), "", table.line());
    var before = table.former();
    if (before != null) {
      notes = notes.renamed(before, id());
    }
    for (Definition column : table.parts().columns()) {
      notes = notes.from(id(), column.name(), column.line());
      var name = column.former();
      if (name != null) {
        notes = notes.renamed(id(), name, column.name());
      }
    }
  }

  private Schema withTypes(Schema schema) {
    Schema all = schema;
    for (Enumeration<?> enumeration : table.parts().enumerations()) {
      EnumType type = enumeration.declared();
      for (var label : enumeration.former().entrySet()) {
        notes = notes.renamedLabel(type.id(), label.getValue(), label.getKey());
      }
      var known = all.enumType(type.id());
      if (known.isPresent() && !known.get().equals(type)) {
        throw Mistake.twoEnums(id(), type, known.get());
      }
      all = known.isPresent() ? all : all.with(type);
    }
    for (Sequence sequence : table.parts().sequences()) {
      all = all.with(sequence.sequence());
    }
    return all;
  }

  private void refuseMistakes() {
    var parts = table.parts();
    for (Parts.Unfinished sentence : parts.unfinished()) {
      throw Mistake.unfinished(id(), sentence.what(), sentence.line(), ".references(…)");
    }
    for (Index index : parts.indexes()) {
      if (index.index().keys().isEmpty()) {
        throw Mistake.unfinished(id(), "an index", index.line(), ".on(…)");
      }
    }
    refuseTwice(parts.columns(), column -> "columns " + column.name(), Definition::line);
    refuseTwice(
        parts.constraints().stream().filter(PrimaryKey.class::isInstance).toList(),
        key -> "primary keys",
        Constraint::line);
  }

  private <P> void refuseTwice(List<P> parts, Function<P, String> name, Function<P, String> line) {
    Map<String, P> known = new HashMap<>();
    for (P part : parts) {
      P first = known.putIfAbsent(name.apply(part), part);
      if (first != null) {
        throw Mistake.twice(id(), name.apply(part), line.apply(first), line.apply(part));
      }
    }
  }
}
