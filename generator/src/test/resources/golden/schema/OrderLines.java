package shop.model;

import static io.bascule.schema.Identity.Kind.SERIAL;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import io.bascule.schema.Declare;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** The table {@code order_lines}. */
public final class OrderLines extends Table {
  public final Column<Integer> orderId =
      integer("order_id").references(Orders.class, o -> o.id).named("fk_order_lines_order_id");
  public final Column<Short> number = smallint("number").defaultTo(1);
  public final Column<Short> parent = smallint("parent").nullable();
  public final Column<String> owner = text("owner").referencesTable("users", "id");
  public final Column<UUID> key = uuid("key").defaultTo(sql("gen_random_uuid()"));
  public final Column<LocalTime> at = time("at").defaultTo(LocalTime.parse("08:43"));
  public final Column<LocalDateTime> seen =
      timestamp("seen").defaultTo(LocalDateTime.parse("2026-01-31T08:43"));
  public final Column<BigDecimal> rank =
      column(Declare.column("rank", Declare.decimal(10, 0)).asIdentity(SERIAL), BigDecimal.class);

  public OrderLines() {
    super("order_lines");
    primaryKey(orderId, number).named("pk_order_lines");
    unique(key.asc().collate("C"), at.desc()).nullsNotDistinct().deferrable().named("uq_lines");
    foreignKey(orderId, parent)
        .references(OrderLines.class, o -> o.orderId, o -> o.number)
        .onDelete(SET_NULL, parent)
        .match(FULL)
        .named("fk_parent");
    check(
        "order_lines_check",
        sql(on("postgres", "number > 0::smallint"), on("sqlite", "number > 0")));
  }
}
