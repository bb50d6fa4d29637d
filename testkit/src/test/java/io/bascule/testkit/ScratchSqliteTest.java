package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ScratchSqliteTest {

  @Test
  void keepsWhatIsWrittenUntilItIsClosed() throws SQLException {
    ScratchSqlite scratch = ScratchSqlite.create();
    scratch.execute("pragma journal_mode = wal", "create table t (a)", "insert into t values (7)");
    try (Connection connection = scratch.dataSource().getConnection();
        ResultSet row = connection.createStatement().executeQuery("select a from t")) {
      assertTrue(row.next());
      assertEquals(7, row.getInt(1));
    }
    scratch.close();
    assertFalse(Files.exists(scratch.file().getParent()));
    scratch.close();
  }
}
