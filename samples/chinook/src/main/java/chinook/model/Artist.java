package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code Artist}. */
public final class Artist extends Table {
  public final Column<Integer> artistId = integer("ArtistId").primaryKey("PK_Artist");
  public final Column<String> name = type("Name", "NVARCHAR(120)", String.class).nullable();

  public Artist() {
    super("Artist");
  }
}
