package chinook.revisions;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.text;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Playlists are described. */
@RevisionInfo(
    id = "0ccbb122",
    after = "963e9803",
    message = "playlists are described",
    created = "2026-11-19T10:00:00Z")
public final class V20261119_1000_playlists_are_described implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes.table("Playlist").add(column("Description", text()).asNullable());
  }

  @Override
  public void downgrade(Changes changes) {
    changes.table("Playlist").drop(column("Description", text()).asNullable());
  }
}
