package io.bascule.runner;

import io.bascule.dialect.Statement;
import java.time.Duration;
import java.util.List;

/** Two who hear what a run does. */
record BothProgress(Progress first, Progress second) implements Progress {
  @Override
  public void backupTaken(String name) {
    first.backupTaken(name);
    second.backupTaken(name);
  }

  @Override
  public void runStarts(Plan plan) {
    first.runStarts(plan);
    second.runStarts(plan);
  }

  @Override
  public void planChanged(Plan plan) {
    first.planChanged(plan);
    second.planChanged(plan);
  }

  @Override
  public void stepStarts(Step step) {
    first.stepStarts(step);
    second.stepStarts(step);
  }

  @Override
  public void statementStarts(Step step, Statement statement, int index) {
    first.statementStarts(step, statement, index);
    second.statementStarts(step, statement, index);
  }

  @Override
  public void statementEnds(Step step, Statement statement, int index, Duration duration) {
    first.statementEnds(step, statement, index, duration);
    second.statementEnds(step, statement, index, duration);
  }

  @Override
  public void rowsDone(Step step, Statement statement, long rows, long total) {
    first.rowsDone(step, statement, rows, total);
    second.rowsDone(step, statement, rows, total);
  }

  @Override
  public void preconditionMet(Step step, Statement.Precondition precondition, List<String> rows) {
    first.preconditionMet(step, precondition, rows);
    second.preconditionMet(step, precondition, rows);
  }

  @Override
  public void stepEnds(Step step, Duration duration) {
    first.stepEnds(step, duration);
    second.stepEnds(step, duration);
  }

  @Override
  public void runEnds(Plan plan, Duration duration) {
    first.runEnds(plan, duration);
    second.runEnds(plan, duration);
  }
}
