package shop.model;

import io.bascule.schema.Schema;
import io.bascule.schema.SchemaSource;

/** The whole shop. */
public final class Shop implements SchemaSource {
  @Override
  public Schema schema() {
    return Schema.of(Customers::new, Products::new, Orders::new, OrderLines::new);
  }
}
