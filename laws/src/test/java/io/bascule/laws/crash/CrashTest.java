package io.bascule.laws.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kill -9 at random instants of upgrades and downgrades; then another run completes, and schema and
 * rows are right. How often, the system property {@code bascule.crash.kills} says, for each
 * database; {@code make crash} kills at length. What fell where is written to {@code target/crash}.
 */
class CrashTest {
  private static final int KILLS = Integer.getInteger("bascule.crash.kills", 8);
  private static final long SEED = Long.getLong("bascule.crash.seed", 20261121);
  private static final int USERS = 800;

  /** From so many on chance alone does not make most of them fall beside the run. */
  private static final int MANY = 100;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void sqlite_is_as_it_was_or_as_it_should_be(String journal) throws Exception {
    int kills = (KILLS + 1) / 2;
    try (var crashes = new SqliteCrashes(SqliteCrashes.database(journal), folder, USERS, SEED)) {
      crashes.kill(kills);
      check("sqlite-" + journal, crashes);
    }
  }

  @Test
  void postgres_is_as_it_was_or_as_it_should_be() throws Exception {
    try (var crashes = new PostgresCrashes(folder, USERS, SEED)) {
      crashes.kill(KILLS);
      check("postgres", crashes);
    }
  }

  private static void check(String name, Crashes crashes) throws Exception {
    Tally tally = crashes.tally();
    tally.write(Path.of("target", "crash", name + ".txt"), name);
    // Of a few, chance may let all but one fall beside it.
    int enough = tally.kills() < MANY ? 1 : tally.kills() / 2;
    assertTrue(tally.inside() >= enough, "too few fall inside the run: " + tally);
  }
}
