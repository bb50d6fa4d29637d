package io.bascule.laws.random;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.testkit.arbitrary.Evolution;
import java.util.Optional;

/** Whether an evolution renames columns of a primary key. */
final class RenamedKeys {
  private RenamedKeys() {}

  /** Of a table WITHOUT ROWID that computes a column. */
  static boolean withoutRowid(Evolution evolution) {
    Schema after = evolution.after();
    return after.tables().stream()
        .anyMatch(
            table -> table.columns().stream().anyMatch(c -> isOne(evolution, table, c.name())));
  }

  private static boolean isOne(Evolution evolution, Table after, String column) {
    Optional<String> former = evolution.after().notes().formerName(after.id(), column);
    QualifiedName name = evolution.after().notes().formerName(after.id()).orElse(after.id());
    return former.isPresent()
        && (isKey(after, column)
            || evolution.before().table(name).filter(t -> isKey(t, former.get())).isPresent());
  }

  private static boolean isKey(Table table, String column) {
    return table.attributes().has(Trait.WITHOUT_ROWID)
        && table.columns().stream().anyMatch(c -> c.generated() != null)
        && table.primaryKey().filter(key -> key.columns().contains(column)).isPresent();
  }
}
