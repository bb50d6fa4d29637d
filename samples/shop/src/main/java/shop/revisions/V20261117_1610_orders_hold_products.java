package shop.revisions;

import static io.bascule.schema.Declare.after;
import static io.bascule.schema.Declare.character;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.varchar;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Orders hold products. */
@RevisionInfo(
    id = "36c5e8b2",
    after = "f07d9a35",
    message = "orders hold products",
    created = "2026-11-17T16:10:00Z")
public final class V20261117_1610_orders_hold_products implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes
        .table("customers")
        .alter(column("first_name", varchar(100)), column("first_name", varchar(100)).asNullable())
        .alter(column("last_name", varchar(100)), column("last_name", varchar(100)).asNullable())
        .drop(column("country", character(2)), after("last_name"));
  }

  @Override
  public void downgrade(Changes changes) {
    changes
        .table("customers")
        .add(column("country", character(2)), after("last_name"))
        .alter(column("last_name", varchar(100)).asNullable(), column("last_name", varchar(100)))
        .alter(column("first_name", varchar(100)).asNullable(), column("first_name", varchar(100)));
  }
}
