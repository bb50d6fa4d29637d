package io.bascule.testkit.arbitrary;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Deferral;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Literal;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type.Kind;
import io.bascule.schema.Unique;
import io.bascule.schema.Unique.NullsEqual;
import io.bascule.schema.Validity;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Counts the schemas that use a feature, told from the schemas alone. */
final class Census {
  private final Map<Feature, Integer> counts = new EnumMap<>(Feature.class);
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private Set<Feature> found = EnumSet.noneOf(Feature.class);

  int of(Feature feature) {
    return counts.getOrDefault(feature, 0);
  }

  Set<Kind> kinds() {
    return kinds;
  }

  void count(Schema schema) {
    found = EnumSet.noneOf(Feature.class);
    note(Feature.ENUMS, !schema.enums().isEmpty());
    note(Feature.SEQUENCES, !schema.sequences().isEmpty());
    note(Feature.NAMESPACES, !schema.namespaces().isEmpty());
    note(Feature.CYCLES, schema.tables().stream().anyMatch(table -> isInCircle(schema, table)));
    schema.tables().forEach(this::table);
    found.forEach(feature -> counts.merge(feature, 1, Integer::sum));
  }

  private void note(Feature feature, boolean used) {
    if (used) {
      found.add(feature);
    }
  }

  private static boolean isInCircle(Schema schema, Table start) {
    Set<QualifiedName> reached = new HashSet<>();
    List<Table> front = List.of(start);
    while (!front.isEmpty()) {
      front =
          front.stream()
              .flatMap(table -> table.foreignKeys().stream())
              .map(ForeignKey::table)
              .filter(reached::add)
              .map(schema::existing)
              .toList();
    }
    boolean self = start.foreignKeys().stream().allMatch(k -> k.table().equals(start.id()));
    return reached.contains(start.id()) && !self;
  }

  private void table(Table table) {
    note(Feature.STRICT, table.attributes().has(Trait.STRICT));
    note(Feature.WITHOUT_ROWID, table.attributes().has(Trait.WITHOUT_ROWID));
    note(Feature.UNLOGGED, table.attributes().has(Trait.UNLOGGED));
    note(Feature.COMMENTS, table.attributes().comment() != null);
    note(Feature.PARAMETERS, !table.attributes().parameters().isEmpty());
    note(Feature.ODD_NAMES, !table.id().local().matches("[a-z][a-z0-9]*"));
    note(Feature.PRIMARY_KEYS, table.primaryKey().isPresent());
    table.columns().forEach(column -> column(table, column));
    table.constraints().forEach(rule -> rule(table, rule));
    table.indexes().forEach(this::index);
  }

  private void column(Table table, Column column) {
    kinds.add(column.type().kind());
    note(Feature.ARRAYS, column.type().kind() == Kind.ARRAY);
    note(Feature.NAMED_TYPES, column.type().kind() == Kind.NAMED);
    note(Feature.COLLATIONS, column.collation() != null);
    note(Feature.CONFLICT_CLAUSES, column.onNull() != null);
    identity(table, column);
    value(column.defaultValue());
    Generated generated = column.generated();
    if (generated != null) {
      boolean virtual = generated.storage() == Generated.Storage.VIRTUAL;
      note(virtual ? Feature.VIRTUAL_COLUMNS : Feature.STORED_COLUMNS, true);
      boolean keyed = table.indexes().stream().anyMatch(index -> index.mentions(column.name()));
      note(Feature.VIRTUAL_KEYS, virtual && keyed);
      words(generated.expression());
    }
  }

  private void identity(Table table, Column column) {
    Identity identity = column.identity();
    if (identity != null) {
      boolean key =
          table.primaryKey().map(k -> k.columns().equals(List.of(column.name()))).orElse(false);
      boolean serial = identity.kind() == Identity.Kind.SERIAL;
      note(serial ? Feature.SERIAL : Feature.IDENTITY, true);
      note(Feature.FREE_IDENTITY, !key || !identity.options().equals(SequenceOptions.DEFAULT));
    }
  }

