package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What SQLite is said to hold, it holds. */
class HeldSchemaProperties {
  private static final SqliteEquivalence SAME = new SqliteEquivalence();

  @Property
  void whatIsExpressedIsReadBack(@ForAll long seed) {
    Schema declared = new RandomSchema(seed).next();
    Schema held;
    try {
      held = HeldSchema.of(declared);
    } catch (DialectException refused) {
      assertTrue(refused.getMessage().startsWith("Cannot hold "), refused.getMessage());
      return;
    }
    assertEquals(held, HeldSchema.of(held), "expressing twice is expressing once");
    try (var database = new InMemory()) {
      var statements = new ArrayList<String>();
      held.tables().forEach(table -> statements.addAll(SqliteSpelling.INSTANCE.create(table)));
      statements.forEach(database::run);
      Schema read = SqliteCatalog.read(database.connection()).schema();
      for (Table table : held.tables()) {
        assertEquals(
            SAME.normal(table),
            SAME.normal(read.existing(table.id())),
            () -> String.join(";\n", statements));
      }
      assertEquals(read, HeldSchema.of(read), "what was read can be held");
      for (Table table : read.tables()) {
        Table normal = SAME.normal(table);
        assertEquals(normal, SAME.normal(normal), "a normal form is normal");
      }
    }
  }
}
