package shop.revisions;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.lower;
import static io.bascule.schema.Declare.table;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Orders get a state. */
@RevisionInfo(
    id = "3f2a9c1b",
    after = "91d0c7aa",
    message = "orders get a state",
    created = "2026-11-20T08:43:00Z")
public final class V20261120_0843_orders_get_a_state implements Revision {
  @Override
  public void upgrade(Changes changes) {
    // All rows of a are deleted.
    changes
        .ifNotExists()
        .table("orders")
        .add(index("ix_orders_open", key(lower(column("state"))), key("id").descending()));
    changes.ifExists().dropTable(table("a", column("id", bigint())));
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
