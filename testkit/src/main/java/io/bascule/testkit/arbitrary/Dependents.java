package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What hangs on a part of a schema, and the schema without it. */
final class Dependents {
  private Dependents() {}

  /** The columns of a foreign key's target; where it names none, the target's primary key. */
  static List<String> referenced(Schema schema, ForeignKey key) {
    return key.referenced().isEmpty()
        ? schema
            .table(key.table())
            .flatMap(Table::primaryKey)
            .map(PrimaryKey::columns)
            .orElse(List.of())
        : key.referenced();
  }

  static Schema withoutForeignKeys(Schema schema, Predicate<ForeignKey> gone) {
    return schema.withTables(
        schema
            .tables()
            .map(
                table ->
                    table.withConstraints(
                        table.constraints().stream()
                            .filter(rule -> !(rule instanceof ForeignKey key && gone.test(key)))
                            .toList())));
  }

  /** Whether another table's foreign key, or its own, points to the table. */
  static boolean isPointedTo(Schema schema, Table target) {
    return schema.tables().stream()
        .filter(table -> !table.id().equals(target.id()))
        .flatMap(table -> table.foreignKeys().stream())
        .anyMatch(key -> key.table().equals(target.id()));
  }

  /** Whether a foreign key of any table points to the column. */
  static boolean isPointedTo(Schema schema, QualifiedName table, String column) {
    return schema.tables().stream()
        .flatMap(other -> other.foreignKeys().stream())
        .anyMatch(key -> key.table().equals(table) && referenced(schema, key).contains(column));
  }

  /** Whether the constraint is a key that a foreign key of any table points to. */
  static boolean isPointedTo(Schema schema, Table table, Constraint constraint) {
    return schema.tables().stream()
        .flatMap(other -> other.foreignKeys().stream())
        .anyMatch(key -> key.table().equals(table.id()) && pointsTo(schema, key, constraint));
  }

  private static boolean pointsTo(Schema schema, ForeignKey key, Constraint constraint) {
    boolean keyed = constraint instanceof PrimaryKey || constraint instanceof Unique;
    return keyed && new HashSet<>(referenced(schema, key)).equals(Set.copyOf(constraint.columns()));
  }

  /** The schema without the constraint and without the foreign keys that point to it. */
  static Schema without(Schema schema, Table table, Constraint constraint) {
    return withoutForeignKeys(
            schema, key -> key.table().equals(table.id()) && pointsTo(schema, key, constraint))
        .changing(table.id(), own -> own.without(constraint));
  }

  /** The schema without the column and without all that says something about it. */
  static Schema without(Schema schema, Table table, String column) {
    Schema fewer =
        withoutForeignKeys(
            schema,
            key -> key.table().equals(table.id()) && referenced(schema, key).contains(column));
    fewer = fewer.changing(table.id(), own -> bare(own, column));
    for (Column other : table.columns()) {
      if (isComputedFrom(other, column)) {
        fewer = without(fewer, fewer.existing(table.id()), other.name());
      }
    }
    return fewer;
  }

  static boolean isComputedFrom(Column column, String source) {
    var generated = column.generated();
    return generated != null && generated.expression().mentions(source);
  }

  private static Table bare(Table table, String column) {
    Table bare =
        table
            .withColumns(table.columns().without(column))
            .withConstraints(
                table.constraints().stream().filter(rule -> !rule.mentions(column)).toList());
    for (String index : table.indexes().names()) {
      boolean mentions = bare.indexes().find(index).orElseThrow().mentions(column);
      bare = mentions ? bare.withIndexes(bare.indexes().without(index)) : bare;
    }
    return bare;
  }

  /** Whether the column is one of its table's keys, unique, or a foreign key's. */
  static boolean isKey(Schema schema, Table table, String column) {
    boolean ruled =
        table.constraints().stream()
            .anyMatch(rule -> !(rule instanceof io.bascule.schema.Check) && rule.mentions(column));
    boolean indexed =
        table.indexes().stream().anyMatch(index -> index.isUnique() && index.mentions(column));
    return ruled || indexed || isPointedTo(schema, table.id(), column);
  }
}
