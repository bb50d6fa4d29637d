package shop.revisions;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.currentTimestamp;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.timestamp;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static io.bascule.schema.ForeignKey.Action.CASCADE;
import static io.bascule.schema.Identity.Kind.BY_DEFAULT;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Customers, products and orders. */
@RevisionInfo(
    id = "1f6a02c9",
    message = "customers, products and orders",
    created = "2026-11-02T09:00:00Z")
public final class V20261102_0900_customers_products_and_orders implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes.createTable(
        table(
            "customers",
            column("id", bigint()).asIdentity(BY_DEFAULT),
            column("email", varchar(320)),
            column("name", varchar(200)),
            column("created_at", timestamp()).withDefault(currentTimestamp()),
            column("updated_at", timestamp()).asNullable(),
            primaryKey("id").named("pk_customers"),
            unique("email").named("uq_customers_email")));
    changes.createTable(
        table(
            "products",
            column("id", bigint()).asIdentity(BY_DEFAULT),
            column("name", varchar(200)),
            column("price", decimal(12, 2)).defaultTo(0),
            primaryKey("id").named("pk_products"),
            check(column("price").ge(0)).named("ck_products_price")));
    changes.createTable(
        table(
            "orders",
            column("id", bigint()).asIdentity(BY_DEFAULT),
            column("customer_id", bigint()),
            column("status", varchar(20)).defaultTo("new"),
            column("created_at", timestamp()).withDefault(currentTimestamp()),
            column("updated_at", timestamp()).asNullable(),
            primaryKey("id").named("pk_orders"),
            foreignKey("customer_id")
                .references("customers", "id")
                .onDelete(CASCADE)
                .named("fk_orders_customer_id"),
            index("ix_orders_open", "customer_id").where(column("status").eq("new"))));
  }

  @Override
  public void downgrade(Changes changes) {
    changes.dropTable(
        table(
            "orders",
            column("id", bigint()).asIdentity(BY_DEFAULT),
            column("customer_id", bigint()),
            column("status", varchar(20)).defaultTo("new"),
            column("created_at", timestamp()).withDefault(currentTimestamp()),
            column("updated_at", timestamp()).asNullable(),
            primaryKey("id").named("pk_orders"),
            foreignKey("customer_id")
                .references("customers", "id")
                .onDelete(CASCADE)
                .named("fk_orders_customer_id"),
            index("ix_orders_open", "customer_id").where(column("status").eq("new"))));
    changes.dropTable(
        table(
            "products",
            column("id", bigint()).asIdentity(BY_DEFAULT),
            column("name", varchar(200)),
            column("price", decimal(12, 2)).defaultTo(0),
            primaryKey("id").named("pk_products"),
            check(column("price").ge(0)).named("ck_products_price")));
    changes.dropTable(
        table(
            "customers",
            column("id", bigint()).asIdentity(BY_DEFAULT),
            column("email", varchar(320)),
            column("name", varchar(200)),
            column("created_at", timestamp()).withDefault(currentTimestamp()),
            column("updated_at", timestamp()).asNullable(),
            primaryKey("id").named("pk_customers"),
            unique("email").named("uq_customers_email")));
  }
}
