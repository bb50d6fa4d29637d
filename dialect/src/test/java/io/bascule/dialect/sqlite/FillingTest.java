package io.bascule.dialect.sqlite;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.operation.AddColumn;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.schema.Column;
import io.bascule.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a new column for the rows that were there before it. */
class FillingTest {
  private static final QualifiedName TABLE = QualifiedName.of("t");
  private static final Column FILLED = column("b", text()).defaultTo("old");

  @Test
  void aDefaultThatIsTakenAwayAtOnceHasFilledTheRows() throws SQLException {
    assertEquals(List.of("1|old"), rowsAfter(FILLED, column("b", text())));
  }

  @Test
  void aDefaultThatIsChangedAtOnceHasFilledTheRows() throws SQLException {
    assertEquals(List.of("1|old"), rowsAfter(FILLED, FILLED.defaultTo("new")));
  }

  @Test
  void onlyTheFirstDefaultCounts() throws SQLException {
    Column other = FILLED.defaultTo("other");
    assertEquals(List.of("1|old"), rowsAfter(FILLED, other, column("b", text())));
  }

  @Test
  void aDefaultThatComesLaterFillsNothing() throws SQLException {
    Column open = column("b", integer()).asNullable();
    assertEquals(List.of("1|null"), rowsAfter(open, open.defaultTo(5)));
  }

  @Test
  void aDefaultThatComesWithNotNullFillsWhatIsNull() throws SQLException {
    Column open = column("b", integer()).asNullable();
    assertEquals(List.of("1|5"), rowsAfter(open, column("b", integer()).defaultTo(5)));
  }

  private static List<String> rowsAfter(Column added, Column... changes) throws SQLException {
    try (var database = TestDatabase.of("create table t(a int);\ninsert into t values (1)")) {
      var operations = new Operation[changes.length + 1];
      operations[0] = new AddColumn(TABLE, added);
      for (int i = 0; i < changes.length; i++) {
        operations[i + 1] = new AlterColumn(TABLE, i == 0 ? added : changes[i - 1], changes[i]);
      }
      database.change(operations);
      return database.rows("select a, b from t");
    }
  }
}
