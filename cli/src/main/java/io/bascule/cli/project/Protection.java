package io.bascule.cli.project;

/**
 * What the setting {@code protected} of a project means for one command. Where it is true, nothing
 * that takes a database back is done.
 */
public enum Protection {
  /** It holds. */
  KEPT,
  /** Somebody has said that it does not hold this time. */
  OVERRIDDEN
}
