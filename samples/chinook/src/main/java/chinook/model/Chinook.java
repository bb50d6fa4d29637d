package chinook.model;

import io.bascule.schema.Schema;
import io.bascule.schema.SchemaSource;

/** The whole schema. */
public final class Chinook implements SchemaSource {
  @Override
  public Schema schema() {
    return Schema.of(
        Album::new,
        Artist::new,
        Customer::new,
        Employee::new,
        Genre::new,
        Invoice::new,
        InvoiceLine::new,
        MediaType::new,
        Playlist::new,
        PlaylistTrack::new,
        Track::new);
  }
}
