package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code PlaylistTrack}. */
public final class PlaylistTrack extends Table {
  public final Column<Integer> playlistId =
      integer("PlaylistId").references(Playlist.class, p -> p.playlistId);
  public final Column<Integer> trackId = integer("TrackId").references(Track.class, t -> t.trackId);

  public PlaylistTrack() {
    super("PlaylistTrack");
    primaryKey(playlistId, trackId).named("PK_PlaylistTrack");
    index("IFK_PlaylistTrackPlaylistId").on(playlistId);
    index("IFK_PlaylistTrackTrackId").on(trackId);
  }
}
