package io.bascule.runner;

import java.util.List;

/**
 * What a plan meets in the database, in numbers: estimates where counting would take long.
 *
 * @param losses what would be deleted for good, also where there is nothing to delete
 * @param tables how large the tables are that the steps work on
 * @param obstacles rows that would make the steps fail, as far as the present rows can tell
 */
public record Measures(List<Loss> losses, List<TableSize> tables, List<Obstacle> obstacles) {
  /** Nobody has looked. */
  public static final Measures NONE = new Measures(List.of(), List.of(), List.of());

  public Measures {
    losses = List.copyOf(losses);
    tables = List.copyOf(tables);
    obstacles = List.copyOf(obstacles);
  }

  /** What a step would delete. */
  public List<Loss> losses(Step step) {
    return losses.stream().filter(loss -> loss.isBy(step)).toList();
  }

  /** How large the tables are that a step works on. */
  public List<TableSize> tables(Step step) {
    return tables.stream().filter(size -> size.isOf(step)).toList();
  }

  /** The rows that would make a step fail. */
  public List<Obstacle> obstacles(Step step) {
    return obstacles.stream().filter(obstacle -> obstacle.isOf(step)).toList();
  }

  /** The same with what is in the way. */
  Measures with(List<Obstacle> others) {
    return new Measures(losses, tables, others);
  }
}
