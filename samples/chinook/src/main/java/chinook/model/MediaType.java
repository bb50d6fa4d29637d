package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code MediaType}. */
public final class MediaType extends Table {
  public final Column<Integer> mediaTypeId = integer("MediaTypeId").primaryKey("PK_MediaType");
  public final Column<String> name = type("Name", "NVARCHAR(120)", String.class).nullable();

  public MediaType() {
    super("MediaType");
  }
}
