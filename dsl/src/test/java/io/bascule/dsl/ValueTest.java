package io.bascule.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Apply;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValueTest {
  /** Writes expressions down in a form of its own: operator, then operands in parentheses. */
  private static String told(Expression expression) {
    return expression instanceof Apply apply
        ? apply.operator().word()
            + apply.operands().stream()
                .map(ValueTest::told)
                .collect(Collectors.joining(" ", "(", ")"))
        : expression.toString();
  }

  private static final class Things extends Table {
    final Column<Long> a = bigint("a");
    final IntegerColumn<Long> n = bigint("n");
    final NumberColumn<BigDecimal> m = decimal("m", 9, 2);
    final Column<String> t = text("t");
    final Column<Boolean> f = bool("f");

    Things() {
      super("things");
    }

    List<Value<?>> comparisons() {
      return List.of(
          a.eq(1L),
          a.ne(n),
          a.lt(1L),
          a.le(n),
          a.gt(1L),
          a.ge(n),
          n.eq(1),
          n.ne(1),
          n.lt(1),
          n.le(1),
          n.gt(1),
          n.ge(1),
          m.ge(0),
          m.ge(BigDecimal.TEN),
          n.between(1, 9),
          a.between(1L, 9L),
          a.between(n, n),
          a.in(1L, 2L),
          n.in(1),
          n.in(1, 2),
          n.in(1, 2, 3),
          n.in(1, 2, 3, 4),
          t.in("x", "y"),
          t.like("x%"),
          t.isNull(),
          t.isNotNull(),
          a.eq(sql("x")));
    }

    List<Value<?>> functions() {
      return List.of(
          lower(t),
          upper(t),
          trim(t),
          length(t).gt(3),
          concat(t, t),
          concat(t, "x"),
          concat("x", t),
          abs(a).plus(n),
          coalesce(t, "x"),
          coalesce(t, t),
          currentTimestamp(),
          currentDate(),
          currentTime(),
          number(a).minus(1));
    }

    List<Value<?>> sums() {
      return List.of(
          n.plus(1),
          n.plus(a),
          m.plus(BigDecimal.ONE),
          n.minus(1),
          n.minus(a),
          m.minus(BigDecimal.ONE),
          n.times(2),
          n.times(a),
          m.times(n),
          m.times(BigDecimal.TEN),
          n.dividedBy(2),
          n.dividedBy(a),
          m.dividedBy(BigDecimal.TEN),
          digits("1e3"));
    }

    List<Value<?>> conditions() {
      return List.of(
          a.isNull().and(f),
          a.isNull().or(f.eq(true)),
          a.isNull().not(),
          not(f),
          a.isNull().and(sql("b > 1")),
          constant(true),
          nothing());
    }
  }

  private final Things things = new Things();

  private static List<String> told(List<Value<?>> values) {
    return values.stream().map(value -> told(value.expression())).toList();
  }

  @Test
  void comparisonsSayThemselves() {
    assertEquals(
        List.of(
            "=(a 1)",
            "<>(a n)",
            "<(a 1)",
            "<=(a n)",
            ">(a 1)",
            ">=(a n)",
            "=(n 1)",
            "<>(n 1)",
            "<(n 1)",
            "<=(n 1)",
            ">(n 1)",
            ">=(n 1)",
            ">=(m 0)",
            ">=(m 10)",
            "BETWEEN(n 1 9)",
            "BETWEEN(a 1 9)",
            "BETWEEN(a n n)",
            "IN(a 1 2)",
            "IN(n 1)",
            "IN(n 1 2)",
            "IN(n 1 2 3)",
            "IN(n 1 2 3 4)",
            "IN(t 'x' 'y')",
            "LIKE(t 'x%')",
            "IS NULL(t)",
            "IS NOT NULL(t)",
            "=(a x)"),
        told(things.comparisons()));
  }

  @Test
  void functionsSayThemselves() {
    assertEquals(
        List.of(
            "lower(t)",
            "upper(t)",
            "trim(t)",
            ">(length(t) 3)",
            "||(t t)",
            "||(t 'x')",
            "||('x' t)",
            "+(abs(a) n)",
            "coalesce(t 'x')",
            "coalesce(t t)",
            "CURRENT_TIMESTAMP()",
            "CURRENT_DATE()",
            "CURRENT_TIME()",
            "-(a 1)"),
        told(things.functions()));
  }

  @Test
  void sumsSayThemselves() {
    assertEquals(
        List.of(
            "+(n 1)", "+(n a)", "+(m 1)", "-(n 1)", "-(n a)", "-(m 1)", "*(n 2)", "*(n a)",
            "*(m n)", "*(m 10)", "/(n 2)", "/(n a)", "/(m 10)", "1e3"),
        told(things.sums()));
  }

  @Test
  void conditionsSayThemselves() {
    assertEquals(
        List.of(
            "AND(IS NULL(a) f)",
            "OR(IS NULL(a) =(f true))",
            "NOT(IS NULL(a))",
            "NOT(f)",
            "AND(IS NULL(a) b > 1)",
            "true",
            "NULL"),
        told(things.conditions()));
  }

  @Test
  void eachDatabaseCanHaveItsOwnWords() {
    assertEquals(
        Expression.on("sqlite", "datetime('now')").on("postgres", "now()"),
        Declared.column(
                new Table("t") {
                  {
                    text("x")
                        .defaultTo(sql(on("sqlite", "datetime('now')"), on("postgres", "now()")));
                  }
                })
            .defaultValue());
  }
}
