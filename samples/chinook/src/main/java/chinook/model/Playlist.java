package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code Playlist}. */
public final class Playlist extends Table {
  public final Column<Integer> playlistId = integer("PlaylistId").primaryKey("PK_Playlist");
  public final Column<String> name = type("Name", "NVARCHAR(120)", String.class).nullable();
  public final Column<String> description = text("Description").nullable();

  public Playlist() {
    super("Playlist");
  }
}
