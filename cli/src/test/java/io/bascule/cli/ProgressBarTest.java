package io.bascule.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RenameTable;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.Step;
import io.bascule.schema.QualifiedName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The line that tells how far a revision is. */
class ProgressBarTest {
  private static final Operation CHANGE =
      new RenameTable(QualifiedName.of("a"), QualifiedName.of("b"));

  private static Step step(int statements) {
    var entry =
        new HistoryEntry(
            RevisionHeader.of("a1"),
            new Revision() {
              @Override
              public void upgrade(Changes changes) {}

              @Override
              public void downgrade(Changes changes) {}
            });
    return new Step(
        entry,
        Direction.DOWN,
        Operations.of(CHANGE),
        new Planned(
            Operations.of(CHANGE),
            Collections.nCopies(statements, Statement.Sql.of(CHANGE, "SELECT 1"))));
  }

  @Test
  void tellsStatementsOfAll() {
    assertEquals(
        "down  a1  [##########----------]  2 of 4  75 s  rename table a to b",
        ProgressBar.text(step(4), 2, Duration.ofSeconds(75), ""));
    assertEquals(
        "down  a1  [####################]  0 of 0  1 s",
        ProgressBar.text(step(0), 0, Duration.ofSeconds(1), ""));
  }

  @Test
  void tellsRowsWhereTheyAreCounted() {
    assertEquals(
        "down  a1  [##########----------]  2 of 4  75 s  1,200 of 5,000 rows",
        ProgressBar.text(step(4), 2, Duration.ofSeconds(75), "1,200 of 5,000 rows"));
  }

  @Test
  void isDrawnWhileItTakesLongAndLeavesNothing() throws InterruptedException {
    var out = new StringWriter();
    try (ProgressBar bar = ProgressBar.on(new PrintWriter(out))) {
      bar.begin(step(2));
      bar.end();
      assertEquals("", out.toString());
      bar.begin(step(2));
      bar.done(1);
      long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (out.toString().isEmpty() && System.nanoTime() < patience) {
        Thread.sleep(20);
      }
      bar.end();
    }
    String[] parts = out.toString().split("\r", -1);
    assertTrue(out.toString().contains("1 of 2"), out.toString());
    assertTrue(parts[parts.length - 2].isBlank() && parts[parts.length - 1].isEmpty());
  }
}
