package io.bascule.runner;

import io.bascule.dialect.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Hears what a run does while it does it, on the thread that runs. Each method does nothing unless
 * it is overridden. What a listener throws stops the run, and the revision at hand is taken back.
 */
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = new Progress() {};

  /** Both hear all, the first one first. */
  static Progress both(Progress first, Progress second) {
    return new BothProgress(first, second);
  }

  /** A backup was taken of what the run will change; only whoever takes one tells of it. */
  default void backupTaken(String name) {}

  /** A run begins, with at least one step. */
  default void runStarts(Plan plan) {}

  /** Somebody else was faster and changed the database: this is done instead. */
  default void planChanged(Plan plan) {}

  /** A revision begins. */
  default void stepStarts(Step step) {}

  /**
   * A statement is sent.
   *
   * @param step the revision that it belongs to
   * @param statement the statement
   * @param index its place among {@code step.planned().statements()}, from zero
   */
  default void statementStarts(Step step, Statement statement, int index) {}

  /** A statement was executed. */
  default void statementEnds(Step step, Statement statement, int index, Duration duration) {}

  /**
   * A statement that goes over many rows is under way: a backfill, of which the rows that are done
   * last, those of an earlier run among them; or the copy of a table that SQLite cannot alter,
   * which lasts only when its revision ends.
   *
   * @param step the revision that it belongs to
   * @param statement the statement
   * @param rows how many are done
   * @param total how many there were when it began; of a backfill's others may have come and gone
   */
  default void rowsDone(Step step, Statement statement, long rows, long total) {}

  /**
   * A precondition of a revision found rows, and the revision is not taken back for it.
   *
   * @param step the revision
   * @param precondition what was asked: it warns, or leaves out the rest of the revision
   * @param rows the first rows, each as {@code column = value} pairs
   */
  default void preconditionMet(Step step, Statement.Precondition precondition, List<String> rows) {}

  /** A revision is done and lasts. */
  default void stepEnds(Step step, Duration duration) {}

  /** The run is over, and all of it is done. */
  default void runEnds(Plan plan, Duration duration) {}
}
