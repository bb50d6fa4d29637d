package shop.revisions;

import static io.bascule.schema.Declare.after;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.varchar;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import io.bascule.schema.Column;

/**
 * Customers have a first and a last name: one column becomes two.
 *
 * <p>The columns come open to NULL, are filled from the old one, and are closed. SQLite and
 * PostgreSQL find a blank in a text by functions of different names.
 */
@RevisionInfo(
    id = "8e44b0d1",
    after = "c2907ad4",
    message = "customers have two names",
    created = "2026-11-09T14:05:00Z")
public final class V20261109_1405_customers_have_two_names implements Revision {
  private static final Column NAME = column("name", varchar(200));
  private static final Column FIRST = column("first_name", varchar(100));
  private static final Column LAST = column("last_name", varchar(100));

  @Override
  public void upgrade(Changes changes) {
    changes
        .table("customers")
        .add(FIRST.asNullable(), after("name"))
        .add(LAST.asNullable(), after("first_name"));
    changes.sqlOn(
        "sqlite",
        "UPDATE customers SET first_name = substr(name, 1, instr(name || ' ', ' ') - 1),"
            + " last_name = substr(name, instr(name || ' ', ' ') + 1)");
    changes.sqlOn(
        "postgres",
        "UPDATE customers SET first_name = split_part(name, ' ', 1),"
            + " last_name = substr(name, strpos(name || ' ', ' ') + 1)");
    changes
        .table("customers")
        .alter(FIRST.asNullable(), FIRST)
        .alter(LAST.asNullable(), LAST)
        .drop(NAME, after("email"));
  }

  @Override
  public void downgrade(Changes changes) {
    changes.table("customers").add(NAME.asNullable(), after("email"));
    changes.sql("UPDATE customers SET name = trim(first_name || ' ' || last_name)");
    changes
        .table("customers")
        .alter(NAME.asNullable(), NAME)
        .drop(LAST, after("first_name"))
        .drop(FIRST, after("name"));
  }
}
