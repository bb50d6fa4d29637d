package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code studio}. */
public final class Studio extends Table {
  public final Column<Integer> id = integer("id").primaryKey();
  public final Column<Short> firstFilm = smallint("first_film").references(Film.class, f -> f.id);

  public Studio() {
    super("studio");
  }
}
