package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import java.math.BigDecimal;

/** The table {@code Track}. */
public final class Track extends Table {
  public final Column<Integer> trackId = integer("TrackId").primaryKey("PK_Track");
  public final Column<String> name = type("Name", "NVARCHAR(200)", String.class);
  public final Column<Integer> albumId =
      integer("AlbumId").nullable().references(Album.class, a -> a.albumId);
  public final Column<Integer> mediaTypeId =
      integer("MediaTypeId").references(MediaType.class, m -> m.mediaTypeId);
  public final Column<Integer> genreId =
      integer("GenreId").nullable().references(Genre.class, g -> g.genreId);
  public final Column<String> composer = type("Composer", "NVARCHAR(220)", String.class).nullable();
  public final Column<Integer> milliseconds = integer("Milliseconds");
  public final Column<Integer> bytes = integer("Bytes").nullable();
  public final Column<BigDecimal> unitPrice = type("UnitPrice", "NUMERIC(10,2)", BigDecimal.class);

  public Track() {
    super("Track");
    index("IFK_TrackAlbumId").on(albumId);
    index("IFK_TrackGenreId").on(genreId);
    index("IFK_TrackMediaTypeId").on(mediaTypeId);
  }
}
