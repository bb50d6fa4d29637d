package io.bascule.dsl.shop;

import io.bascule.dsl.Column;
import io.bascule.dsl.Columns;
import java.time.Instant;

public final class Stamps extends Columns {
  public final Column<Instant> createdAt =
      timestampWithTimeZone("created_at").defaultTo(currentTimestamp());
  public final Column<Instant> updatedAt = timestampWithTimeZone("updated_at").nullable();

  public Stamps() {
    check(updatedAt.ge(createdAt));
  }
}
