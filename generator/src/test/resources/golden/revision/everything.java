package shop.revisions;

import static io.bascule.operation.Condition.columnExists;
import static io.bascule.operation.Condition.not;
import static io.bascule.operation.Condition.tableExists;
import static io.bascule.schema.Conflict.REPLACE;
import static io.bascule.schema.Declare.after;
import static io.bascule.schema.Declare.attributes;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.currentTimestamp;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.first;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.lower;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.number;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static io.bascule.schema.Deferral.INITIALLY_DEFERRED;
import static io.bascule.schema.ForeignKey.Action.CASCADE;
import static io.bascule.schema.ForeignKey.Action.SET_NULL;
import static io.bascule.schema.Identity.Kind.ALWAYS;
import static io.bascule.schema.TableAttributes.Trait.STRICT;
import static io.bascule.schema.Validity.NOT_VALID;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Orders get a state. */
@RevisionInfo(
    id = "3f2a9c1b",
    after = "91d0c7aa",
    message = "orders get a state",
    created = "2026-11-20T08:43:00Z")
public final class V20261120_0843_orders_get_a_state implements Revision {
  @Override
  public void upgrade(Changes changes) {
    // All values of billing.invoices.mood are deleted.
    changes.createSchema("billing");
    changes.dropSchema("billing");
    changes.createEnum(enumType("mood", "sad", "ok", "happy"));
    changes.dropEnum(enumType("mood", "sad", "ok", "happy"));
    changes.renameLabel(enumType("mood", "sad", "ok", "happy"), "happy", "glad");
    changes.createSequence(
        sequence("billing.numbers")
            .as(integer())
            .withOptions(options().startingAt(1000).cycling()));
    changes.dropSequence(
        sequence("billing.numbers").withOptions(options().startingAt(1000).cycling()));
    changes.alterSequence(
        sequence("billing.numbers").withOptions(options().startingAt(1000).cycling()),
        sequence("billing.numbers").withOptions(options().between(1, 9000000000L)));
    changes.createTable(
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
    changes.renameTable(name("orders"), name("app.v1", "orders"));
    changes
        .table("orders")
        .alter(attributes(), attributes().withComment("b").with("fillfactor", "70"))
        .add(column("state", varchar(20)).defaultTo("new"), first());
    changes.table("billing.invoices").drop(column("mood", enumeration("mood")).asNullable());
    changes
        .table("orders")
        .renameColumn("status", "state")
        .alter(
            column("state", varchar(20)).defaultTo("new"),
            column("state", integer()),
            sql("length(state)"))
        .reorder(List.of("id", "state"), List.of("state", "id"))
        .add(
            foreignKey("user_id")
                .references(name("app.v1", "users"), "id")
                .onDelete(SET_NULL)
                .deferrable(INITIALLY_DEFERRED))
        .drop(constraint("no_overlap", "EXCLUDE USING gist (span WITH &&)"))
        .rename(check(column("total").gt(0)).named("ck_orders_total"), "ck_orders_positive")
        .alter(
            check(column("total").gt(0)).validity(NOT_VALID).named("ck_orders_total"),
            check(column("total").gt(0)).named("ck_orders_total"))
        .add(
            index("ix_orders_open", key(lower(column("state"))), key("id").descending())
                .unique()
                .where(sql("total > 0"))
                .including("total"))
        .drop(index("ix_orders_tags", key("tags").using("jsonb_path_ops")).using("gin"))
        .rename(
            index("ix_orders_open", key(lower(column("state"))), key("id").descending()),
            "ix_orders_open_state")
        .alter(
            index("ix_orders_open", key(lower(column("state"))), key("id").descending()),
            index("ix_orders_open", key(lower(column("state"))), key("id").descending())
                .withComment("for the front page"))
        .renameColumn("state", "status")
        .add(column("paid", bool()).defaultTo(false), after("total"));
    changes
        .ifNotExists()
        .table("orders")
        .add(index("ix_orders_open", key(lower(column("state"))), key("id").descending()));
    changes.when(
        tableExists("old_orders").and(not(columnExists("billing.invoices", "mood"))),
        then -> then.table("old_orders").renameColumn("state", "status"),
        then -> then.table("old_orders").add(column("paid", bool()).defaultTo(false)));
    changes.sql(
        "UPDATE orders SET state = ? WHERE state IS NULL AND created_at < ? AND total > ? AND"
            + " user_id IN (SELECT id FROM users WHERE active)",
        "old",
        LocalDate.parse("2026-01-01"),
        new BigDecimal("9.90"));
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
