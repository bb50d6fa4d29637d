package io.bascule.generator.internal.declaration;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Naming;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which names of a table somebody chose, so that they must be written; the others follow. */
final class Chosen implements Constraint.Visitor<String> {
  private final Table table;
  private final Naming naming;
  private final Map<String, Integer> uses = new HashMap<>();

  Chosen(Table table, Naming naming) {
    this.table = table;
    this.naming = naming;
    for (Constraint constraint : table.constraints()) {
      String name = constraint.id().text();
      uses.merge(name == null ? constraint.accept(this) : name, 1, Integer::sum);
    }
    table.indexes().forEach(index -> uses.merge(index.name(), 1, Integer::sum));
  }

  /** The convention under which fewer names of the schema must be written. */
  static Naming fewest(Schema schema) {
    return Stream.of(Naming.standard(), Naming.postgres())
        .min(java.util.Comparator.comparingLong(naming -> written(schema, naming)))
        .orElseThrow();
  }

  /** Whether that is the convention that needs no word. */
  static boolean isStandard(Naming naming) {
    return naming.getClass() == Naming.standard().getClass();
  }

  private static long written(Schema schema, Naming naming) {
    return schema.tables().stream().mapToLong(table -> new Chosen(table, naming).count()).sum();
  }

  private long count() {
    return table.constraints().stream().filter(this::isChosen).count()
        + table.indexes().stream().filter(this::isChosen).count();
  }

  /** Whether the name is not the one that the convention makes, or not that one's alone. */
  boolean isChosen(Constraint constraint) {
    String name = constraint.id().text();
    return name != null && !(name.equals(constraint.accept(this)) && isAlone(name));
  }

  /** Whether the name is not the one that the convention makes, or not that one's alone. */
  boolean isChosen(Index index) {
    List<String> keys =
        index.keys().stream().map(key -> key.isColumn() ? key.column() : "expr").toList();
    return !(index.name().equals(naming.index(table.id(), keys)) && isAlone(index.name()));
  }

  private boolean isAlone(String name) {
    return uses.getOrDefault(name, 0) == 1;
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return naming.primaryKey(table.id(), key.columns());
  }

  @Override
  public String unique(Unique unique) {
    return naming.unique(table.id(), unique.columns());
  }

  @Override
  public String foreignKey(ForeignKey key) {
    return naming.foreignKey(table.id(), key.columns(), key.table());
  }

  @Override
  public String check(Check check) {
    return naming.check(
        table.id(), table.columns().stream().map(Column::name).filter(check::mentions).toList());
  }

  @Override
  public String other(OtherConstraint other) {
    return "";
  }
}
