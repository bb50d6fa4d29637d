package io.bascule.dialect.sqlite;

import io.bascule.dialect.Live;
import io.bascule.dialect.Unmodelled;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that a SQLite database stores, and what it means.
 *
 * @param tables its ordinary tables
 * @param objects everything else
 */
record StoredSchema(List<StoredTable> tables, List<StoredObject> objects) {
  StoredSchema {
    tables = List.copyOf(tables);
    objects = List.copyOf(objects);
  }

  /**
   * What it means.
   *
   * @throws io.bascule.dialect.DialectException if a table cannot be read
   */
  Live live() {
    var read = tables.stream().map(StoredTable::read).toList();
    return new Live(Schema.ofTables(ForeignKeyTargets.resolved(read)), unmodelled());
  }

  private List<Unmodelled> unmodelled() {
    var names = new HashMap<String, QualifiedName>();
    tables.forEach(
        table -> names.put(SqliteNames.fold(table.name()), QualifiedName.of(table.name())));
    var others = new HashMap<String, StoredObject>();
    objects.forEach(object -> others.putIfAbsent(SqliteNames.fold(object.name()), object));
    return objects.stream().map(object -> unmodelled(object, names, others)).toList();
  }

  private static Unmodelled unmodelled(
      StoredObject object, Map<String, QualifiedName> tables, Map<String, StoredObject> others) {
    var found = new TreeSet<QualifiedName>();
    mentioned(object, tables, others, found, new HashSet<>());
    boolean part = object.kind().equals("trigger");
    return new Unmodelled(
        object.kind(),
        part ? object.name() + " on " + object.table() : object.name(),
        Place.AFTER_TABLES,
        List.copyOf(found),
        object.sql() == null ? List.of() : List.of(object.sql()));
  }

  /**
   * The tables whose names stand in the definition, or in that of a view that it names: rather one
   * too many than one too few. A virtual table may name another in a string.
   */
  private static void mentioned(
      StoredObject object,
      Map<String, QualifiedName> tables,
      Map<String, StoredObject> others,
      Set<QualifiedName> found,
      Set<String> seen) {
    if (!seen.add(object.kind() + " " + object.name())) {
      return;
    }
    for (String name : names(object)) {
      QualifiedName table = tables.get(name);
      StoredObject other = others.get(name);
      if (table != null) {
        found.add(table);
      } else if (other != null && !other.kind().equals("trigger")) {
        mentioned(other, tables, others, found, seen);
      }
    }
  }

  private static Set<String> names(StoredObject object) {
    var names = new TreeSet<String>();
    names.add(SqliteNames.fold(object.table()));
    String sql = object.sql();
    if (sql != null) {
      for (Token token : SqliteTokens.significant(sql)) {
        if (token.isName() || token.kind() == SqlText.Kind.STRING) {
          names.add(SqliteNames.fold(token.unquoted()));
        }
      }
    }
    return names;
  }
}
