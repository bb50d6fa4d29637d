package io.bascule.dialect.sqlite;

import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the targets of foreign keys into one form: tables and columns as their own definitions
 * spell them, and the primary key's columns where a foreign key names none. A target that is not
 * there, or whose key has another number of columns, stays as it is written.
 */
final class ForeignKeyTargets {
  private final Map<String, Table> byName = new HashMap<>();

  private ForeignKeyTargets(Collection<Table> tables) {
    tables.forEach(table -> byName.put(SqliteNames.fold(table.id().toString()), table));
  }

  /** The same tables with resolved foreign keys. */
  static List<Table> resolved(Collection<Table> tables) {
    var targets = new ForeignKeyTargets(tables);
    return tables.stream().map(table -> table.mapConstraints(targets::resolved)).toList();
  }

  /** A foreign key of which one table, perhaps its target, is known. */
  static ForeignKey resolved(ForeignKey key, Table table) {
    return new ForeignKeyTargets(List.of(table)).resolved(key);
  }

  private Constraint resolved(Constraint constraint) {
    return constraint instanceof ForeignKey key ? resolved(key) : constraint;
  }

  private ForeignKey resolved(ForeignKey key) {
    Table target = byName.get(SqliteNames.fold(key.table().toString()));
    if (target == null) {
      return key;
    }
    List<String> own = target.columns().names();
    List<String> columns =
        key.referenced().isEmpty()
            ? target.primaryKey().map(Constraint::columns).orElse(List.of())
            : key.referenced().stream().map(name -> SqliteNames.resolve(name, own)).toList();
    boolean fits = columns.size() == key.columns().size();
    return key.references(target.id(), fits ? columns : key.referenced());
  }
}
