package io.bascule.dialect.sqlite;

import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A schema as SQLite can hold it. What is left out makes no difference to any row: comments, and
 * what only says how PostgreSQL stores or finds rows (index methods, operator classes, included
 * columns, the place of NULLs in an index, storage parameters, UNLOGGED), and what speaks of the
 * rows that were there before a constraint (NOT VALID) or of inheritance. What would let other rows
 * in, or keep other rows out, is refused by name.
 */
final class HeldSchema {
  private HeldSchema() {}

  /**
   * The schema as SQLite can hold it.
   *
   * @throws io.bascule.dialect.DialectException if it cannot hold a part of it
   */
  static Schema of(Schema declared) {
    for (Sequence sequence : declared.sequences()) {
      throw SqliteRefusal.held("sequence " + sequence.name(), "it has no sequences");
    }
    var tables = declared.tables().stream().map(table -> HeldTable.of(table, declared)).toList();
    var resolved = ForeignKeyTargets.resolved(tables);
    requireDistinctNames(resolved);
    return declared
        .withNamespaces(new TreeSet<>())
        .withEnums(Members.none())
        .withTables(Members.of("the schema", resolved));
  }

  /** Tables and indexes have their names in common, and letter case does not tell them apart. */
  private static void requireDistinctNames(Iterable<Table> tables) {
    var owners = new HashMap<String, String>();
    for (Table table : tables) {
      claim(owners, table.id().local(), "table " + table.name());
    }
    for (Table table : tables) {
      for (Index index : table.indexes()) {
        claim(owners, index.name(), "index " + index.name() + " on " + table.name());
      }
    }
  }

  private static void claim(Map<String, String> owners, String name, String owner) {
    String folded = SqliteNames.fold(name);
    if (folded.startsWith("sqlite_")) {
      throw SqliteRefusal.held(owner, "names that begin with sqlite_ are its own");
    }
    String other = owners.putIfAbsent(folded, owner);
    if (other != null) {
      throw SqliteRefusal.held(owner, "it takes the name for that of " + other);
    }
  }

  /** A name in the default schema. */
  static QualifiedName name(String owner, QualifiedName name) {
    if (!name.inDefaultSchema()) {
      throw SqliteRefusal.held(owner, "it has no schema " + name.schema());
    }
    return name;
  }

  /** The expression in this database's words where it has different ones for several. */
  static Expression expression(Expression expression) {
    if (expression instanceof Expression.PerDialect) {
      return Expression.sql(ExpressionSpelling.spell(expression));
    }
    return expression instanceof Expression.Apply apply
        ? new Expression.Apply(
            apply.operator(), apply.operands().stream().map(HeldSchema::expression).toList())
        : expression;
  }
}
