package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import io.bascule.schema.Declare;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/** The table {@code orders}. */
public final class Orders extends Table {
  public final Column<Integer> id =
      integer("id").identityAlways(options -> options.startingAt(1000)).primaryKey();
  public final Column<Long> userId =
      bigint("user_id")
          .references(Users.class, u -> u.id)
          .onDelete(CASCADE)
          .onUpdate(RESTRICT)
          .initiallyDeferred();
  public final Column<String> classColumn = text("class").collate("C").comment("a word of Java");
  public final Column<BigDecimal> total = decimal("total", 12, 2).defaultTo(digits("0.00"));
  public final Column<BigDecimal> discount = decimal("discount", 12, 2).defaultTo(0);
  public final Column<Boolean> paid = bool("paid").defaultTo(false);
  public final Column<LocalDate> placed = date("placed").defaultTo(LocalDate.parse("2026-01-31"));
  public final Column<LocalDate> due = date("due").defaultTo(currentDate());
  public final Column<Instant> createdAt =
      timestampWithTimeZone("created_at", 3).defaultTo(currentTimestamp());
  public final Column<Double> tax =
      doublePrecision("tax").nullable().storedAs(sql("(total - discount) * 0.19"));
  public final Column<String> extra = json("extra").defaultTo("{}");
  public final Column<byte[]> digest =
      binary("digest").nullable().defaultTo(HexFormat.of().parseHex("00ff"));
  public final Column<String> span =
      type("span", "tstzrange", String.class).nullable().defaultTo(nothing());
  public final Column<BigDecimal> price =
      type("price", "NUMERIC(10,2)", BigDecimal.class).defaultTo(digits("0"));
  public final Column<String> note =
      text("note").nullable().defaultTo(sql(Declare.value(0))).onNull(REPLACE);

  public Orders() {
    super("orders");
    unlogged();
    parameter("fillfactor", "70");
    check("ck_orders_total", sql("total >= discount"));
    check(sql("tax > 0")).noInherit().notValid();
    constraint("no_overlap", "EXCLUDE USING gist (span WITH &&)");
    index("ix_orders_open").on(userId, total.desc().nullsLast()).where(sql("NOT paid"));
    index().on(note);
    index("ux_orders")
        .on(sql("lower(note)").asc().using("text_pattern_ops"))
        .unique()
        .including(total, tax)
        .nullsNotDistinct()
        .parameter("fillfactor", "70")
        .comment("for the search");
  }
}
