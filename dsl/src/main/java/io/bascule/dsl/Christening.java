package io.bascule.dsl;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Naming;
import io.bascule.schema.Notes;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the constraints and indexes of a table that have no name, each unlike all others of the
 * table: the second of two gets a number. Two given names may be the same, as SQLite allows.
 */
final class Christening implements Constraint.Visitor<String> {
  /** The bytes of a name that PostgreSQL keeps (NAMEDATALEN - 1). */
  private static final int LONGEST = 63;

  private final Table table;
  private final Naming naming;
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<String> constraintLines = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private final List<String> indexLines = new ArrayList<>();
  private final Map<String, String> given = new HashMap<>();
  private final Map<String, String> taken = new HashMap<>();

  Christening(Table table, Naming naming) {
    this.table = table;
    this.naming = naming;
  }

  void add(Constraint constraint, String line) {
    if (constraint.id().present()) {
      taken.putIfAbsent(constraint.id().orEmpty(), line);
    }
    constraints.add(constraint);
    constraintLines.add(line);
  }

  void add(Index index, String line) {
    String first = index.name().isEmpty() ? null : given.putIfAbsent(index.name(), line);
    if (first != null) {
      throw Mistake.twice(table.id(), "indexes " + index.name(), first, line);
    }
    taken.putIfAbsent(index.name(), line);
    indexes.add(index);
    indexLines.add(line);
  }

  /** The table with all its constraints and indexes, each with a name. */
  Table table() {
    for (int i = 0; i < constraints.size(); i++) {
      constraints.set(i, named(constraints.get(i), constraintLines.get(i)));
    }
    for (int i = 0; i < indexes.size(); i++) {
      indexes.set(i, named(indexes.get(i), indexLines.get(i)));
    }
    Table whole = table.withConstraints(constraints);
    for (Index index : indexes) {
      whole = whole.with(index);
    }
    return whole;
  }

  /** The notes with the lines of all constraints and indexes; to be asked after the table. */
  Notes note(Notes notes) {
    Notes more = notes;
    for (int i = 0; i < constraints.size(); i++) {
      more = more.from(table.id(), constraints.get(i).id().orEmpty(), constraintLines.get(i));
    }
    for (int i = 0; i < indexes.size(); i++) {
      more = more.from(table.id(), indexes.get(i).name(), indexLines.get(i));
    }
    return more;
  }

  private Constraint named(Constraint constraint, String line) {
    return constraint.id().present()
        ? constraint
        : constraint.withName(ConstraintName.conventional(free(constraint.accept(this), line)));
  }

  private Index named(Index index, String line) {
    if (!index.name().isEmpty()) {
      return index;
    }
    List<String> keys =
        index.keys().stream().map(key -> key.isColumn() ? key.column() : "expr").toList();
    return index.withName(free(naming.index(table.id(), keys), line));
  }

  private String free(String wanted, String line) {
    String name = wanted;
    for (int number = 2; taken.putIfAbsent(name, line) != null; number++) {
      name = numbered(wanted, "_" + number);
    }
    return name;
  }

  private static String numbered(String name, String tail) {
    String head = name;
    while ((head + tail).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      head = head.substring(0, head.length() - 1);
    }
    return head + tail;
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
    return other.id().orEmpty();
  }
}
