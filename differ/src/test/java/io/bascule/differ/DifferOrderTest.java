package io.bascule.differ;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.operation.Operations;
import io.bascule.schema.Deferral;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What random schemas found about the order of changes. */
class DifferOrderTest {
  private static final Differ DIFFER = Differ.portable(ColumnOrder.KEPT);

  private static void assertLeadsThereAndBack(Table was, Table is) {
    Schema before = Schema.ofTables(List.of(was));
    Schema after = Schema.ofTables(List.of(is));
    Operations changes = DIFFER.diff(before, after).operations();
    Schema there = changes.applyTo(before);
    assertEquals(after, there);
    assertEquals(Operations.NONE, DIFFER.diff(there, after).operations());
    Schema back = changes.inverse().applyTo(there);
    assertEquals(before, back);
    assertEquals(Operations.NONE, DIFFER.diff(back, before).operations());
  }

  /** The plain column is added first, because the other could need it, and stands second. */
  @Test
  void a_plain_column_can_be_added_behind_a_generated_one() {
    assertLeadsThereAndBack(
        table("t", column("a", integer())),
        table(
            "t",
            column("a", integer()),
            column("g", integer()).virtualAs(sql("a + 1")),
            column("b", integer())));
  }

  /** The key that it points to is replaced, so it is dropped and cannot be altered meanwhile. */
  @Test
  void a_foreign_key_can_change_together_with_its_target() {
    var id = column("id", integer());
    var code = column("code", integer());
    var parent = column("parent", integer()).asNullable();
    var key = foreignKey("parent").references("t", "code").named("fk");
    var codes = unique("code").named("uq");
    assertLeadsThereAndBack(
        table("t", id, code, parent, primaryKey("id").named("pk"), codes, key),
        table(
            "t",
            id,
            code,
            parent,
            primaryKey("id").named("pk"),
            codes.deferrable(Deferral.INITIALLY_IMMEDIATE),
            key.deferrable(Deferral.INITIALLY_DEFERRED)));
    assertLeadsThereAndBack(
        table("t", id, code, parent, primaryKey("id").named("pk"), codes, key),
        table(
            "t",
            id,
            code,
            parent,
            primaryKey("id").named("pk"),
            codes.deferrable(Deferral.INITIALLY_IMMEDIATE),
            key.named("fk_renamed")));
  }
}
