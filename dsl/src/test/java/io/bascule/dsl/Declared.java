package io.bascule.dsl;

import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Index;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;

/** What becomes of a table that is declared alone. */
final class Declared {
  private Declared() {}

  static Table table(io.bascule.dsl.Table table) {
    return Schema.of(() -> table).tables().list().get(0);
  }

  static Column column(io.bascule.dsl.Table table) {
    List<Column> columns = table(table).columns().list();
    return columns.get(columns.size() - 1);
  }

  static Constraint constraint(io.bascule.dsl.Table table) {
    List<Constraint> constraints = table(table).constraints();
    return constraints.get(constraints.size() - 1);
  }

  static Index index(io.bascule.dsl.Table table) {
    return table(table).indexes().list().get(0);
  }
}
