package io.bascule.laws.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Kills runs up and down on one database, at instants that are uniform over the time that a run
 * takes, and lets the next run find the database.
 */
abstract class Crashes implements AutoCloseable {
  private static final String UP = "up";
  private static final String DOWN = "down";

  /** So many victims, and as many as there are to be kills, may end by themselves. */
  private static final int TRIES = 20;

  private static final String HEAD =
      Harbour.HISTORY.entries().get(Harbour.HISTORY.entries().size() - 1).id();

  private final ScratchDatabase database;
  private final Path folder;
  private final Runner runner;
  private final States states;
  private final Random random;
  private final Tally tally = new Tally();
  private final Map<String, Course> courses = new HashMap<>();
  private @Nullable Hostage next;

  Crashes(ScratchDatabase database, Path folder, int users, long seed) {
    this.database = database;
    this.folder = folder;
    this.random = new Random(seed);
    this.runner =
        Runner.of(database.dataSource(), Harbour.HISTORY).withWait(Duration.ofSeconds(60));
    runner.upgrade(Target.parse(Harbour.START));
    database.execute(Harbour.rows(users).toArray(String[]::new));
    this.states = States.along(database);
  }

  /** The URL that victims use. */
  abstract String url();

  /** In which way the next one dies. */
  abstract Death death(Random random);

  /** Waits until the database lets in whoever comes, and nothing goes on behind a dead one. */
  abstract void settle() throws SQLException, InterruptedException;

  /**
   * Looks for damage that neither the schema nor the rows show.
   *
   * @param last what the last run did
   */
  abstract void checkSound(Plan last) throws SQLException;

  ScratchDatabase database() {
    return database;
  }

  Random random() {
    return random;
  }

  Tally tally() {
    return tally;
  }

  /** Kills so many runs. */
  void kill(int kills) throws Exception {
    measure(UP);
    measure(DOWN);
    String way = UP;
    for (int tries = 0; tally.kills() < kills; tries++) {
      assertTrue(tries < 2 * kills + TRIES, () -> "most end before they are killed: " + tally);
      trial(way);
      if (random.nextInt(5) == 0) {
        tally.count("left to the next victim");
        continue;
      }
      way = finish(way);
    }
    finish(way);
  }

  private Hostage victim() throws IOException {
    Hostage ready = next == null ? Hostage.of(url(), folder) : next;
    next = null;
    return ready;
  }

  /** The next one comes up while the last one is looked at. */
  private void bury(Hostage victim) throws IOException, InterruptedException {
    next = Hostage.of(url(), folder);
    victim.bury();
  }

  /** Lets one run to its end, to know how long that takes. */
  private void measure(String way) throws Exception {
    Hostage one = victim();
    one.begin(way);
    assertTrue(one.endsWithin(Duration.ofSeconds(120)), "it takes too long");
    one.kill();
    assertEquals(Victim.DONE, one.last(), one.errors());
    courses.put(way, one.course());
    bury(one);
    states.check(way.equals(UP) ? HEAD : Harbour.START, database, "after a run " + way);
  }

  private void trial(String way) throws Exception {
    Hostage victim = victim();
    Death death = death(random);
    victim.begin(way);
    if (endsBefore(courses.get(way), victim)) {
      tally.count("ended before its instant");
      bury(victim);
      return;
    }
    death.come(victim, database.dataSource());
    victim.kill();
    tally.kill(way, victim.last(), death);
    bury(victim);
    if (random.nextBoolean()) {
      settle();
      lookBetween(way + " killed at " + victim.last());
    }
  }

  /**
   * Waits for the instant at which it dies: for one in ten before it runs anything, for the others
   * at any instant of their run. Who goes on with what another has begun may end before that.
   */
  private boolean endsBefore(Course course, Hostage victim) throws InterruptedException {
    boolean early = random.nextInt(10) == 0;
    Course.Instant instant = early ? course.before(random) : course.within(random);
    victim.await(instant.place());
    return victim.endsWithin(instant.after());
  }

  /** What is not under way is at one of the revisions, whole. */
  private void lookBetween(String when) {
    Ledger ledger = runner.ledger();
    if (ledger.unfinished().isEmpty()) {
      states.check(ledger.current().get(0).revision(), database, when);
      tally.count("between two revisions");
    } else {
      assertEquals(1, ledger.unfinished().size(), when);
      tally.count("within a revision in parts");
    }
  }

  /**
   * Completes what was killed, and sometimes turns round: {@code upgrade} must lead to the head
   * from wherever it is, and {@code downgrade} to the beginning.
   *
   * @return the way from there
   */
  private String finish(String killed) throws Exception {
    String way = random.nextInt(3) == 0 ? (killed.equals(UP) ? DOWN : UP) : killed;
    tally.count(way.equals(killed) ? "completed" : "turned round");
    settleAtLast();
    Plan last = way.equals(UP) ? runner.upgrade() : runner.downgrade(Target.parse(Harbour.START));
    states.check(way.equals(UP) ? HEAD : Harbour.START, database, "completed " + way);
    checkLedger();
    checkSound(last);
    return way.equals(UP) ? DOWN : UP;
  }

  /** Before another run comes: by default it comes at once. */
  void settleAtLast() throws Exception {}

  /** Nothing is under way, and what was done was done in turn: up, down, up. */
  private void checkLedger() {
    Ledger ledger = runner.ledger();
    assertEquals(List.of(), ledger.unfinished());
    var last = new HashMap<String, Direction>();
    for (LedgerRow row : ledger.rows()) {
      if (row.state() == LedgerRow.State.DONE) {
        Direction before = last.put(row.revision(), row.direction());
        Direction expected = before == Direction.UP ? Direction.DOWN : Direction.UP;
        assertEquals(expected, row.direction(), "line " + row.sequence() + " " + row.revision());
      }
    }
  }

  @Override
  public void close() throws Exception {
    if (next != null) {
      next.bury();
    }
    database.close();
  }
}
