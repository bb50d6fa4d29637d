package shop.revisions;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Orders have a state. */
@RevisionInfo(
    id = "c2907ad4",
    after = "5b1dc3e7",
    message = "orders have a state",
    created = "2026-11-05T10:30:00Z")
public final class V20261105_1030_orders_have_a_state implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes.table("orders").renameColumn("status", "state");
  }

  @Override
  public void downgrade(Changes changes) {
    changes.table("orders").renameColumn("state", "status");
  }
}
