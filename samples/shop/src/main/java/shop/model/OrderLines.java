package shop.model;

import static io.bascule.schema.ForeignKey.Action.CASCADE;

import io.bascule.dsl.Check;
import io.bascule.dsl.Column;
import io.bascule.dsl.Index;
import io.bascule.dsl.PrimaryKey;
import io.bascule.dsl.Table;

/** How many of which product an order holds. */
public final class OrderLines extends Table {
  public final Column<Long> orderId =
      bigint("order_id").references(Orders.class, order -> order.id).onDelete(CASCADE);
  public final Column<Long> productId =
      bigint("product_id").references(Products.class, product -> product.id);
  public final Column<Integer> quantity = integer("quantity").defaultTo(1);
  public final PrimaryKey key = primaryKey(orderId, productId);
  public final Check atLeastOne = check("ck_order_lines_quantity", quantity.ge(1));
  public final Index byProduct = index("ix_order_lines_product").on(productId);

  public OrderLines() {
    super("order_lines");
  }
}
