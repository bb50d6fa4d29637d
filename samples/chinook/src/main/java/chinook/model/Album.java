package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code Album}. */
public final class Album extends Table {
  public final Column<Integer> albumId = integer("AlbumId").primaryKey("PK_Album");
  public final Column<String> title = type("Title", "NVARCHAR(160)", String.class);
  public final Column<Integer> artistId =
      integer("ArtistId").references(Artist.class, a -> a.artistId);

  public Album() {
    super("Album");
    index("IFK_AlbumArtistId").on(artistId);
  }
}
