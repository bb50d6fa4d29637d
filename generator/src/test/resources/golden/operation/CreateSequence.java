package shop.revisions;

import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.sequence;

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
    changes.createSequence(
        sequence("billing.numbers")
            .as(integer())
            .withOptions(options().startingAt(1000).cycling()));
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
