package io.bascule.testkit.arbitrary;

import io.bascule.schema.Schema;
import java.util.List;

/**
 * A schema and what became of it.
 *
 * @param before the schema as it was
 * @param after the schema as it became; its notes tell what was renamed
 * @param edits the changes that were made, in order
 */
public record Evolution(Schema before, Schema after, List<Edit> edits) {
  public Evolution {
    edits = List.copyOf(edits);
  }
}
