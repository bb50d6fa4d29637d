package io.bascule.dialect;

import java.util.List;

/**
 * What a statement outside any transaction left behind when it was broken off.
 *
 * @param state what is there of it
 * @param removal the statements that take it away before it is tried again
 */
public record Leftover(State state, List<String> removal) {
  /** What is there of a statement that was broken off. */
  public enum State {
    /** Nothing that would be in the way. */
    NOTHING,
    /** A part that nobody can use. */
    BROKEN,
    /** All of it: it was broken off after it was done. */
    DONE
  }

  /** Nothing is left. */
  public static final Leftover NOTHING = new Leftover(State.NOTHING, List.of());

  /** It is done. */
  public static final Leftover DONE = new Leftover(State.DONE, List.of());

  public Leftover {
    removal = List.copyOf(removal);
  }

  /** A part is left, which these statements take away. */
  public static Leftover broken(String... removal) {
    return new Leftover(State.BROKEN, List.of(removal));
  }
}
