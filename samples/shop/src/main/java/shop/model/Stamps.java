package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Columns;
import java.time.LocalDateTime;

/** The columns that tell when a row came and when it changed. */
public final class Stamps extends Columns {
  public final Column<LocalDateTime> createdAt =
      timestamp("created_at").defaultTo(currentTimestamp());
  public final Column<LocalDateTime> updatedAt = timestamp("updated_at").nullable();
}
