package io.bascule.dsl;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.number;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dsl.shop.Orders;
import io.bascule.dsl.shop.Users;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.Identity;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final QualifiedName ORDERS = QualifiedName.of("orders");
  private static final QualifiedName USERS = QualifiedName.of("users");

  private final Schema shop = Schema.of(Users::new, Orders::new);

  @Test
  void aDeclaredTableIsTheValueThatItSays() {
    var wanted =
        table(
            "orders",
            column("id", bigint()).asIdentity(Identity.Kind.BY_DEFAULT),
            column("user_id", bigint()),
            column("parent_id", bigint()).asNullable(),
            column("total", decimal(12, 2)).defaultTo(0),
            column("state", varchar(20)).defaultTo("new"),
            column("created_at", timestampWithTimeZone())
                .withDefault(Expression.apply(Operator.CURRENT_TIMESTAMP)),
            column("updated_at", timestampWithTimeZone()).asNullable(),
            primaryKey("id").withName(ConstraintName.conventional("pk_orders")),
            foreignKey("user_id")
                .references("users", "id")
                .onDelete(Action.CASCADE)
                .named("fk_orders_user_id"),
            foreignKey("parent_id").references("orders", "id").named("fk_orders_parent_id"),
            check(compare(Operator.GREATER_OR_EQUAL, "total", number("0")))
                .named("ck_orders_total"),
            check(compare(Operator.GREATER_OR_EQUAL, "updated_at", Expression.column("created_at")))
                .named("ck_orders_created_at_updated_at"),
            index("ix_orders_open", key("user_id"), key("total").descending())
                .where(compare(Operator.EQUAL, "state", Literal.of("new"))));
    assertEquals(wanted, shop.existing(ORDERS));
    assertEquals(wanted.columns().names(), shop.existing(ORDERS).columns().names());
  }

  private static Expression compare(Operator operator, String column, Expression other) {
    return Expression.apply(operator, Expression.column(column), other);
  }

  @Test
  void namesThatNobodyGaveAreConventional() {
    var origins =
        shop.existing(ORDERS).constraints().stream().map(c -> c.id().isConventional()).toList();
    assertEquals(List.of(true, true, true, false, true), origins);
  }

  @Test
  void notesTellFormerNamesAndLines() {
    var notes = shop.notes();
    assertEquals(Optional.of(QualifiedName.of("accounts")), notes.formerName(USERS));
    assertEquals(Optional.of("status"), notes.formerName(ORDERS, "state"));
    assertEquals(Optional.of("Orders.java:12"), notes.origin(ORDERS, "id"));
    assertEquals(Optional.of("Orders.java:14"), notes.origin(ORDERS, "user_id"));
    assertEquals(Optional.of("Stamps.java:9"), notes.origin(ORDERS, "created_at"));
    assertEquals(Optional.of("Orders.java:20"), notes.origin(ORDERS, "ix_orders_open"));
    assertEquals(Optional.of("Orders.java:24"), notes.origin(ORDERS, ""));
  }
}
