package io.bascule.generator.internal.spelling;

import static java.util.stream.Collectors.joining;

import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.code.Parts;
import io.bascule.operation.Backfill;
import io.bascule.operation.Condition;
import io.bascule.operation.Row;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spells values for one source, and notes what that source must import for them. */
public final class Spelling {
  private final Names names;
  private final TypeSpelling types;
  private final ExpressionSpelling expressions;
  private final SequenceSpelling sequences;
  private final ColumnSpelling columns;
  private final KeySpelling keys;
  private final ConstraintSpelling constraints;
  private final IndexSpelling indexes;
  private final TableSpelling tables;
  private final ValueSpelling values;
  private final ConditionSpelling conditions;

  /** A spelling for the source with these imports, which puts what is too long into parts. */
  public Spelling(Imports imports, Parts parts, Style style) {
    names = new Names(imports, style);
    types = new TypeSpelling(names);
    expressions = new ExpressionSpelling(names);
    sequences = new SequenceSpelling(names, types);
    columns = new ColumnSpelling(names, types, expressions, sequences);
    keys = new KeySpelling(names, expressions);
    constraints = new ConstraintSpelling(names, expressions, keys);
    indexes = new IndexSpelling(names, expressions, keys);
    tables = new TableSpelling(names, columns, constraints, indexes, parts);
    values = new ValueSpelling(names);
    conditions = new ConditionSpelling(names, imports);
  }

  /**
   * Any value that an operation carries.
   *
   * @throws IllegalArgumentException if there is no word for it
   */
  public String code(Object value) {
    if (value instanceof QualifiedName name) {
      return names.shortest(name);
    }
    if (value instanceof Table table) {
      return tables.code(table);
    }
    if (value instanceof Column column) {
      return columns.code(column);
    }
    if (value instanceof Constraint constraint) {
      return constraints.code(constraint);
    }
    if (value instanceof Index index) {
      return indexes.code(index);
    }
    if (value instanceof Expression expression) {
      return expressions.code(expression);
    }
    return attribute(value);
  }

  private String attribute(Object value) {
    if (value instanceof TableAttributes attributes) {
      return tables.attributes(attributes);
    }
    if (value instanceof Position position) {
      return columns.position(position);
    }
    if (value instanceof EnumType type) {
      return sequences.enumType(type);
    }
    if (value instanceof Sequence sequence) {
      return sequences.code(sequence);
    }
    return values.code(value);
  }

  /** Two names of tables: both as texts, or both as names where a text would not do. */
  public String names(QualifiedName before, QualifiedName after) {
    String plain = names.shortest(before) + ", " + names.shortest(after);
    return plain.indexOf('(') < 0 ? plain : names.exact(before) + ", " + names.exact(after);
  }

  /** The values of a statement's question marks, each behind a comma. */
  public String binds(Collection<? extends @Nullable Object> binds) {
    return values.binds(binds);
  }

  /** The values of a row. */
  public String row(Row row) {
    String binds = values.binds(row.values());
    return names.imports.member(Row.class, "row") + "(" + binds.replaceFirst("^, ", "") + ")";
  }

  /** The words that lead from a backfill of nothing to this one, each behind a dot. */
  public String backfill(Backfill backfill) {
    var text = new StringBuilder();
    for (Backfill.Assignment one : backfill.assignments()) {
      Object value = one.value();
      text.append(
          ".set(%s, %s)".formatted(code(one.column()), value == null ? "null" : code(value)));
    }
    Expression where = backfill.where();
    if (where != null) {
      text.append(".where(%s)".formatted(where(where)));
    }
    if (!backfill.key().isEmpty()) {
      text.append(backfill.key().stream().map(this::code).collect(joining(", ", ".by(", ")")));
    }
    String size = backfill.isAtOnce() ? ".atOnce()" : ".inBatchesOf(" + backfill.size() + ")";
    return text.append(size).toString();
  }

  /** Which rows: a condition in SQL as its text. */
  public String where(Expression where) {
    return where instanceof Expression.Sql sql && sql.text().equals(sql.text().strip())
        ? code(sql.text())
        : code(where);
  }

  /** What changes hang on. */
  public String condition(Condition condition) {
    return conditions.code(condition);
  }

  /** Texts by texts. */
  public String map(Map<String, String> texts) {
    return values.map(texts);
  }

  /** A qualified name where only a value of that class will do. */
  public String name(QualifiedName name) {
    return names.exact(name);
  }

  /** The words that lead from a sequence's default options to these, each behind a dot. */
  public String options(SequenceOptions options) {
    return SequenceSpelling.options(options);
  }
}
