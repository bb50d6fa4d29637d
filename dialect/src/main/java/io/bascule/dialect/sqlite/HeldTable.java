package io.bascule.dialect.sqlite;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Literal;
import io.bascule.schema.Naming;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A table as SQLite can hold it. */
final class HeldTable implements Constraint.Visitor<Constraint> {
  private final Table table;

  private HeldTable(Table table) {
    this.table = table;
  }

  /** The table, whose enum types the schema knows. */
  static Table of(Table declared, Schema schema) {
    return new HeldTable(declared).held(schema);
  }

  private Table held(Schema schema) {
    HeldSchema.name("table " + table.name(), table.id());
    requireColumns();
    Table columns = table.withColumns(table.columns().map(column -> HeldColumn.of(column, table)));
    requireKey(columns);
    var constraints = new ArrayList<Constraint>();
    table.constraints().forEach(constraint -> constraints.add(constraint.accept(this)));
    for (Column column : table.columns()) {
      if (column.type().kind() == Type.Kind.ENUM) {
        constraints.add(labels(column, schema, constraints));
      }
    }
    return columns
        .withConstraints(constraints)
        .withIndexes(table.indexes().map(this::index))
        .withAttributes(attributes(table.attributes()));
  }

  /** The traits that SQLite knows, and nothing else. */
  static TableAttributes attributes(TableAttributes attributes) {
    var kept = TableAttributes.NONE;
    for (Trait trait : List.of(Trait.STRICT, Trait.WITHOUT_ROWID)) {
      kept = attributes.has(trait) ? kept.with(trait) : kept;
    }
    return kept;
  }

  private void requireColumns() {
    var names = new HashSet<String>();
    boolean plain = false;
    for (Column column : table.columns()) {
      plain |= column.generated() == null;
      if (!names.add(SqliteNames.fold(column.name()))) {
        throw refused("it takes two of its columns for one: " + column.name());
      }
    }
    if (!plain) {
      throw refused("a table needs a column that is not generated");
    }
  }

  private void requireKey(Table held) {
    var key = table.primaryKey();
    if (key.isEmpty() && table.attributes().has(Trait.WITHOUT_ROWID)) {
      throw refused("a table WITHOUT ROWID needs a primary key");
    }
    for (String name : key.map(PrimaryKey::columns).orElse(List.of())) {
      if (held.column(name).filter(column -> column.generated() != null).isPresent()) {
        throw refused("a generated column such as " + name + " cannot be in a primary key");
      }
    }
  }

  /** What an enum type says, as a rule. */
  private Check labels(Column column, Schema schema, List<Constraint> others) {
    EnumType type =
        schema
            .enumType(column.type().enumName())
            .orElseThrow(
                () -> refused("the enum type " + column.type().enumName() + " is not declared"));
    var operands = new ArrayList<Expression>(List.of(Expression.column(column.name())));
    type.labels().forEach(label -> operands.add(Literal.of(label)));
    String name = Naming.standard().check(table.id(), List.of(column.name()));
    for (int i = 1; isTaken(name, others); i++) {
      name = Naming.standard().check(table.id(), List.of(column.name(), "labels" + i));
    }
    return Check.of(ConstraintName.conventional(name), new Expression.Apply(Operator.IN, operands));
  }

  private static boolean isTaken(String name, List<Constraint> others) {
    return others.stream().anyMatch(other -> name.equals(other.id().text()));
  }

  @Override
  public Constraint primaryKey(PrimaryKey key) {
    requireImmediate(key, key.deferral());
    List<Key> keys = keys(key.keys());
    boolean numbered =
        key.columns().stream()
            .flatMap(name -> table.column(name).stream())
            .anyMatch(column -> column.identity() != null);
    if (numbered || keys.size() == 1 && keys.get(0).collation() != null && isRowid(keys.get(0))) {
      keys = List.of(Key.of(keys.get(0).column()));
    }
    return new PrimaryKey(key.id(), keys, List.of(), Deferral.NOT_DEFERRABLE, key.onConflict());
  }

  private boolean isRowid(Key key) {
    return !table.attributes().has(Trait.WITHOUT_ROWID)
        && table
            .column(key.column())
            .filter(column -> SqliteTypes.isRowid(HeldColumn.of(column, table).type()))
            .isPresent();
  }

  @Override
  public Constraint unique(Unique unique) {
    requireImmediate(unique, unique.deferral());
    requireDistinctNulls(describe(unique), unique.nullsEqual());
    return new Unique(
        unique.id(),
        keys(unique.keys()),
        List.of(),
        Unique.NullsEqual.DISTINCT,
        Deferral.NOT_DEFERRABLE,
        unique.onConflict());
  }

  @Override
  public Constraint foreignKey(ForeignKey key) {
    HeldSchema.name(describe(key), key.table());
    requireEnforced(key, key.validity());
    if (!key.setColumns().isEmpty()) {
      throw SqliteRefusal.held(describe(key), "it sets all columns of a foreign key or none");
    }
    return key.validity(Validity.VALID);
  }

  @Override
  public Constraint check(Check check) {
    requireEnforced(check, check.validity());
    Check held = Check.of(check.id(), HeldSchema.expression(check.rule()));
    var clause = check.onConflict();
    return clause == null ? held : held.onConflict(clause);
  }

  @Override
  public Constraint other(OtherConstraint other) {
    throw SqliteRefusal.held(describe(other), "it knows no " + other.definition());
  }

  private Index index(Index index) {
    Expression where = index.where();
    if (index.isUnique()) {
      requireDistinctNulls("index " + index.name(), index.nullsEqual());
    }
    Index plain = Index.of(index.name(), keys(index.keys()));
    return (index.isUnique() ? plain.unique() : plain)
        .where(where == null ? null : HeldSchema.expression(where));
  }

  private static List<Key> keys(List<Key> keys) {
    return keys.stream()
        .map(
            key ->
                new Key(
                    HeldSchema.expression(key.subject()),
                    key.order(),
                    Key.Nulls.DEFAULT,
                    HeldColumn.collation(key.collation()),
                    null))
        .toList();
  }

  private void requireImmediate(Constraint constraint, Deferral deferral) {
    if (deferral == Deferral.INITIALLY_DEFERRED) {
      throw SqliteRefusal.held(describe(constraint), "it puts off foreign keys only");
    }
  }

  private void requireEnforced(Constraint constraint, Validity validity) {
    if (validity == Validity.NOT_ENFORCED) {
      throw SqliteRefusal.held(describe(constraint), "it enforces every constraint");
    }
  }

  private static void requireDistinctNulls(String what, Unique.NullsEqual nulls) {
    if (nulls == Unique.NullsEqual.NOT_DISTINCT) {
      throw SqliteRefusal.held(what, "two NULLs are never equal to it");
    }
  }

  private String describe(Constraint constraint) {
    String name = constraint.id().present() ? " " + constraint.id() : "";
    return constraint.kind() + name + " of table " + table.name();
  }

  private RuntimeException refused(String why) {
    return SqliteRefusal.held("table " + table.name(), why);
  }
}
