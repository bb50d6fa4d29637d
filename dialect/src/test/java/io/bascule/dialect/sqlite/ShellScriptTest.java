package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a script needs around its transaction; the lines were tried with a shell of 3.40.1. */
class ShellScriptTest {
  private static final Operation CAUSE = new DropTable(Table.of(QualifiedName.of("t")));

  private static List<String> before(String... statements) {
    var all = Arrays.stream(statements).map(sql -> (Statement) Statement.Sql.of(CAUSE, sql));
    return ShellScript.before(new Planned(Operations.of(CAUSE), all.toList()));
  }

  @Test
  void the_shell_stops_at_the_first_error() {
    assertEquals(
        List.of(".bail on", "PRAGMA legacy_alter_table=OFF;"), before("CREATE TABLE t (a)"));
  }

  @Test
  void dropping_a_table_takes_no_rows_of_others_along() {
    assertTrue(before("DROP TABLE t").contains("PRAGMA foreign_keys=OFF;"));
  }

  /** Newer shells refuse to write to the schema table unless they are told otherwise. */
  @Test
  void the_schema_table_may_be_written_to_where_it_is() {
    assertTrue(before("PRAGMA writable_schema=ON").contains(".dbconfig defensive off"));
  }

  @Test
  void an_older_shell_is_refused_before_anything_is_done() throws SQLException {
    assertNeeds("3.53.0", "ALTER TABLE \"two words\" ALTER COLUMN a SET NOT NULL");
    assertNeeds("3.53.0", "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0)");
    assertNeeds("3.54.1", "ALTER TABLE t DROP CONSTRAINT fk");
    assertEquals(2, before("ALTER TABLE t ADD COLUMN c", "ALTER TABLE t RENAME TO u").size());
  }

  private static void assertNeeds(String version, String statement) throws SQLException {
    String guard = before(statement).get(1);
    assertTrue(guard.contains("needs the shell of SQLite " + version), guard);
    try (var memory = Simulator.empty()) {
      memory.run(guard); // this library is new enough
      String older = guard.replace("sqlite_version()", "'3.40.1'");
      String refusal = String.valueOf(memory.refusal(older));
      assertTrue(refusal.contains("needs the shell of SQLite"), refusal);
    }
  }
}
