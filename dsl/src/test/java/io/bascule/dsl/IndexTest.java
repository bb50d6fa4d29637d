package io.bascule.dsl;

import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import org.junit.jupiter.api.Test;

class IndexTest {
  private abstract static class Things extends Table {
    final Column<Integer> a = integer("a");
    final Column<String> b = text("b");
    final Column<Boolean> c = bool("c");

    Things() {
      super("things");
    }
  }

  @Test
  void indexesSayAll() {
    assertEquals(
        index(
                "ix",
                key("a").descending().nullsLast(),
                key("b").collate("C").using("text_pattern_ops"),
                key(Expression.apply(Operator.LOWER, Expression.column("b"))).nullsFirst(),
                key(sql("a + 1")))
            .unique()
            .where(Expression.column("c"))
            .including("b", "c")
            .using("gist")
            .nullsNotDistinct()
            .with("fillfactor", "70")
            .withComment("an index"),
        Declared.index(
            new Things() {
              {
                index("ix")
                    .on(
                        a.desc().nullsLast(),
                        b.asc().collate("C").using("text_pattern_ops"),
                        lower(b).asc().nullsFirst(),
                        sql("a + 1"))
                    .unique()
                    .where(c)
                    .including(b, c)
                    .using("gist")
                    .nullsNotDistinct()
                    .parameter("fillfactor", "70")
                    .comment("an index");
              }
            }));
  }

  @Test
  void anIndexWithoutANameGetsOne() {
    assertEquals(
        index(
            "ix_things_a_expr",
            key("a"),
            key(Expression.apply(Operator.UPPER, Expression.column("b")))),
        Declared.index(
            new Things() {
              {
                index().on(a, upper(b));
              }
            }));
  }
}
