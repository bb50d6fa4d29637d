package io.bascule.revision;

import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What parts of a schema point to: it must be there, and some of it must stay as it is. */
final class Needs {
  private final Schema schema;
  private final Set<String> there = new HashSet<>();
  private final Set<String> same = new HashSet<>();

  Needs(Schema schema) {
    this.schema = schema;
  }

  /** What must be there. */
  Set<String> there() {
    return there;
  }

  /** What must be there, and of the same type: expressions and foreign keys hang on that. */
  Set<String> same() {
    return same;
  }

  void add(QualifiedName id) {
    if (!id.inDefaultSchema()) {
      there.add(Parts.low("schema " + id.schema()));
    }
  }

  void add(Table table, Column column) {
    add(column.type());
    Generated generated = column.generated();
    if (generated != null) {
      add(table, generated.expression());
    }
    Expression value = column.defaultValue();
    if (value != null) {
      schema.sequences().stream()
          .filter(sequence -> value.toString().contains(sequence.id().local()))
          .forEach(sequence -> there.add(Parts.low("sequence " + sequence.id())));
    }
  }

  private void add(Type type) {
    Type element = type.element();
    if (element != null) {
      add(element);
    }
    for (var known : schema.enums()) {
      if (known.id().equals(type.named()) || SqlText.mentions(type.text(), known.id().local())) {
        there.add(Parts.low("enum type " + known.id()));
      }
    }
  }

  /** All columns that an expression of a table names. */
  void add(Table table, Expression expression) {
    for (Column column : table.columns()) {
      if (expression.mentions(column.name())) {
        addSame(table.id(), List.of(column.name()));
      }
    }
  }

  void add(Table table, Constraint constraint) {
    boolean plain = !constraint.columns().isEmpty();
    for (Column column : table.columns()) {
      if (constraint.mentions(column.name())) {
        there.add(Parts.low(Parts.column(table.id(), column.name())));
        if (!plain) {
          addSame(table.id(), List.of(column.name()));
        }
      }
    }
    if (constraint instanceof ForeignKey key) {
      addSame(table.id(), key.columns());
      addSame(key.table(), key.referenced());
      there.add(Parts.low("table " + key.table()));
      there.add(Parts.key(key.table(), key.referenced()));
    }
  }

  void add(Table table, Index index) {
    Expression where = index.where();
    if (where != null) {
      add(table, where);
    }
    for (var key : index.keys()) {
      if (!key.isColumn()) {
        add(table, key.subject());
      }
    }
    for (Column column : table.columns()) {
      if (index.mentions(column.name())) {
        there.add(Parts.low(Parts.column(table.id(), column.name())));
      }
    }
  }

  private void addSame(QualifiedName table, Collection<String> columns) {
    for (String column : columns) {
      String name = Parts.low(Parts.column(table, column));
      there.add(name);
      same.add(name);
    }
  }
}
