package io.bascule.runner.backup;

import io.bascule.dialect.Copies.Content;
import io.bascule.operation.Hazard;
import io.bascule.runner.Plan;

/**
 * When a run takes a backup first, and of what.
 *
 * @param when when it does
 * @param extent of what it is
 */
public record Policy(When when, Extent extent) {
  /** No backups. */
  public static final Policy NONE = new Policy(When.NEVER, Extent.DATABASE);

  /** When a run takes a backup first. */
  public enum When {
    /** Only whoever asks for a backup gets one. */
    NEVER,
    /** Before a run that deletes rows or values. */
    DESTRUCTIVE,
    /** Before every run. */
    ALWAYS
  }

  /** Of what it is. */
  public enum Extent {
    /** All that the database holds. */
    DATABASE,
    /** The rows of the tables that the run touches, where that can be foreseen. */
    TABLES
  }

  boolean isFor(Plan plan) {
    return switch (when) {
      case NEVER -> false;
      case DESTRUCTIVE ->
          plan.hazards().stream()
              .anyMatch(hazard -> hazard.severity() == Hazard.Severity.DELETES_DATA);
      case ALWAYS -> !plan.isEmpty();
    };
  }

  Content content(Plan plan) {
    return extent == Extent.TABLES ? Touched.of(plan) : Content.WHOLE;
  }
}
