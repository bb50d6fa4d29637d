package io.bascule.laws.cost;

import java.util.Arrays;

/** Times of something that was done several times. */
final class Clock {
  private static final double MILLION = 1e6;

  private Clock() {}

  /** Work that may fail. */
  interface Work {
    void run() throws Exception;
  }

  static long nanos(Work work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    return System.nanoTime() - start;
  }

  static double median(long... nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / MILLION;
  }

  static void print(String what, long... nanos) {
    System.out.printf(
        "%-48s %,9.1f ms  (%,.1f to %,.1f, %d times)%n",
        what,
        median(nanos),
        Arrays.stream(nanos).min().orElseThrow() / MILLION,
        Arrays.stream(nanos).max().orElseThrow() / MILLION,
        nanos.length);
  }
}
