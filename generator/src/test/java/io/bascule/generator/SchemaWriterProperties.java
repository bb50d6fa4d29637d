package io.bascule.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SchemaWriterProperties {
  /** Law 9: what is written of a schema, compiled, gives the schema. */
  @Property(tries = 60)
  void what_is_written_compiles_and_declares_the_same(@ForAll long seed) {
    Schema schema = RandomSchema.of(seed);
    Schema said =
        Declared.unnamed(
            Declared.compiled(SchemaWriter.write(schema, "shop.model", "Shop")), schema);
    assertEquals(schema.namespaces(), said.namespaces());
    assertEquals(schema.enums(), said.enums());
    assertEquals(schema.sequences(), said.sequences());
    for (Table table : schema.tables()) {
      assertEquals(table, said.existing(table.id()));
    }
    assertEquals(schema, said);
  }
}
