package io.bascule.dsl.shop;

import static java.math.BigDecimal.ZERO;

import io.bascule.dsl.Check;
import io.bascule.dsl.Column;
import io.bascule.dsl.Index;
import io.bascule.dsl.Table;
import java.math.BigDecimal;

public final class Orders extends Table {
  public final Column<Long> id = bigint("id").identity().primaryKey();
  public final Column<Long> userId =
      bigint("user_id").references(Users.class, u -> u.id).onDelete(CASCADE);
  public final Column<Long> parent =
      bigint("parent_id").nullable().references(Orders.class, o -> o.id);
  public final Column<BigDecimal> total = decimal("total", 12, 2).defaultTo(ZERO);
  public final Column<String> state = varchar("state", 20).renamedFrom("status").defaultTo("new");
  public final Check positive = check("ck_orders_total", total.ge(ZERO));
  public final Index open = index("ix_orders_open").on(userId, total.desc()).where(state.eq("new"));
  public final Stamps stamps = include(Stamps::new);

  public Orders() {
    super("orders");
  }
}
