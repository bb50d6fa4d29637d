package io.bascule.laws.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import io.bascule.runner.Consent;
import io.bascule.runner.Goal;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.LockException;
import io.bascule.runner.Loss;
import io.bascule.runner.LossException;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Others at the same database: who waits, who asks, and who was faster. */
class RunnerOthersTest extends RunnerContract {
  @Test
  void who_has_nothing_to_do_needs_no_lock() throws Exception {
    runner(Shop.HISTORY).upgrade();
    try (AutoCloseable other = occupy()) {
      assertTrue(other != null);
      assertTrue(runner(Shop.HISTORY).withWait(Duration.ZERO).upgrade().isEmpty());
    }
  }

  @Test
  void who_does_not_get_the_lock_says_so_and_changes_nothing() throws Exception {
    runner(Shop.HISTORY).upgrade(Target.parse("a1"));
    DatabaseDump before = dump();
    try (AutoCloseable other = occupy()) {
      assertTrue(other != null);
      Runner runner = runner(Shop.HISTORY).withWait(Duration.ofMillis(300));
      long start = System.nanoTime();
      var thrown = assertThrows(LockException.class, runner::upgrade);
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 250);
      assertTrue(thrown.getMessage().startsWith("Cannot upgrade to"), thrown.getMessage());
    }
    assertEquals(before, dump());
    assertEquals("a1", at());
    runner(Shop.HISTORY).upgrade();
    assertEquals("d4", at());
  }

  @Test
  void many_runs_at_once_apply_each_revision_once() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (ScratchDatabase own = kind().create()) {
        manyAtOnce(own, () -> Runner.of(own.dataSource(), dialect(), Shop.HISTORY).upgrade());
        Ledger ledger = Runner.of(own.dataSource(), dialect(), Shop.HISTORY).ledger();
        assertEquals(
            List.of("a1", "b2", "c3", "d4"),
            ledger.rows().stream().map(LedgerRow::revision).toList());
      }
    }
  }

  @Test
  void many_downgrades_at_once_take_each_revision_back_once() throws Exception {
    runner(Shop.HISTORY).upgrade();
    manyAtOnce(database(), () -> runner(Shop.HISTORY).downgrade(Target.parse("b2")));
    assertEquals("b2", at());
    assertEquals(6, runner(Shop.HISTORY).ledger().rows().size());
  }

  private static void manyAtOnce(ScratchDatabase own, Callable<Plan> run) throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      var ready = new CountDownLatch(threads);
      var done = new ArrayList<Future<Plan>>();
      for (int i = 0; i < threads; i++) {
        done.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return run.call();
                }));
      }
      for (Future<Plan> plan : done) {
        plan.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("on " + own.url(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_plan_that_others_have_carried_out_is_not_carried_out_again() {
    Runner runner = runner(Shop.HISTORY);
    Plan plan = runner.plan(Direction.UP, Target.parse("+2"));
    runner.upgrade(Target.parse("a1"));
    assertEquals("b2", stepIds(runner.run(plan)));
    assertTrue(runner.run(plan).isEmpty());
    assertEquals("b2", at());
  }

  @Test
  void a_way_back_does_not_take_along_what_came_after_it_was_planned() {
    Runner runner = runner(Shop.HISTORY);
    runner.upgrade(Target.parse("b2"));
    Plan plan = runner.plan(Direction.DOWN, Target.parse("-1"));
    runner.upgrade(Target.parse("c3"));
    var thrown = assertThrows(LedgerException.class, () -> runner.run(plan));
    assertEquals(LedgerException.Kind.CHANGED_MEANWHILE, thrown.kind());
    assertEquals("c3", at());
  }

  /** Whoever comes in between has done a part of it, and what is left is done all the same. */
  @Test
  void what_is_done_again_is_planned_anew_if_others_were_faster() {
    runner(Shop.HISTORY).upgrade();
    Plan redo = runner(Shop.HISTORY).plan(new Goal.Redo(2));
    runner(Shop.HISTORY).rollback(1);
    assertEquals("c3 c3 d4", stepIds(runner(Shop.HISTORY).run(redo)));
    assertEquals("d4", at());
  }

  @Test
  void whoever_is_asked_hears_what_would_be_deleted() {
    runner(Shop.HISTORY).upgrade();
    database().execute("INSERT INTO users (id, mail) VALUES (1, 'ann')");
    DatabaseDump before = dump();
    var heard = new ArrayList<Loss>();
    Runner asking =
        runner(Shop.HISTORY)
            .withConsent(
                losses -> {
                  heard.addAll(losses);
                  return false;
                });
    var thrown = assertThrows(LossException.class, () -> asking.downgrade(Target.BASE));
    assertEquals(heard, thrown.losses());
    assertEquals(List.of("1 row of users"), heard.stream().map(Loss::describe).toList());
    assertEquals(before, dump());
    assertEquals("d4 c3", stepIds(asking.downgrade(Target.parse("b2"))));
    assertEquals("b2 a1", stepIds(asking.withConsent(losses -> true).downgrade(Target.BASE)));
  }

  /** A question about nothing is not asked; so nobody has agreed to what comes in after it. */
  @Test
  void what_came_in_since_is_not_deleted() {
    runner(Shop.HISTORY).upgrade();
    Progress somebody =
        new Progress() {
          @Override
          public void runStarts(Plan plan) {
            assertEquals(3, plan.measures().losses().stream().filter(Loss::isNothing).count());
            database().execute("INSERT INTO users (id, mail) VALUES (1, 'ann')");
          }
        };
    Runner careful = runner(Shop.HISTORY).withConsent(Consent.REFUSED);
    var thrown =
        assertThrows(
            LossException.class, () -> careful.withProgress(somebody).downgrade(Target.BASE));
    assertTrue(thrown.getMessage().startsWith("Cannot downgrade from a1"), thrown.getMessage());
    assertEquals("a1", at());
    assertEquals("1 ann", users());
  }
}
