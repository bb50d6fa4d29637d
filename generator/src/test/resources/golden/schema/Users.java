package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import java.util.List;

/** Who may come in */
public final class Users extends Table {
  public final Column<Long> id = bigint("id").identity().primaryKey();
  public final Column<String> email = varchar("email", 320).unique();
  public final Column<Mood> mood = enumeration("mood", Mood.class).nullable().defaultTo(Mood.SO_SO);
  public final Column<List<Mood>> moods =
      enumeration("moods", Mood.class).array().defaultTo(List.of());
  public final Column<Role> role =
      enumeration("role", "app.role", Role.class).defaultTo(Role.ADMIN);
  public final Column<Long> invitedBy =
      bigint("invited_by").nullable().references(Users.class, u -> u.id).onDelete(SET_NULL);

  public Users() {
    super("users");
    comment("Who may come in");
  }
}
