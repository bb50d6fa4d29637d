package shop.revisions;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/**
 * Revision 3f2a9c1b.
 *
 * <p>Both methods only record, in the order in which they say it:
 *
 * <pre>{@code
 * changes.sql("UPDATE orders SET state = ? WHERE state IS NULL", "new");
 * changes.table("orders").renameColumn("status", "state");
 * changes.jdbc("number the orders", connection -> Numbers.fill(connection));
 * }</pre>
 */
@RevisionInfo(id = "3f2a9c1b", message = "", created = "2026-11-20T08:43:00Z")
public final class V20261120_0843_3f2a9c1b implements Revision {
  @Override
  public void upgrade(Changes changes) {
    // To be written.
  }

  @Override
  public void downgrade(Changes changes) {
    // To be written.
  }
}
