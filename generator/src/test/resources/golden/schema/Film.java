package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code film}. */
public final class Film extends Table {
  public final Column<Short> id = type("id", "INT", Short.class).primaryKey();
  public final Column<Long> languageId =
      type("language_id", "INT UNSIGNED", Long.class)
          .defaultTo(7L)
          .references(Language.class, l -> l.id);
  public final Column<Integer> studioId =
      type("studio_id", "INT", Integer.class).references(Studio.class, s -> s.id);
  public final Column<Long> sequelOf =
      type("sequel_of", "NUMERIC", Long.class).nullable().references(Language.class, l -> l.id);
  public final Column<Short> remakeOf =
      type("remake_of", "", Short.class).references(Film.class, f -> f.id);
  public final Column<byte[]> poster = type("poster", "MEDIUMBLOB", byte[].class);

  public Film() {
    super("film");
  }
}
