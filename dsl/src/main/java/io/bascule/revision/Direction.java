package io.bascule.revision;

/** The way along a history. */
public enum Direction {
  /** Towards its heads. */
  UP("upgrade"),
  /** Towards its base. */
  DOWN("downgrade");

  private final String verb;

  Direction(String verb) {
    this.verb = verb;
  }

  /** The word of the command: {@code upgrade}, {@code downgrade}. */
  public String verb() {
    return verb;
  }
}
