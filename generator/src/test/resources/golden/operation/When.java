package shop.revisions;

import static io.bascule.operation.Condition.columnExists;
import static io.bascule.operation.Condition.not;
import static io.bascule.operation.Condition.tableExists;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.column;

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
    changes.when(
        tableExists("old_orders").and(not(columnExists("billing.invoices", "mood"))),
        then -> then.table("old_orders").renameColumn("state", "status"),
        then -> then.table("old_orders").add(column("paid", bool()).defaultTo(false)));
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
