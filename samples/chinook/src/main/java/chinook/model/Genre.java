package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code Genre}. */
public final class Genre extends Table {
  public final Column<Integer> genreId = integer("GenreId").primaryKey("PK_Genre");
  public final Column<String> name = type("Name", "NVARCHAR(120)", String.class).nullable();

  public Genre() {
    super("Genre");
  }
}
