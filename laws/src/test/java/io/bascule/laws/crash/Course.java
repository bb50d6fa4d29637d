package io.bascule.laws.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A run that went to its end: what it said, and how long it was at each.
 *
 * @param places what it said last
 * @param nanos for how long
 */
record Course(List<String> places, List<Long> nanos) {
  /**
   * An instant of a run, told so that a slower one meets it too.
   *
   * @param place what is said last before it
   * @param after how long after that
   */
  record Instant(String place, Duration after) {}

  static Course of(List<String> said, List<Long> when) {
    var nanos = new ArrayList<Long>();
    for (int i = 0; i + 1 < when.size(); i++) {
      nanos.add(when.get(i + 1) - when.get(i));
    }
    return new Course(List.copyOf(said.subList(0, nanos.size())), List.copyOf(nanos));
  }

  /** One of a run's instants, from the moment on at which it has the lock, all alike. */
  Instant within(Random random) {
    return instant(random, places.indexOf(Victim.RUN), places.size());
  }

  /** One of the instants before that. */
  Instant before(Random random) {
    return instant(random, 0, places.indexOf(Victim.RUN));
  }

  private Instant instant(Random random, int from, int to) {
    long length = nanos.subList(from, to).stream().mapToLong(Long::longValue).sum();
    long left = (long) (length * random.nextDouble());
    int at = from;
    while (at + 1 < to && left >= nanos.get(at)) {
      left -= nanos.get(at);
      at++;
    }
    return new Instant(places.get(at), Duration.ofNanos(left));
  }
}
