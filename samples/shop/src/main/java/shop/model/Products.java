package shop.model;

import static java.math.BigDecimal.ZERO;

import io.bascule.dsl.Check;
import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import java.math.BigDecimal;

/** What is sold. */
public final class Products extends Table {
  public final Column<Long> id = bigint("id").identity().primaryKey();
  public final Column<String> name = varchar("name", 200);
  public final Column<BigDecimal> price = decimal("price", 12, 2).defaultTo(ZERO);
  public final Check notNegative = check("ck_products_price", price.ge(ZERO));

  public Products() {
    super("products");
  }
}
