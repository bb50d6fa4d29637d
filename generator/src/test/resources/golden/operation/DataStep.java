package shop.revisions;

import static io.bascule.operation.Row.row;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.sqlOn;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Orders get a state. */
@RevisionInfo(
    id = "3f2a9c1b",
    after = "91d0c7aa",
    message = "orders get a state",
    created = "2026-11-20T08:43:00Z")
public final class V20261120_0843_orders_get_a_state implements Revision {
  @Override
  public void upgrade(Changes changes) {
    // All rows of orders are deleted.
    // The rows of billing.invoices that fit are deleted.
    // The rows of orders that fit are deleted.
    changes.sql(
        "UPDATE orders SET state = ? WHERE state IS NULL AND created_at < ? AND total > ? AND"
            + " user_id IN (SELECT id FROM users WHERE active)",
        "old",
        LocalDate.parse("2026-01-01"),
        new BigDecimal("9.90"));
    changes.insert("billing.invoices", List.of("id", "state"), row(1L, "new"), row(2L, null));
    changes.insert("orders", List.of("tags"), row((Object) null));
    changes.backfill(
        "orders",
        fill ->
            fill.set("state", sql("lower(state)"))
                .set("total", new BigDecimal("9.90"))
                .set("note", null)
                .where("state IS NOT NULL")
                .inBatchesOf(1000));
    changes.backfill("orders", fill -> fill.set("state", "new").atOnce());
    changes.backfill(
        "billing.invoices",
        fill ->
            fill.set("state", "new")
                .where(sqlOn("postgres", "b").on("sqlite", "a"))
                .by("id", "nr")
                .inBatchesOf(5));
    changes.deleteAll("orders");
    changes.elidable(c -> c.delete("billing.invoices", "total < 0"));
    changes.delete("orders", column("total").lt(0).and(sql("a = 'b'")));
    changes.abortIf(
        "SELECT id FROM orders WHERE total < 0", "there are orders that cost less than nothing");
    changes.skipIfOn("postgres", "SELECT 1 FROM users", "there are users already");
    changes.sqlOn("sqlite", "DELETE FROM a", (Object) null);
    changes.sqlOn(
        Set.of("postgres", "sqlite"),
        """
        DELETE FROM a
        WHERE b = ?
          AND c = '\\'\
        """,
        5L);
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
