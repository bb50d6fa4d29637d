package io.bascule.runner;

import java.util.List;

/**
 * Says whether data may be deleted for good. It is asked before a run begins, while nothing is
 * locked, and only about what is there: where there are no rows, nothing is lost.
 *
 * <p>Who agrees, agrees to the changes and not to the numbers: rows that come in later go with the
 * others. What was empty when the question was asked and has rows when its turn comes was not
 * agreed to: the revision is refused then, with nothing of it done.
 */
@FunctionalInterface
public interface Consent {
  /** To all there may be; nothing is counted. */
  Consent GIVEN = losses -> true;

  /** To nothing. */
  Consent REFUSED = losses -> false;

  /** Whether all of this may be deleted. */
  boolean to(List<Loss> losses);
}
