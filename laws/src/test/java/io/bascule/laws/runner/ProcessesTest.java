package io.bascule.laws.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.laws.OtherJvm;
import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs as processes of their own: several at once, and killed in the middle. */
class ProcessesTest {
  private static final int EIGHT = 8;
  private static final String ROWS =
      "INSERT INTO users (id, mail) VALUES (1, 'ann@x'), (2, 'bob@x')";

  @ParameterizedTest
  @EnumSource
  void of_eight_at_once_exactly_one_works(Kind kind) throws Exception {
    try (ScratchDatabase database = kind.create()) {
      var processes = new ArrayList<Process>();
      for (int i = 0; i < EIGHT; i++) {
        processes.add(start(database, "-"));
      }
      var said = new ArrayList<String>();
      for (Process process : processes) {
        said.add(lastLine(process));
        assertEquals(0, process.exitValue());
      }
      Collections.sort(said);
      var expected = new ArrayList<>(Collections.nCopies(EIGHT - 1, "did 0"));
      expected.add("did 4");
      assertEquals(expected, said);
      assertEquals(
          List.of("a1", "b2", "c3", "d4"),
          Runner.of(database.dataSource(), Shop.HISTORY).ledger().rows().stream()
              .map(LedgerRow::revision)
              .toList());
    }
  }

  /** Killed while it holds the lock, it gives way to those who wait: one works. */
  @ParameterizedTest
  @EnumSource
  void who_waits_too_long_says_who_works_and_who_is_killed_gives_way(Kind kind) throws Exception {
    try (ScratchDatabase database = kind.create()) {
      Process holder = start(database, "b2:0");
      try (BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("starts", lines.readLine());
        assertEquals("holds", lines.readLine());
        List<Process> hasty = List.of(start(database, "-", "200"), start(database, "-", "200"));
        List<Process> patient =
            List.of(start(database, "-", "60000"), start(database, "-", "60000"));
        for (Process process : hasty) {
          String said = lastLine(process);
          assertTrue(said.matches("locked .*process \\d+.*"), said);
        }
        for (Process process : patient) {
          assertEquals("starts", process.inputReader(StandardCharsets.UTF_8).readLine());
          assertEquals("waits", process.inputReader(StandardCharsets.UTF_8).readLine());
        }
        holder.destroyForcibly().waitFor();
        var said = new TreeSet<String>();
        for (Process process : patient) {
          said.add(lastLine(process));
        }
        assertEquals(Set.of("did 0", "did 3"), said);
      } finally {
        holder.destroyForcibly().waitFor();
      }
      assertEquals(
          "d4", Runner.of(database.dataSource(), Shop.HISTORY).current().get(0).revision());
    }
  }

  private static String lastLine(Process process) throws Exception {
    String last = "";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.equals("waits") ? last : line; // said by another thread
      }
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return last;
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_killed_leaves_the_state_before_its_revision(Kind kind) throws Exception {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = Runner.of(database.dataSource(), Shop.HISTORY);
      runner.upgrade(Target.parse("c3"));
      database.execute(ROWS);
      DatabaseDump schema = DatabaseDump.of(database.dataSource());
      RowDump rows = RowDump.of(database.dataSource());
      for (String place : places(runner.plan(Direction.UP, Target.HEAD))) {
        killAt(database, place);
        assertEquals("c3", runner.current().get(0).revision(), place);
        assertEquals(schema, DatabaseDump.of(database.dataSource()), place);
        assertEquals(rows, RowDump.of(database.dataSource()), place);
      }
      runner.upgrade();
      assertEquals("d4", runner.current().get(0).revision());
      assertEquals(rows, RowDump.of(database.dataSource()));
    }
  }

  /** Before the first statement of d4, in the middle, and after the last. */
  private static TreeSet<String> places(Plan plan) {
    List<Statement> statements = plan.steps().get(0).planned().statements();
    int last = statements.size() - 1;
    return new TreeSet<>(List.of("d4:0", "d4:" + (last + 1) / 2, "d4:" + last + ":done"));
  }

  private static void killAt(ScratchDatabase database, String place) throws Exception {
    Process process = start(database, place);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("starts", lines.readLine());
      assertEquals("holds", lines.readLine(), place);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Process start(ScratchDatabase database, String... arguments) {
    var words = new ArrayList<>(List.of(database.url()));
    words.addAll(List.of(arguments));
    return OtherJvm.start(RunAndHold.class, words.toArray(String[]::new));
  }
}
