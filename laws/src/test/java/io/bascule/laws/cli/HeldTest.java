package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.laws.OtherJvm;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.laws.runner.RunAndHold;
import io.bascule.testkit.ScratchDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command while another process has the lock, and after that was killed. */
class HeldTest {
  private static final String NOTES =
      "table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\").named(\"pk_notes\"))";

  @TempDir private Path temp;

  @ParameterizedTest
  @EnumSource
  void whoWaitsTooLongNamesTheHolderAndTheKilledHolderGivesWay(Product product) throws Exception {
    try (ScratchDatabase database = product.database()) {
      var folder = new Folder(temp, database.url());
      folder.model("public final Column<Long> id = bigint(\"id\").primaryKey();");
      folder.revision("a1", "", "changes.createTable(" + NOTES + ");", "");
      Process holder = holder(database);
      try (BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("starts", lines.readLine());
        assertEquals("holds", lines.readLine());
        Said refused = folder.run("upgrade", "--lock-timeout", "1");
        assertEquals(5, refused.exit(), refused.toString());
        assertTrue(refused.err().contains("waited  1 s"), refused.toString());
        assertTrue(
            refused.err().matches("(?s).*holder  process \\d+, user .*since \\d{4}-.*"),
            refused.toString());
        Said json = folder.run("upgrade", "--lock-timeout", "0", "--output", "json");
        assertEquals(5, json.exit(), json.toString());
        Map<String, Object> told = JSON.std.mapFrom(json.out());
        assertTrue(told.toString().contains("process "), told.toString());
      } finally {
        holder.destroyForcibly().waitFor();
      }
      Said done = folder.run("upgrade");
      assertEquals(0, done.exit(), done.toString());
      assertEquals("a1", folder.run("current").out().substring(0, 2));
    }
  }

  /** Another history on the same database: the lock is the database's. */
  private static Process holder(ScratchDatabase database) {
    return OtherJvm.start(RunAndHold.class, database.url(), "a1:0");
  }
}
