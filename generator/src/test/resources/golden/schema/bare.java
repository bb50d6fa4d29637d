package shop.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code a}. */
public final class A extends Table {
  public final Column<Integer> id = integer("id").primaryKey();
  public final Column<Integer> b = integer("b").unique().referencesTable("a");

  public A() {
    super("a");
    unique(b);
    unique(b).named("uq_a_b");
    check(sql("b > 0"));
    check(sql("b > 1"));
    foreignKey(b).referencesTable("nowhere", "c");
  }
}
