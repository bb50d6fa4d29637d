package io.bascule.revision;

import static io.bascule.operation.Row.row;
import static io.bascule.revision.Forks.NICK;
import static io.bascule.revision.Forks.STATE;
import static io.bascule.revision.Forks.conflict;
import static io.bascule.revision.Forks.doubt;
import static io.bascule.revision.Forks.nullable;
import static io.bascule.revision.Forks.orders;
import static io.bascule.revision.Forks.users;
import static io.bascule.schema.Declare.varchar;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rows of a table on which one branch works, while the other one changes the table. */
class MergeRowsTest {
  private static final class Users extends Table {
    final Column<Long> id = bigint("id");
    final Column<String> nick = varchar("nick", 20).nullable();

    Users() {
      super("users");
    }
  }

  private static final Users U = new Users();

  @Test
  void typed_rows_are_looked_at_like_sql() {
    doubt(
        "both name users",
        changes -> changes.rows(U).delete(U.nick.isNull()),
        changes -> changes.rows(U).insert(row -> row.set(U.id, 1)));
    doubt(
        "both name users",
        changes -> changes.rows(U).delete(U.id.gt(1L)),
        changes -> changes.rows(U).update(all -> all.set(U.nick, "x")));
    Consumer<Changes> changing = users(t -> t.alter(NICK, NICK.defaultTo("x")));
    doubt(
        "the SQL seems to name the column users.nick",
        changes -> changes.rows(U).delete(U.nick.isNull()),
        changing);
    doubt(
        "its snapshot has the column users.nick",
        changes -> changes.rows(U).delete(U.id.gt(1L)),
        changing);
    doubt(
        "what Java does cannot be seen",
        changes -> changes.rows(U).each("look", row -> {}),
        orders(t -> t.drop(STATE)));
    doubt("", changes -> changes.rows(U).delete(U.id.gt(1L)), users(t -> t.add(nullable("a"))));
    doubt("", changes -> changes.rows(U).delete(U.id.gt(1L)), orders(t -> t.drop(STATE)));
  }

  @Test
  void rows_of_a_table_that_is_another_one_by_then_are_a_conflict() {
    String why = "one cannot be done behind the other";
    Consumer<Changes> renaming = users(t -> t.renameColumn("nick", "name"));
    conflict(why, changes -> changes.rows(U).delete(U.id.gt(1L)), renaming);
    conflict(why, changes -> changes.rows(U).insert(row -> row.set(U.id, 1)), renaming);
    conflict(why, changes -> changes.insert("users", List.of("id", "nick"), row(1, "x")), renaming);
    conflict(why, changes -> changes.backfill("users", fill -> fill.set("nick", "x")), renaming);
    conflict(
        why,
        changes -> changes.rows(U).update(all -> all.set(U.nick, "x")),
        users(t -> t.alter(NICK, NICK.withType(varchar(30)))));
    conflict(
        why,
        changes -> changes.rows(U).deleteAll(),
        changes -> changes.renameTable("users", "people"));
  }
}
