package io.bascule.differ;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Dialects;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmptyValuesTest {
  private static final Dialect SQLITE = Dialects.ofUrl("jdbc:sqlite:orders.db");
  private static final Dialect POSTGRES = Dialects.ofUrl("jdbc:postgresql://localhost/orders");
  private static final Column STATE = Column.of("state", Type.of(Type.Kind.TEXT));
  private static final QualifiedName ORDERS = QualifiedName.of("", "orders");

  @Test
  void aTextIsEmptyUnlessACheckListsOthers() {
    assertEquals("", value(SQLITE, "length(state) < 5"));
    assertEquals("new", value(SQLITE, "state IN ('new', 'paid')"));
    assertEquals("it's", value(SQLITE, "\"state\" in ('it''s')"));
    assertEquals(
        "new",
        value(
            POSTGRES,
            "((state)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])"
                + "::text[]))"));
  }

  @Test
  void aListThatForbidsOrThatAlsoOtherColumnsAreInTellsNothing() {
    assertEquals("", value(SQLITE, "state NOT IN ('new', 'paid')"));
    assertEquals("", value(SQLITE, "other IN ('new') OR state = 'x'"));
    assertEquals("", value(SQLITE, "other IN ('new')"));
  }

  private static String value(Dialect dialect, String rule) {
    Table table =
        Table.of(ORDERS)
            .with(STATE)
            .with(Column.of("other", Type.of(Type.Kind.TEXT)))
            .with(Check.of(ConstraintName.of("ck"), Expression.sql(rule)));
    Optional<Literal> value =
        EmptyValues.of(dialect, Schema.ofTables(List.of(table))).value(ORDERS, STATE);
    return value.orElseThrow().text();
  }
}
