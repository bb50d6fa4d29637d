package shop.revisions;

import static io.bascule.schema.Conflict.REPLACE;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.currentTimestamp;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.lower;
import static io.bascule.schema.Declare.number;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static io.bascule.schema.ForeignKey.Action.CASCADE;
import static io.bascule.schema.Identity.Kind.ALWAYS;
import static io.bascule.schema.TableAttributes.Trait.STRICT;

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
    // All rows of orders are deleted.
    changes.dropTable(
        table(
                "orders",
                column("id", bigint()).asIdentity(ALWAYS),
                column("user_id", bigint()),
                column("total", decimal(12, 2)).defaultTo(number("0.00")),
                column("state", varchar(20)).defaultTo("new").withCollation("NOCASE"),
                column("tags", text()).asNullable().withOnNull(REPLACE),
                column("created_at", timestampWithTimeZone()).withDefault(currentTimestamp()),
                column("search", text()).asNullable().storedAs(lower(column("state"))),
                primaryKey("id").named("pk_orders"),
                foreignKey("user_id")
                    .references("users", "id")
                    .onDelete(CASCADE)
                    .named("fk_orders_user_id"),
                check(column("total").ge(0).or(column("state").in("void", "returned")))
                    .named("ck_orders_total"),
                unique(key("user_id"), key("created_at").descending()).named("uq_orders_user_id"),
                index("ix_orders_open", "user_id", "total").where(column("state").eq("new")))
            .comment("What users\nbought, and \"when\"")
            .trait(STRICT));
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
