package io.bascule.dsl.shop;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

public final class Users extends Table {
  public final Column<Long> id = bigint("id").identity().primaryKey();
  public final Column<String> email = varchar("email", 320).unique().collate("nocase");
  public final Column<Long> lastOrder =
      bigint("last_order_id").nullable().references(Orders.class, o -> o.id).onDelete(SET_NULL);
  public final Stamps stamps = include(Stamps::new);

  public Users() {
    super("users");
    renamedFrom("accounts");
    comment("Who buys.");
    index("ix_users_email").on(lower(email)).unique();
  }
}
