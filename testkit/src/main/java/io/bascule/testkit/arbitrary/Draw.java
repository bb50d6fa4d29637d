package io.bascule.testkit.arbitrary;

import java.util.List;

/**
 * A tree of random decisions that grows from one number. Each decision hangs on its own path and on
 * nothing that was decided elsewhere: where a schema shrinks by a table or by a feature, all else
 * of it stays as it is.
 */
record Draw(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The decisions about one of several things. */
  Draw at(String what, int number) {
    return new Draw(mixed(seed + what.hashCode() * GOLDEN + number));
  }

  /** The decisions about one thing. */
  Draw at(String what) {
    return at(what, 0);
  }

  /** A number from 0 to the limit, without the limit. */
  int below(String what, int limit) {
    return (int) Math.floorMod(at(what).seed, (long) limit);
  }

  /** A number between both, both included. */
  int between(String what, int least, int greatest) {
    return least + below(what, greatest - least + 1);
  }

  /** Yes in so many of a hundred cases. */
  boolean chance(String what, int percent) {
    return below(what, 100) < percent;
  }

  /** One of the things. */
  <E> E pick(String what, List<E> things) {
    return things.get(below(what, things.size()));
  }

  /** SplitMix64's finish, so that neighbouring numbers have nothing in common. */
  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
