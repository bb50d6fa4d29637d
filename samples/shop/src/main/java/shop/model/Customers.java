package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** Who buys. */
public final class Customers extends Table {
  public final Column<Long> id = bigint("id").identity().primaryKey();
  public final Column<String> email = varchar("email", 320).unique();
  public final Column<String> firstName = varchar("first_name", 100);
  public final Column<String> lastName = varchar("last_name", 100);
  public final Column<String> country = character("country", 2);
  public final Stamps stamps = include(Stamps::new);

  public Customers() {
    super("customers");
  }
}