  private void value(@org.jspecify.annotations.Nullable Expression value) {
    if (value != null) {
      boolean constant = value instanceof Literal;
      note(constant ? Feature.DEFAULTS : Feature.EXPRESSION_DEFAULTS, true);
      words(value);
    }
  }

  private void words(Expression expression) {
    note(Feature.RAW_SQL, expression instanceof Expression.Sql);
    note(Feature.PER_DIALECT_SQL, expression instanceof Expression.PerDialect);
  }

  private void rule(Table table, Constraint rule) {
    note(Feature.UNNAMED, !rule.id().present());
    if (rule instanceof PrimaryKey key) {
      keys(key.keys(), key.deferral());
      note(Feature.CONFLICT_CLAUSES, key.onConflict() != null);
      note(
          Feature.JUNCTIONS,
          table.foreignKeys().stream().anyMatch(k -> key.columns().containsAll(k.columns())));
    } else if (rule instanceof Unique unique) {
      note(Feature.UNIQUE, true);
      keys(unique.keys(), unique.deferral());
      note(Feature.NULLS_NOT_DISTINCT, unique.nullsEqual() == NullsEqual.NOT_DISTINCT);
      note(Feature.INCLUDE, !unique.include().isEmpty());
    } else if (rule instanceof ForeignKey key) {
      foreignKey(key);
    } else if (rule instanceof Check check) {
      check(check);
    } else {
      note(Feature.EXCLUSIONS, rule instanceof OtherConstraint);
    }
  }

  private void keys(List<Key> keys, Deferral deferral) {
    note(Feature.COMPOSITE_KEYS, keys.size() > 1);
    note(Feature.SORTED_KEYS, keys.stream().anyMatch(k -> k.order() == Key.Order.DESCENDING));
    note(Feature.DEFERRABLE_KEYS, deferral != Deferral.NOT_DEFERRABLE);
  }

  private void foreignKey(ForeignKey key) {
    note(Feature.FOREIGN_KEYS, true);
    note(Feature.IMPLICIT_TARGET, key.referenced().isEmpty());
    note(Feature.MATCH_FULL, key.match() == ForeignKey.Match.FULL);
    note(Feature.DEFERRABLE, key.deferral() != Deferral.NOT_DEFERRABLE);
    note(Feature.SET_SOME_COLUMNS, !key.setColumns().isEmpty());
    note(Feature.ACTIONS, key.onDelete() != ForeignKey.Action.NO_ACTION);
    note(Feature.NOT_VALID, key.validity() == Validity.NOT_VALID);
    note(Feature.NOT_ENFORCED, key.validity() == Validity.NOT_ENFORCED);
  }

  private void check(Check check) {
    note(Feature.CHECKS, true);
    note(Feature.NO_INHERIT, check.inheritance() == Check.Inheritance.NO_INHERIT);
    words(check.rule());
  }

  private void index(Index index) {
    note(Feature.INDEXES, true);
    note(Feature.UNIQUE_INDEXES, index.isUnique());
    note(Feature.PARTIAL_INDEXES, index.where() != null);
    note(Feature.METHODS, !index.method().isEmpty());
    note(Feature.INCLUDE, !index.include().isEmpty());
    note(Feature.EXPRESSION_INDEXES, index.keys().stream().anyMatch(k -> !k.isColumn()));
    note(
        Feature.DESCENDING, index.keys().stream().anyMatch(k -> k.order() == Key.Order.DESCENDING));
    note(Feature.NULLS_FIRST, index.keys().stream().anyMatch(k -> k.nulls() != Key.Nulls.DEFAULT));
    note(Feature.OPERATOR_CLASSES, index.keys().stream().anyMatch(k -> k.operatorClass() != null));
  }

  static Stream<Long> seeds(int many) {
    return Stream.iterate(1L, seed -> seed * 31 + 7).limit(many);
  }
}
