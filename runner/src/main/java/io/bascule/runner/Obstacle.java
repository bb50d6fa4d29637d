package io.bascule.runner;

import io.bascule.revision.Direction;

/**
 * Rows that are in the way of a revision, as the database is before the run.
 *
 * @param revision the id of the revision
 * @param direction on which way
 * @param change the change that they make fail, for people
 * @param finding the rows
 */
public record Obstacle(
    String revision, Direction direction, String change, StepException.Finding finding) {
  boolean isOf(Step step) {
    return revision.equals(step.id()) && direction == step.direction();
  }
}
