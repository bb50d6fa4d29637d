package io.bascule.runner;

import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a schema that some changes can have to do with: the tables that they name, and all
 * that foreign keys tie to those. To plan for a whole large schema takes a second each time.
 */
final class Concerned {
  private Concerned() {}

  /** The schema without the tables that have nothing to do with the changes. */
  static Schema by(Operations changes, Schema before) {
    var names = new LinkedHashSet<QualifiedName>();
    Schema after = before;
    for (Operation change : changes.list()) {
      @Nullable QualifiedName table = change.table();
      if (table == null) {
        return before; // of types, sequences, rows: nobody knows which tables they concern
      }
      names.add(table);
      after = change.applyTo(after);
    }
    List<Table> both = new ArrayList<>(before.tables().list());
    both.addAll(after.tables().list());
    boolean more;
    do {
      more = grown(names, both);
    } while (more);
    return before.withTables(
        Members.of(
            "the schema",
            before.tables().stream().filter(table -> names.contains(table.id())).toList()));
  }

  private static boolean grown(Set<QualifiedName> names, List<Table> tables) {
    boolean more = false;
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        if (names.contains(table.id())) {
          more |= names.add(key.table());
        } else if (names.contains(key.table())) {
          more |= names.add(table.id());
        }
      }
    }
    return more;
  }
}
