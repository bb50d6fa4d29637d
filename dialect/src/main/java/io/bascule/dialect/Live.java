package io.bascule.dialect;

import io.bascule.schema.Schema;
import java.util.List;

/**
 * What a database has.
 *
 * @param schema what the language can say; names in the default schema are unqualified
 * @param unmodelled everything else, by kind and name
 */
public record Live(Schema schema, List<Unmodelled> unmodelled) {
  public Live {
    unmodelled = List.copyOf(unmodelled);
  }
}
