package io.bascule.laws.corpus;

import io.bascule.laws.corpus.Corpus.Pair;
import io.bascule.laws.corpus.Corpus.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many trials of one candidate, two at a time. */
final class Runs {
  private static final int THREADS = 2;

  private record Planned(String set, Trial trial) {}

  private final Candidate candidate;
  private final Path empty;
  private final List<Planned> trials = new ArrayList<>();

  Runs(Candidate candidate) {
    this.candidate = candidate;
    try {
      this.empty = Files.createTempFile("empty", ".sql");
      empty.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A change there, and the opposite change. */
  Runs pair(Pair pair) {
    String set = pair.product().folder() + "/" + pair.set();
    String name = pair.toString();
    add(set, new Trial(candidate, name + " →", pair.before(), pair.after(), pair.seed()));
    add(set, new Trial(candidate, name + " ←", pair.after(), pair.before(), null));
    return this;
  }

  /** A schema out of nothing, and what should be no change at all. */
  Runs whole(Whole whole) {
    Script schema = whole.schema();
    String set = schema.product().folder() + " whole schemas";
    String name = schema.product().folder() + "/" + whole.name();
    Script nothing = new Script(empty, schema.product());
    add(set, new Trial(candidate, name + " made", nothing, schema, null).onPreparedGround());
    add(set, new Trial(candidate, name + " kept", schema, schema, null));
    return this;
  }

  private void add(String set, Trial trial) {
    trials.add(new Planned(set, trial));
  }

  /** Runs all, and gives the score. */
  Scoreboard run() {
    Scoreboard score = new Scoreboard();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Planned planned : trials) {
        running.add(pool.submit(() -> score.add(planned.set(), planned.trial().run())));
      }
      for (Future<?> each : running) {
        each.get();
      }
      return score;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the corpus was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial did not even come out wrong", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
