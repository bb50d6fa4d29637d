package shop.model;

import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.sequence;

import io.bascule.schema.Naming;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaSource;

/** The whole schema. */
public final class Shop implements SchemaSource {
  @Override
  public Schema schema() {
    return Schema.of(Naming.postgres(), OrderLines::new, Orders::new, Users::new)
        .withNamespace("app")
        .with(enumType("unused", "a"))
        .with(sequence("numbers").withOptions(options().incrementedBy(10)));
  }
}
