package io.bascule.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.ConstraintName;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HazardsTest {
  private static final QualifiedName ORDERS = QualifiedName.of("", "orders");
  private static final Operation CREATE = new CreateTable(Table.of(ORDERS));
  private static final Operation UNIQUE =
      new AddConstraint(ORDERS, Unique.of(ConstraintName.of("uq"), List.of("code")));

  private static List<String> codes(Operation... operations) {
    return new Operations(List.of(operations)).hazards().stream().map(Hazard::code).toList();
  }

  @Test
  void rowsMayBreakANewConstraint() {
    assertEquals(List.of("DD103"), codes(UNIQUE));
  }

  @Test
  void aNewTableHasNoRows() {
    assertEquals(List.of(), codes(CREATE, UNIQUE));
  }

  @Test
  void aDataStepMayHaveFilledIt() {
    Operation fill =
        new DataStep(
            new DataAction.Sql("INSERT INTO orders VALUES (1)", List.of(), new TreeSet<>()));
    assertEquals(List.of("DD103"), codes(CREATE, fill, UNIQUE));
  }
}
