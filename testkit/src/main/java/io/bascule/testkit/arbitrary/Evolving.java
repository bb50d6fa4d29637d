package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Notes;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A schema while it is edited, and what its parts were called at first. */
final class Evolving {
  /** Whether the rows that are there must come through, there and back. */
  enum Care {
    NONE,
    KEEP_ROWS
  }

  private record Place(QualifiedName table, String column) {}

  private final Features features;
  private final Care care;
  private final Map<QualifiedName, QualifiedName> tables = new LinkedHashMap<>();
  private final Map<Place, String> columns = new LinkedHashMap<>();
  private final Map<Place, String> labels = new LinkedHashMap<>();
  private final Schema before;
  private Schema schema;

  Evolving(Features features, Care care, Schema before) {
    this.features = features;
    this.care = care;
    this.before = before;
    this.schema = before.withNotes(Notes.NONE);
    for (Table table : before.tables()) {
      tables.put(table.id(), table.id());
      table.columns().names().forEach(c -> columns.put(new Place(table.id(), c), c));
    }
    for (EnumType type : before.enums()) {
      type.labels().forEach(label -> labels.put(new Place(type.id(), label), label));
    }
  }

  Making making() {
    return new Making(features, schema.enums().list());
  }

  Schema schema() {
    return schema;
  }

  boolean keepsRows() {
    return care == Care.KEEP_ROWS;
  }

  boolean isOld(Table table, String column) {
    return columns.containsKey(new Place(table.id(), column));
  }

  /** Whether the column was one of a key's at first, so that it needs its values to come back. */
  boolean wasKey(Table table, String column) {
    String first = columns.get(new Place(table.id(), column));
    QualifiedName own = tables.get(table.id());
    return first != null && own != null && Dependents.isKey(before, before.existing(own), first);
  }

  /** Whether rows of another table pointed to rows of the table at first, and may do so still. */
  boolean wasPointedTo(Table table) {
    QualifiedName first = tables.get(table.id());
    return first != null && Dependents.isPointedTo(before, before.existing(first));
  }

  void become(Schema other) {
    schema = other;
  }

  void change(Table table, UnaryOperator<Table> change) {
    schema = schema.changing(table.id(), change);
  }

  void replace(Table table, Column column) {
    change(table, own -> own.withColumns(own.columns().replacing(column.name(), column)));
  }

  void renameTable(Table table, QualifiedName name) {
    schema = SchemaMaker.within(schema.renamingTable(table.id(), name), name);
    QualifiedName first = tables.remove(table.id());
    if (first != null) {
      tables.put(name, first);
    }
    for (Map.Entry<Place, String> entry : List.copyOf(columns.entrySet())) {
      if (entry.getKey().table().equals(table.id())) {
        columns.remove(entry.getKey());
        columns.put(new Place(name, entry.getKey().column()), entry.getValue());
      }
    }
  }

  void renameColumn(Table table, String before, String after) {
    schema = schema.renamingColumn(table.id(), before, after);
    String first = columns.remove(new Place(table.id(), before));
    if (first != null) {
      columns.put(new Place(table.id(), after), first);
    }
  }

  void renameLabel(QualifiedName type, String before, String after) {
    String first = labels.remove(new Place(type, before));
    if (first != null) {
      labels.put(new Place(type, after), first);
    }
  }

  /** The schema with the namespaces that it uses, and the notes on what was renamed. */
  Schema finished() {
    var used = new TreeSet<String>();
    schema.tables().stream().map(Table::id).map(QualifiedName::schema).forEach(used::add);
    schema.enums().stream().map(EnumType::id).map(QualifiedName::schema).forEach(used::add);
    schema.sequences().stream().map(Sequence::id).map(QualifiedName::schema).forEach(used::add);
    used.remove("");
    return schema.withNamespaces(used).withNotes(notes());
  }

  private Notes notes() {
    Notes notes = Notes.NONE;
    for (Table table : schema.tables()) {
      QualifiedName first = tables.get(table.id());
      if (first != null && !first.equals(table.id())) {
        notes = notes.renamed(first, table.id());
      }
      for (String column : table.columns().names()) {
        String former = columns.get(new Place(table.id(), column));
        if (former != null && !former.equals(column)) {
          notes = notes.renamed(table.id(), former, column);
        }
      }
    }
    for (EnumType type : schema.enums()) {
      for (String label : type.labels()) {
        String former = labels.get(new Place(type.id(), label));
        if (former != null && !former.equals(label)) {
          notes = notes.renamedLabel(type.id(), former, label);
        }
      }
    }
    return notes;
  }
}
