package shop.model;

import static io.bascule.schema.ForeignKey.Action.CASCADE;

import io.bascule.dsl.Column;
import io.bascule.dsl.Index;
import io.bascule.dsl.Table;

/** What a customer ordered. */
public final class Orders extends Table {
  public final Column<Long> id = bigint("id").identity().primaryKey();
  public final Column<Long> customerId =
      bigint("customer_id").references(Customers.class, customer -> customer.id).onDelete(CASCADE);
  public final Column<String> state = varchar("state", 20).renamedFrom("status").defaultTo("new");
  public final Index open = index("ix_orders_open").on(customerId).where(state.eq("new"));
  public final Stamps stamps = include(Stamps::new);

  public Orders() {
    super("orders");
  }
}
