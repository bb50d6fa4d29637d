package io.bascule.runner;

import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.revision.Direction;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows that revisions insert fit their tables, by the schema as the revisions make it;
 * nothing is known where the history does not begin at an empty database.
 */
final class RowFit {
  private @Nullable Schema schema;

  private RowFit(@Nullable Schema schema) {
    this.schema = schema;
  }

  /** From a schema that may not be known. */
  static RowFit from(Supplier<Schema> folded) {
    try {
      return new RowFit(folded.get());
    } catch (HistoryException e) {
      return new RowFit(null);
    }
  }

  /** Whether the revisions say what the tables are by then. */
  boolean isKnown() {
    return schema != null;
  }

  /**
   * Goes one revision on.
   *
   * @throws SchemaException if rows do not fit
   */
  void follow(HistoryEntry entry, Direction direction) {
    for (Operation operation : entry.operations(direction).list()) {
      Schema known = schema;
      if (known == null) {
        return;
      }
      try {
        schema = operation.applyTo(known);
      } catch (SchemaException e) {
        if (operation instanceof DataStep) {
          throw e;
        }
        schema = null;
      }
    }
  }
}
