package shop.revisions;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.ForeignKey.Action.CASCADE;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Orders hold products. */
@RevisionInfo(
    id = "36c5e8b2",
    after = "f07d9a35",
    message = "orders hold products",
    created = "2026-11-17T16:10:00Z")
public final class V20261117_1610_orders_hold_products implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes.createTable(
        table(
            "order_lines",
            column("order_id", bigint()),
            column("product_id", bigint()),
            column("quantity", integer()).defaultTo(1),
            foreignKey("order_id")
                .references("orders", "id")
                .onDelete(CASCADE)
                .named("fk_order_lines_order_id"),
            foreignKey("product_id")
                .references("products", "id")
                .named("fk_order_lines_product_id"),
            primaryKey("order_id", "product_id").named("pk_order_lines"),
            check(column("quantity").ge(1)).named("ck_order_lines_quantity"),
            index("ix_order_lines_product", "product_id")));
  }

  @Override
  public void downgrade(Changes changes) {
    changes.dropTable(
        table(
            "order_lines",
            column("order_id", bigint()),
            column("product_id", bigint()),
            column("quantity", integer()).defaultTo(1),
            foreignKey("order_id")
                .references("orders", "id")
                .onDelete(CASCADE)
                .named("fk_order_lines_order_id"),
            foreignKey("product_id")
                .references("products", "id")
                .named("fk_order_lines_product_id"),
            primaryKey("order_id", "product_id").named("pk_order_lines"),
            check(column("quantity").ge(1)).named("ck_order_lines_quantity"),
            index("ix_order_lines_product", "product_id")));
  }
}
