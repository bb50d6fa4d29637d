package io.bascule.laws.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialects;
import io.bascule.runner.Hooks;
import io.bascule.runner.LockException;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The file beside a SQLite database that keeps other runs away. */
class LockFileTest {
  @TempDir private Path temp;

  private Path file;
  private Path lock;

  @BeforeEach
  void inAPlaceWithBlanks() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("my data"));
    file = folder.resolve("app (1).db");
    lock = folder.resolve("app (1).db-bascule-lock");
  }

  private Runner runner() {
    return runner("jdbc:sqlite:" + file);
  }

  private static Runner runner(String url) {
    var source = new SQLiteDataSource();
    source.setUrl(url);
    return Runner.of(source, Shop.HISTORY).withWait(Duration.ofMillis(200));
  }

  /** Sees what is there while a run is. */
  private static Runner watched(Runner runner, List<Boolean> there, Path lock) {
    return runner.withHooks(
        new Hooks() {
          @Override
          public void beforeRun(Plan plan, Connection connection) {
            there.add(Files.exists(lock));
          }
        });
  }

  @Test
  void it_is_there_while_a_run_is_and_no_longer() {
    var there = new ArrayList<Boolean>();
    watched(runner(), there, lock).upgrade();
    assertEquals(List.of(true), there);
    assertFalse(Files.exists(lock));
  }

  /** Between two transactions nothing else keeps other processes away. */
  @Test
  void another_process_does_not_get_it_while_a_run_is_whatever_is_asked_in_this_one() {
    var told = new ArrayList<String>();
    Runner other = runner();
    Hooks asking =
        new Hooks() {
          @Override
          public void beforeRun(Plan plan, Connection connection) {
            told.add(HoldFile.tryIn(lock));
            assertThrows(LockException.class, other::upgrade);
            told.add(HoldFile.tryIn(lock));
          }
        };
    runner().withHooks(asking).upgrade();
    assertEquals(List.of("kept away", "kept away"), told);
    assertEquals("no file", HoldFile.tryIn(lock));
  }

  @Test
  void it_is_one_by_whatever_name_the_database_is_called() throws Exception {
    runner().upgrade();
    Path other = Files.createSymbolicLink(temp.resolve("link.db"), file);
    var there = new ArrayList<Boolean>();
    watched(runner("jdbc:sqlite:" + other), there, lock).rollback(1);
    assertEquals(List.of(true), there);
  }

  @Test
  void one_that_a_dead_process_left_keeps_nobody_away() throws Exception {
    Files.writeString(lock, "process 999999, user ann, since 2026-01-01T00:00:00Z\nsign\n");
    assertEquals(4, runner().upgrade().steps().size());
    assertFalse(Files.exists(lock));
  }

  @Test
  void who_has_it_is_named_and_who_has_nothing_to_do_needs_none() throws Exception {
    runner().upgrade();
    Files.writeString(lock, "process 4711, user ann, since 2026-01-01T00:00:00Z\nsign\n");
    Process holder = HoldFile.hold(lock);
    try {
      assertTrue(runner().upgrade().isEmpty());
      var thrown = assertThrows(LockException.class, () -> runner().rollback(1));
      assertEquals("process 4711, user ann, since 2026-01-01T00:00:00Z", thrown.holder());
      assertTrue(thrown.getMessage().contains("another run has the lock"), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("waited  0.2 s"), thrown.getMessage());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertEquals(1, runner().rollback(1).steps().size());
    runner().upgrade();
    assertEquals("d4", runner().current().get(0).revision());
  }

  /** Where no file can be made, each transaction still keeps other writers away. */
  @Test
  void where_there_can_be_none_a_run_goes_without() throws Exception {
    Files.createDirectory(lock);
    assertEquals(4, runner().upgrade().steps().size());
    assertTrue(Files.isDirectory(lock));
  }

  @Test
  void a_database_in_memory_has_none() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Runner runner = Runner.of(connection, Dialects.of(connection), Shop.HISTORY);
      assertEquals(4, runner.upgrade().steps().size());
      assertEquals("d4", runner.current().get(0).revision());
    }
  }
}
